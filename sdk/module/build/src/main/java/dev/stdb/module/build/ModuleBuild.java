package dev.stdb.module.build;

import java.nio.file.Path;
import java.util.function.Consumer;

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
public final class ModuleBuild {
    private final BuildOptions options;

    public ModuleBuild(BuildOptions options) {
        this.options = options;
    }

    /**
     * Builds on the calling thread.
     *
     * @param events is told of every step, on the calling thread
     */
    public BuildResult run(Path projectDir, Consumer<BuildEvent> events) {
        throw new UnsupportedOperationException("not yet: " + options);
    }

    /** Stops the build that is running, if one is; any thread. It ends with {@link BuildResult.Cancelled}. */
    public void cancel() {
        throw new UnsupportedOperationException("not yet");
    }
}
