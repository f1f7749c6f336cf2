package dev.stdb.maven;

import dev.stdb.codegen.SourceFolder;
import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.ClientCode;
import dev.stdb.workbench.run.WorkFailed;
import java.io.File;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Generates a Java client for a module, from its wasm file or from a database, as sources of this project. Files that are right already
 * stay as they are, so that nothing is compiled anew.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractMojo {
    /** The module, unless a database is named. */
    @Parameter(property = "stdb.wasm", defaultValue = "${project.build.directory}/module.wasm", required = true)
    File wasm = new File("module.wasm");

    /** Name or identity of the database to ask instead. */
    @Parameter(property = "stdb.generate.database")
    @Nullable
    String database;

    /** Address of its server, or a nickname of {@code spacetime server list}; without it, that command's default. */
    @Parameter(property = "stdb.generate.server")
    @Nullable
    String server;

    /** The package of the client. */
    @Parameter(property = "stdb.generate.package", defaultValue = ClientCode.DEFAULT_PACKAGE, required = true)
    String packageName = ClientCode.DEFAULT_PACKAGE;

    /** The folder of sources, which is added to the project's. */
    @Parameter(
            property = "stdb.generate.directory",
            defaultValue = "${project.build.directory}/generated-sources/stdb",
            required = true)
    File outputDirectory = new File("generated-sources/stdb");

    /** Whose sources they are. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    @Nullable
    MavenProject project;

    /** Leaves the goal out. */
    @Parameter(property = "stdb.skip", defaultValue = "false")
    boolean skip;

    /** The variables in which the token may be. */
    Map<String, String> environment = System.getenv();

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            return;
        }
        try {
            ClientCode.Learned learned = learn();
            SourceFolder.Update update = ClientCode.generate(learned, packageName, outputDirectory.toPath());
            getLog().info("Client for " + learned.from() + " in package " + packageName + ": "
                    + update.written().size() + " files written, "
                    + update.unchanged().size() + " unchanged, "
                    + update.removed().size() + " removed.");
        } catch (WorkFailed e) {
            throw new MojoFailureException("No client was generated: " + e.getMessage(), e);
        }
        if (project != null) {
            project.addCompileSourceRoot(outputDirectory.getPath());
        }
    }

    private ClientCode.Learned learn() throws MojoExecutionException, WorkFailed {
        if (database == null) {
            return ClientCode.fromModule(wasm.toPath());
        }
        CliConfig config = Logins.config(environment);
        return ClientCode.fromDatabase(Logins.target(config, server, database), config.token(environment));
    }
}
