package dev.stdb.workbench.run;

import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostException;
import dev.stdb.host.HostOptions;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/** A SpacetimeDB host in this process, data in memory. */
public final class LocalHost implements AutoCloseable {
    private final EmbeddedHost host;

    private LocalHost(EmbeddedHost host) {
        this.host = host;
    }

    /**
     * Starts it.
     *
     * @param address where to listen; port 0 for any free one
     * @param dirs for what it compiled before, so that a second start is quicker
     */
    public static LocalHost start(InetSocketAddress address, UserDirs dirs) throws WorkFailed {
        Path compiled = dirs.cache().resolve("host");
        try {
            return new LocalHost(EmbeddedHost.start(HostOptions.listen(address).withCompileCache(compiled)));
        } catch (HostException e) {
            throw new WorkFailed(e.getMessage(), e);
        }
    }

    /** Base address for clients. */
    public String url() {
        return host.url();
    }

    /** Token of the identity that owns what {@link #publish} publishes. */
    public Secret ownerToken() {
        return new Secret(host.ownerToken());
    }

    public void publish(String name, byte[] wasm) throws WorkFailed {
        try {
            host.publish(name, wasm);
        } catch (HostException e) {
            throw new WorkFailed("publishing `" + name + "` failed: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        host.close();
    }
}
