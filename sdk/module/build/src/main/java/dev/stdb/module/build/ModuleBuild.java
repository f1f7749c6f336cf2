package dev.stdb.module.build;

import dev.stdb.wasm.ModuleRewriter;
import dev.stdb.wasm.WasmException;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.WasmValidator;
import dev.stdb.wasm.abi.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Builds Java sources into a module that a stock SpacetimeDB server from 2.0 accepts.
 *
 * <pre>{@code
 * var build = new ModuleBuild(BuildOptions.defaults());
 * switch (build.run(Path.of("chat"), event -> System.out.println(event))) {
 *     case BuildResult.Built built -> publish(built.bytes());
 *     case BuildResult.Failed failed -> failed.diagnostics().forEach(System.err::println);
 *     case BuildResult.Cancelled stopped -> {}
 * }
 * }</pre>
 *
 * Sources are {@code src/main/java} of the project folder, or the folder itself. Keep one instance for repeated builds: what
 * it has read of the class library makes the next build several times faster. One build at a time: a second caller waits.
 */
public final class ModuleBuild implements AutoCloseable {
    private final BuildOptions options;
    private final ReentrantLock building = new ReentrantLock();
    private volatile boolean cancelled;
    private @Nullable JavaCompilation javac;
    private @Nullable ClassLibrary library;

    public ModuleBuild(BuildOptions options) {
        this.options = options;
    }

    /**
     * Builds on the calling thread.
     *
     * @param events is told of every step, on the calling thread
     */
    public BuildResult run(Path projectDir, Consumer<BuildEvent> events) {
        building.lock();
        try {
            cancelled = false;
            return new Run(projectDir.toAbsolutePath().normalize(), events).run();
        } finally {
            building.unlock();
        }
    }

    /** Stops the build that is running, if one is; any thread. It ends with {@link BuildResult.Cancelled}. */
    public void cancel() {
        cancelled = true;
    }

    /** Gives back the files that are kept open between builds. */
    @Override
    public void close() {
        building.lock();
        try {
            if (javac != null) {
                javac.close();
                javac = null;
            }
            if (library != null) {
                library.close();
                library = null;
            }
        } finally {
            building.unlock();
        }
    }

    private JavaCompilation javac() {
        var existing = javac;
        if (existing == null) {
            var classPath = new ArrayList<>(ClassPathRoots.api());
            classPath.addAll(options.classPath());
            existing = new JavaCompilation(classPath);
            javac = existing;
        }
        return existing;
    }

    private ClassLibrary library() {
        var existing = library;
        if (existing == null) {
            var roots = new ArrayList<>(ClassPathRoots.toolchain());
            roots.addAll(options.classPath());
            existing = new ClassLibrary(roots);
            library = existing;
        }
        return existing;
    }

    /** One build; fields are its progress. */
    private final class Run {
        private final Path project;
        private final Consumer<BuildEvent> events;
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final long started = System.nanoTime();
        private BuildStep step = BuildStep.JAVAC;
        private long stepStarted;

        Run(Path project, Consumer<BuildEvent> events) {
            this.project = project;
            this.events = events;
        }

        BuildResult run() {
            try {
                return steps();
            } catch (IOException e) {
                report(Diagnostic.error(step.text() + " failed: " + e, ""));
                return new BuildResult.Failed(diagnostics);
            }
        }

        private BuildResult steps() throws IOException {
            begin(BuildStep.JAVAC);
            var compiled = javac().compile(sources());
            compiled.diagnostics().forEach(this::report);
            if (compiled.failed()) {
                return new BuildResult.Failed(diagnostics);
            }
            if (stopped()) {
                return new BuildResult.Cancelled();
            }
            end();
            begin(BuildStep.ANALYSE);
            var classes = new ModuleClasses(library(), compiled.files());
            var translated = new Translation(options, this::stopped, this::progress).run(classes, library());
            byte[] wasm = translated.wasm();
            if (translated.cancelled()) {
                return new BuildResult.Cancelled();
            }
            for (var problem : translated.problems()) {
                report(Diagnostic.error(problem.getText() + Arrays.toString(problem.getParams()) + problem.getLocation(), ""));
            }
            if (wasm == null) {
                return new BuildResult.Failed(diagnostics);
            }
            end();
            begin(BuildStep.REWRITE);
            byte[] fitted = rewriter().rewrite(wasm).bytes();
            end();
            begin(BuildStep.VALIDATE);
            try {
                WasmValidator.validate(WasmModule.parse(fitted));
            } catch (WasmException e) {
                if (Boolean.getBoolean("dump")) { Files.write(Path.of("/tmp/w/try/bad.wasm"), wasm); Files.write(Path.of("/tmp/w/try/bad2.wasm"), fitted); }
                report(Diagnostic.error(e.getMessage(), ""));
                return new BuildResult.Failed(diagnostics);
            }
            end();
            begin(BuildStep.WRITE);
            Path out = out();
            write(out, fitted);
            end();
            return new BuildResult.Built(
                    out,
                    fitted,
                    Duration.ofNanos(System.nanoTime() - started),
                    false,
                    ServerVersion.OLDEST,
                    diagnostics);
        }

        private List<Path> sources() throws IOException {
            Path maven = project.resolve("src/main/java");
            return JavaCompilation.sourcesIn(Files.isDirectory(maven) ? maven : project);
        }

        private Path out() {
            Path wanted = options.out();
            return wanted != null ? wanted.toAbsolutePath() : project.resolve("target/module.wasm");
        }

        private void begin(BuildStep next) {
            step = next;
            stepStarted = System.nanoTime();
            events.accept(new BuildEvent.Started(next));
        }

        private void end() {
            events.accept(new BuildEvent.Finished(step, (System.nanoTime() - stepStarted) / 1_000_000));
        }

        private void progress(BuildStep reached, int thousandths) {
            if (reached != step) {
                end();
                begin(reached);
            }
            events.accept(new BuildEvent.Progress(reached, thousandths, 1000));
        }

        private void report(Diagnostic diagnostic) {
            diagnostics.add(diagnostic);
            events.accept(new BuildEvent.Problem(diagnostic));
        }

        private boolean stopped() {
            return cancelled || Thread.currentThread().isInterrupted();
        }
    }

    private ModuleRewriter rewriter() {
        byte[] sqrt = {0x20, 0, (byte) 0x9F, 0x0B};
        byte[] ceil = {0x20, 0, (byte) 0x9B, 0x0B};
        byte[] floor = {0x20, 0, (byte) 0x9C, 0x0B};
        return ModuleRewriter.forSpacetimeDb()
                .body("teavmMath", "sqrt", sqrt)
                .body("teavmMath", "ceil", ceil)
                .body("teavmMath", "floor", floor)
                .initializer(EntryPoints.INITIALIZE)
                .repairTries()
                .keepNames(options.keepNames());
    }

    /** Readers see the old file or the new one, never a part. */
    private static void write(Path file, byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("cannot write to " + file);
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, ".module", ".wasm");
        try {
            Files.write(temporary, content);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
