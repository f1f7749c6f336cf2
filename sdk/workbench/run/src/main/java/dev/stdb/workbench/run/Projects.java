package dev.stdb.workbench.run;

import dev.stdb.templates.Template;
import dev.stdb.templates.Templates;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Module projects: made from a template, built to WebAssembly. */
public final class Projects {
    private Projects() {}

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

    /** Builds a project once; as {@link ProjectBuild}. */
    public static ProjectBuild.Built build(Path project, @Nullable Path out, boolean quick, Consumer<Progress> progress)
            throws WorkFailed {
        try (var build = new ProjectBuild(project, out, quick)) {
            return build.run(progress);
        }
    }
}
