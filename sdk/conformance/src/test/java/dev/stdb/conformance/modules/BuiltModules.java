package dev.stdb.conformance.modules;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;

/** Builds the projects under {@code src/test/modules} from source, each once per test run. */
public final class BuiltModules {
    private static final ConcurrentHashMap<String, byte[]> BUILT = new ConcurrentHashMap<>();

    private BuiltModules() {}

    /** The wasm of project {@code src/test/modules/<name>}, also left at {@code target/wasm/<name>.wasm}. */
    public static byte[] wasm(String name) {
        return BUILT.computeIfAbsent(name, BuiltModules::build);
    }

    private static byte[] build(String name) {
        var options = BuildOptions.defaults().withOut(Path.of("target/wasm", name + ".wasm"));
        try (var build = new ModuleBuild(options)) {
            return switch (build.run(Path.of("src/test/modules", name), event -> {})) {
                case BuildResult.Built built -> built.bytes();
                case BuildResult.Failed failed ->
                    throw new AssertionError("module " + name + " does not build: " + failed.diagnostics());
                case BuildResult.Cancelled cancelled -> throw new AssertionError("build of " + name + " was cancelled");
            };
        }
    }
}
