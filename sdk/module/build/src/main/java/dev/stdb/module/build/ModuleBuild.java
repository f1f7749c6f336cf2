package dev.stdb.module.build;

import dev.stdb.module.processor.ModuleProcessor;
import dev.stdb.module.processor.Requirements;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.abi.AbiCheck;
import dev.stdb.wasm.abi.ServerVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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
    /** Of each project the sources as the last build began with them. */
    private final Map<Path, String> seen = new ConcurrentHashMap<>();

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
        Path wanted = options.out();
        return run(projectDir, wanted != null ? wanted : projectDir.resolve("target/module.wasm"), events);
    }

    /** As {@link #run(Path, Consumer)}, writing to {@code out} whatever the options say: for several projects one after the other. */
    public BuildResult run(Path projectDir, Path out, Consumer<BuildEvent> events) {
        building.lock();
        try {
            cancelled = false;
            return new Run(sources(projectDir), out.toAbsolutePath(), events).run();
        } finally {
            building.unlock();
        }
    }

    /**
     * Waits until sources of the project were changed, added or removed since its last {@link #run} began, and then some 100 ms until
     * nobody is writing any more. For rebuilding while somebody edits.
     */
    public void awaitChange(Path projectDir) throws InterruptedException {
        var sources = sources(projectDir);
        sources.awaitOther(seen.computeIfAbsent(sources.project(), first -> sources.versions()));
    }

    private static ProjectSources sources(Path projectDir) {
        return new ProjectSources(projectDir.toAbsolutePath().normalize());
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
        private final ProjectSources sources;
        private final Path out;
        private final Consumer<BuildEvent> events;
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final long started = System.nanoTime();
        private BuildStep step = BuildStep.JAVAC;
        private long stepStarted;

        Run(ProjectSources sources, Path out, Consumer<BuildEvent> events) {
            this.sources = sources;
            this.out = out;
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
            seen.put(sources.project(), sources.versions());
            var files = sources.files();
            if (files.isEmpty()) {
                report(Diagnostic.error("no Java sources in " + sources.folder(), "Write the module's classes there."));
                return new BuildResult.Failed(diagnostics);
            }
            var stamp = BuildStamp.of(out, options, files, everythingUsed());
            var unchanged = stamp.upToDate();
            if (unchanged != null) {
                events.accept(new BuildEvent.UpToDate());
                return built(unchanged.wasm(), unchanged.needs(), true);
            }
            begin(BuildStep.JAVAC);
            var compiled = javac().compile(files);
            compiled.diagnostics().forEach(this::report);
            if (compiled.failed()) {
                return new BuildResult.Failed(diagnostics);
            }
            if (stopped()) {
                return new BuildResult.Cancelled();
            }
            end();
            begin(BuildStep.ANALYSE);
            var classes = new ModuleClasses(library(), compiled.files(), compiled.generatedClasses());
            byte[] wasm = translate(classes);
            if (wasm == null) {
                return stopped() ? new BuildResult.Cancelled() : new BuildResult.Failed(diagnostics);
            }
            end();
            byte[] fitted = fit(wasm, new FunctionPlaces(classes, sources.folder()));
            if (fitted == null) {
                return new BuildResult.Failed(diagnostics);
            }
            begin(BuildStep.WRITE);
            write(out, fitted);
            var needs = oldestServer(fitted, compiled);
            stamp.save(fitted, needs);
            end();
            return built(fitted, needs, false);
        }

        private BuildResult.Built built(byte[] bytes, ServerVersion needs, boolean upToDate) {
            return new BuildResult.Built(
                    out, bytes, Duration.ofNanos(System.nanoTime() - started), upToDate, needs, diagnostics);
        }

        /** The oldest server that has the module's imports and knows all of its definition. */
        private ServerVersion oldestServer(byte[] wasm, JavaCompilation.Output compiled) {
            ServerVersion oldest = AbiCheck.minimumServer(WasmModule.parse(wasm));
            byte[] definition = compiled.files().get(ModuleProcessor.DEFINITION_RESOURCE);
            if (definition != null && RawModuleDef.CODEC.decode(definition) instanceof RawModuleDef.V10(var sections)) {
                for (String server : Requirements.servers(sections)) {
                    ServerVersion needed = ServerVersion.parse(server);
                    oldest = oldest.compareTo(needed) < 0 ? needed : oldest;
                }
            }
            return oldest;
        }

        private List<Path> everythingUsed() {
            var all = new ArrayList<>(ClassPathRoots.everything());
            all.addAll(options.classPath());
            return all;
        }

        /** TeaVM's file; null after errors, which are reported, and when stopped. */
        private byte @Nullable [] translate(ModuleClasses classes) {
            try {
                var translated = new Translation(options, this::stopped, this::progress).run(classes, library());
                var translator = new ProblemTranslator(
                        translated.vm().getDependencyInfo().getCallGraph(), classes::isOwn, sources.folder());
                translated.problems().stream()
                        .map(translator::translate)
                        .distinct()
                        .forEach(this::report);
                return translated.wasm();
            } catch (RuntimeException e) {
                report(Diagnostic.error(
                        "TeaVM failed: " + e,
                        "The code that it stumbled over is usually the one that was changed last: try to write it in another"
                                + " way."));
                return null;
            }
        }

        /** The file as the host wants it; null after errors, which are reported. */
        private byte @Nullable [] fit(byte[] wasm, FunctionPlaces places) {
            begin(BuildStep.REWRITE);
            var fitting = new Fitting(options, places);
            byte[] fitted = fitting.fit(wasm);
            end();
            begin(BuildStep.VALIDATE);
            boolean good = fitting.check(fitted);
            fitting.diagnostics().forEach(this::report);
            if (!good) {
                return null;
            }
            end();
            return fitted;
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
