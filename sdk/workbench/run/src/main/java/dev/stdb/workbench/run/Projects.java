package dev.stdb.workbench.run;

import dev.stdb.module.build.BuildEvent;
import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.Diagnostic;
import dev.stdb.module.build.ModuleBuild;
import dev.stdb.templates.Template;
import dev.stdb.templates.Templates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Module projects: made from a template, built to WebAssembly. */
public final class Projects {
    private Projects() {}

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

    /** The templates, each as name and description. */
    public static List<String> templates() {
        return Templates.all().stream()
                .map(template -> template.name() + " - " + template.description())
                .toList();
    }

    /** Copies a template into a folder; returns the files written. */
    public static List<Path> create(String templateName, Path folder) throws WorkFailed {
        Template template = Templates.find(templateName)
                .orElseThrow(() -> new WorkFailed(
                        "there is no template `" + templateName + "`; there is: "
                                + Templates.all().stream().map(Template::name).collect(Collectors.joining(", ")),
                        List.of()));
        try {
            return Templates.copyTo(template, folder);
        } catch (FileAlreadyExistsException e) {
            throw new WorkFailed(e.getMessage(), e);
        } catch (IOException e) {
            throw new WorkFailed("the project could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Builds a project.
     *
     * @param out where the module goes; null for {@code target/module.wasm} in the project
     * @param quick for the edit-run loop: built sooner, and slower when it runs
     */
    public static Built build(Path project, @Nullable Path out, boolean quick, Consumer<Progress> progress)
            throws WorkFailed {
        if (!Files.isDirectory(project)) {
            throw new WorkFailed(project + " is no folder; name the folder of a module project", List.of());
        }
        var level = quick ? BuildOptions.Optimization.QUICK : BuildOptions.Optimization.FULL;
        try (var build = new ModuleBuild(BuildOptions.defaults().withOut(out).withOptimization(level))) {
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
                            failed.diagnostics().stream()
                                    .map(Diagnostic::toString)
                                    .toList());
                case BuildResult.Cancelled cancelled -> throw new WorkFailed("the build was stopped", List.of());
            };
        }
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
}
