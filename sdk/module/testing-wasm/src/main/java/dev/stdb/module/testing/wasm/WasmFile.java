package dev.stdb.module.testing.wasm;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.Diagnostic;
import dev.stdb.module.build.ModuleBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The wasm of a module: the file that the system property {@value #FILE} names, or what is built from the project that {@value #PROJECT}
 * names or the module's classes come from. Built once per JVM, and not at all when nothing changed. Safe for all threads.
 */
final class WasmFile {
    static final String FILE = "stdb.test.wasm";
    static final String PROJECT = "stdb.test.project";

    private static final Map<Path, byte[]> BUILT = new ConcurrentHashMap<>();

    private WasmFile() {}

    /** The bytes; not to be changed. */
    static byte[] of(Class<?> module) {
        String file = System.getProperty(FILE);
        if (file != null) {
            return read(Path.of(file));
        }
        String project = System.getProperty(PROJECT);
        Path folder = project != null ? Path.of(project) : project(module);
        return BUILT.computeIfAbsent(folder.toAbsolutePath().normalize(), WasmFile::build);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the module that -D" + FILE + " names", e);
        }
    }

    private static byte[] build(Path project) {
        try (var build = new ModuleBuild(BuildOptions.defaults().withOut(out(project)))) {
            return switch (build.run(project, event -> {})) {
                case BuildResult.Built built -> built.bytes();
                case BuildResult.Failed failed ->
                    throw new IllegalStateException("the module in " + project + " cannot be built to wasm:\n"
                            + failed.diagnostics().stream()
                                    .filter(Diagnostic::isError)
                                    .map(Diagnostic::toString)
                                    .collect(Collectors.joining("\n")));
                case BuildResult.Cancelled stopped ->
                    throw new IllegalStateException("the build of " + project + " was interrupted");
            };
        }
    }

    /** Where it goes: a project has its own place, a bare folder of sources leaves none behind. */
    private static @Nullable Path out(Path project) {
        return Files.isDirectory(project.resolve("src/main/java"))
                ? null
                : Path.of("target", "stdb-test", project.getFileName() + ".wasm");
    }

    /** The project whose build output holds the module's classes. */
    private static Path project(Class<?> module) {
        CodeSource source = module.getProtectionDomain().getCodeSource();
        try {
            for (Path folder =
                            source == null ? null : Path.of(source.getLocation().toURI());
                    folder != null;
                    folder = folder.getParent()) {
                if (Files.isDirectory(folder.resolve("src/main/java"))) {
                    return folder;
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        throw new IllegalStateException(
                "the sources of " + module.getName() + " are not found from where its class is: " + "say -D" + PROJECT
                        + "=<folder with src/main/java>, or -D" + FILE + "=<module.wasm>");
    }
}
