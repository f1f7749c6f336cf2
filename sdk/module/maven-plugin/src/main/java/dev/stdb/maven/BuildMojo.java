package dev.stdb.maven;

import dev.stdb.module.build.BuildEvent;
import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.Diagnostic;
import dev.stdb.module.build.ModuleBuild;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Builds the project's sources into {@code target/module.wasm}, which {@code spacetime publish --bin-path} takes. Nothing is built when
 * nothing changed.
 */
@Mojo(
        name = "build",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.COMPILE,
        threadSafe = true)
public final class BuildMojo extends AbstractMojo {
    /** The project's folder. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    File project = new File(".");

    /** What the module uses besides the JDK. */
    @Parameter(defaultValue = "${project.compileClasspathElements}", readonly = true, required = true)
    List<String> classPath = List.of();

    /** The project's own classes, which are compiled anew for wasm. */
    @Parameter(defaultValue = "${project.build.outputDirectory}", readonly = true, required = true)
    String classes = "";

    /** Where the module goes. */
    @Parameter(property = "stdb.wasm", defaultValue = "${project.build.directory}/module.wasm", required = true)
    File wasm = new File("module.wasm");

    /** Builds faster, and a larger and slower module: for the edit-run loop. */
    @Parameter(property = "stdb.quick", defaultValue = "false")
    boolean quick;

    /** Keeps function names, so that backtraces of the server name Java methods. */
    @Parameter(property = "stdb.keepNames", defaultValue = "false")
    boolean keepNames;

    /** Leaves the goal out. */
    @Parameter(property = "stdb.skip", defaultValue = "false")
    boolean skip;

    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            return;
        }
        try (var build = new ModuleBuild(options())) {
            switch (build.run(project.toPath(), this::tell)) {
                case BuildResult.Built built ->
                    getLog().info("Built " + built.wasm() + ", " + (built.bytes().length + 512) / 1024 + " KiB in "
                            + built.took().toMillis() + " ms, for servers from " + built.oldestServer() + ".");
                case BuildResult.Failed failed -> throw new MojoFailureException(summary(failed));
                case BuildResult.Cancelled stopped -> throw new MojoFailureException("The build was interrupted.");
            }
        }
    }

    private BuildOptions options() {
        return BuildOptions.defaults()
                .withOut(wasm.toPath())
                .withClassPath(classPath.stream()
                        .filter(entry -> !entry.equals(classes))
                        .map(Path::of)
                        .toList())
                .withOptimization(quick ? BuildOptions.Optimization.QUICK : BuildOptions.Optimization.FULL)
                .withKeepNames(keepNames);
    }

    private void tell(BuildEvent event) {
        switch (event) {
            case BuildEvent.Problem(Diagnostic problem) when problem.isError() -> getLog().error(problem.toString());
            case BuildEvent.Problem(Diagnostic problem) -> getLog().warn(problem.toString());
            case BuildEvent.UpToDate unchanged -> getLog().info("Nothing changed since the last build.");
            default -> getLog().debug(event.toString());
        }
    }

    private static String summary(BuildResult.Failed failed) {
        long errors = failed.diagnostics().stream().filter(Diagnostic::isError).count();
        String first = failed.diagnostics().stream()
                .filter(Diagnostic::isError)
                .map(Diagnostic::toString)
                .findFirst()
                .orElse("no reason was given");
        return "The module has " + errors + (errors == 1 ? " error: " : " errors, the first: ") + first;
    }
}
