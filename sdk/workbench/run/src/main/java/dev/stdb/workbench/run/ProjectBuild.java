package dev.stdb.workbench.run;

import dev.stdb.module.build.BuildEvent;
import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.Diagnostic;
import dev.stdb.module.build.ModuleBuild;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Builds one project, as often as it changes: the first build reads the class library, those after it are several times faster. */
public final class ProjectBuild implements AutoCloseable {
    private final Path project;
    private final ModuleBuild build;

    /**
     * A built module.
     *
     * @param needs the oldest server that takes it
     * @param warnings each one whole
     */
    public record Built(Path wasm, int bytes, long millis, String needs, List<String> warnings) {
        public Built {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param out where the module goes; null for {@code target/module.wasm} in the project
     * @param quick for the edit-run loop: built sooner, and slower when it runs
     */
    public ProjectBuild(Path project, @Nullable Path out, boolean quick) throws WorkFailed {
        if (!Files.isDirectory(project)) {
            throw new WorkFailed(project + " is no folder; name the folder of a module project", List.of());
        }
        this.project = project;
        var level = quick ? BuildOptions.Optimization.QUICK : BuildOptions.Optimization.FULL;
        build = new ModuleBuild(BuildOptions.defaults().withOut(out).withOptimization(level));
    }

    /** Builds it on the calling thread. */
    public Built run(Consumer<Progress> progress) throws WorkFailed {
        return switch (build.run(project, event -> tell(event, progress))) {
            case BuildResult.Built built ->
                new Built(
                        built.wasm(),
                        built.bytes().length,
                        built.took().toMillis(),
                        built.oldestServer(),
                        built.warnings().stream().map(Diagnostic::toString).toList());
            case BuildResult.Failed failed ->
                throw new WorkFailed(
                        "the module was not built",
                        failed.diagnostics().stream().map(Diagnostic::toString).toList());
            case BuildResult.Cancelled cancelled -> throw new WorkFailed("the build was stopped", List.of());
        };
    }

    /** Waits until somebody has changed the project's sources since {@link #run} began. */
    public void awaitChange() throws InterruptedException {
        build.awaitChange(project);
    }

    private static void tell(BuildEvent event, Consumer<Progress> progress) {
        switch (event) {
            case BuildEvent.Started(var step) -> progress.accept(new Progress.Began(step.text()));
            case BuildEvent.Progress(var step, int done, int total) ->
                progress.accept(new Progress.Reached(step.text(), (int) (100L * done / Math.max(1, total))));
            case BuildEvent.Finished(var step, long millis) ->
                progress.accept(new Progress.Ended(step.text(), "", millis));
            case BuildEvent.Problem problem -> {} // comes with the result
            case BuildEvent.UpToDate same -> {}
        }
    }

    @Override
    public void close() {
        build.close();
    }
}
