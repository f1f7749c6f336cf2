package dev.stdb.maven;

import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostException;
import dev.stdb.host.HostOptions;
import java.io.File;
import java.util.Map;
import java.util.Properties;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Starts the embedded host on this machine and publishes the built module there, for integration tests. Its address is in the project
 * property {@code stdb.host.url} then, and the database in {@code stdb.host.database}; {@code host-stop} ends it, and Maven's end does
 * too.
 */
@Mojo(name = "host-start", defaultPhase = LifecyclePhase.PRE_INTEGRATION_TEST, threadSafe = true)
public final class HostStartMojo extends AbstractMojo {
    /** The project property with the host's address. */
    static final String URL = "stdb.host.url";
    /** The project property with the database's name. */
    static final String DATABASE = "stdb.host.database";

    /** The module. */
    @Parameter(property = "stdb.wasm", defaultValue = "${project.build.directory}/module.wasm", required = true)
    File wasm = new File("module.wasm");

    /** Name of the database. */
    @Parameter(property = "stdb.host.name", defaultValue = "${project.artifactId}", required = true)
    String name = "module";

    /** The port, 0 for any that is free. */
    @Parameter(property = "stdb.host.port", defaultValue = "0")
    int port;

    /** Where the address is told. */
    @Parameter(defaultValue = "${project.properties}", readonly = true, required = true)
    Properties properties = new Properties();

    /** Leaves the goal out. */
    @Parameter(property = "stdb.skip", defaultValue = "false")
    boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            return;
        }
        Map<Object, Object> context = RunningHost.of(getPluginContext());
        if (RunningHost.isThere(context)) {
            throw new MojoExecutionException("A host of this project runs already: stop it with stdb:host-stop first.");
        }
        byte[] program = ModuleFile.read(wasm);
        EmbeddedHost host = start();
        try {
            host.publish(name, program);
        } catch (HostException e) {
            host.close();
            throw new MojoFailureException("The host refused " + wasm + ": " + e.getMessage(), e);
        }
        RunningHost.put(context, host);
        properties.setProperty(URL, host.url());
        properties.setProperty(DATABASE, name);
        getLog().info("The host runs at " + host.url() + " with the database " + name + ".");
    }

    private EmbeddedHost start() throws MojoExecutionException {
        try {
            return EmbeddedHost.start(HostOptions.local().withPort(port));
        } catch (HostException e) {
            throw new MojoExecutionException("The host does not start: " + e.getMessage(), e);
        }
    }
}
