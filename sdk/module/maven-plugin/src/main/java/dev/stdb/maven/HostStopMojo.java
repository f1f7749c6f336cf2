package dev.stdb.maven;

import dev.stdb.host.EmbeddedHost;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Stops the host that {@code host-start} started; does nothing if there is none. */
@Mojo(name = "host-stop", defaultPhase = LifecyclePhase.POST_INTEGRATION_TEST, threadSafe = true)
public final class HostStopMojo extends AbstractMojo {
    @Override
    public void execute() {
        EmbeddedHost host = RunningHost.take(RunningHost.of(getPluginContext()));
        if (host == null) {
            getLog().info("No host runs.");
            return;
        }
        host.close();
        getLog().info("The host at " + host.url() + " is stopped.");
    }
}
