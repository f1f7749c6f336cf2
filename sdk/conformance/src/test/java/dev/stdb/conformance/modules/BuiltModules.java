package dev.stdb.conformance.modules;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** Builds the twins and the projects under {@code src/test/modules} from source, each once per test run and only if it changed. */
public final class BuiltModules {
    private static final ConcurrentHashMap<String, BuildResult.Built> BUILT = new ConcurrentHashMap<>();

    private BuiltModules() {}

    /** The wasm of project {@code <name>}, also left at {@code target/wasm/<name>.wasm}. */
    public static byte[] wasm(String name) {
        return BUILT.computeIfAbsent(name, BuiltModules::build).bytes();
    }

    /** The oldest server that takes it, as the build says. */
    public static String oldestServer(String name) {
        return BUILT.computeIfAbsent(name, BuiltModules::build).oldestServer();
    }

    /** The folder of a project. */
    static Path project(String name) {
        Path twin = Twins.FOLDER.resolve(name);
        return Files.isDirectory(twin) ? twin : Path.of("src/test/modules", name);
    }

    private static BuildResult.Built build(String name) {
        var options = BuildOptions.defaults().withClassPath(TwinClasses.libraries(name));
        try (var build = new ModuleBuild(options)) {
            return switch (build.run(project(name), Twins.file(name), event -> {})) {
                case BuildResult.Built built -> built;
                case BuildResult.Failed failed ->
                    throw new AssertionError("module " + name + " does not build: " + failed.diagnostics());
                case BuildResult.Cancelled cancelled -> throw new AssertionError("build of " + name + " was cancelled");
            };
        }
    }
}
