package dev.stdb.maven;

import dev.stdb.client.http.HttpApi;
import dev.stdb.client.http.HttpApiException;
import dev.stdb.client.http.PublishOutcome;
import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.Secret;
import java.io.File;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the built module to a server. The token is that of the variable {@code STDB_TOKEN}, or of {@code spacetime login}; it is no
 * parameter, so that no process list and no pom shows it.
 */
@Mojo(name = "publish", threadSafe = true)
public final class PublishMojo extends AbstractMojo {
    /** What {@link #database} is when nothing else is said. */
    private static final String HELP = "say which with -Dstdb.database=<name>";

    /** Name or identity of the database. */
    @Parameter(property = "stdb.database")
    @Nullable
    String database;

    /** Address of the server, or a nickname of {@code spacetime server list}; without it, that command's default. */
    @Parameter(property = "stdb.server")
    @Nullable
    String server;

    /** The module. */
    @Parameter(property = "stdb.wasm", defaultValue = "${project.build.directory}/module.wasm", required = true)
    File wasm = new File("module.wasm");

    /** Deletes all data of the database first. */
    @Parameter(property = "stdb.clear", defaultValue = "false")
    boolean clear;

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
        String name = database;
        if (name == null) {
            throw new MojoExecutionException("The goal publish needs a database: " + HELP + ".");
        }
        byte[] program = ModuleFile.read(wasm);
        CliConfig config = Logins.config(environment);
        String uri = Logins.target(config, server, name).uri();
        getLog().info("Publishing " + wasm + " as " + name + " on " + uri
                + (clear ? ", after deleting all its data." : "."));
        switch (publish(uri, config.token(environment), name, program)) {
            case PublishOutcome.Published(var published, var identity, boolean created) ->
                getLog().info((created ? "Created " : "Updated ") + published.orElse(identity.toHex()) + ", "
                        + identity.toHex() + ".");
            case PublishOutcome.Refused(int status, String error) ->
                throw new MojoFailureException(uri + " refused the module (HTTP " + status + "): " + error);
        }
    }

    private PublishOutcome publish(String uri, Optional<Secret> token, String name, byte[] program)
            throws MojoExecutionException {
        try (var api = new HttpApi(uri, token.map(Secret::reveal).orElse(null))) {
            return api.publish(name, program, clear).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof HttpApiException failure) {
                throw new MojoExecutionException(failure.getMessage(), failure);
            }
            throw e;
        }
    }
}
