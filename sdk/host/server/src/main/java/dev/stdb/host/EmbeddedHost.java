package dev.stdb.host;

import java.net.InetSocketAddress;

/**
 * A SpacetimeDB host inside this JVM: it runs module programs and speaks the server's HTTP and WebSocket API, with all
 * data in memory.
 */
public final class EmbeddedHost implements AutoCloseable {
    private EmbeddedHost() {}

    /** Starts a host. */
    public static EmbeddedHost start(HostOptions options) throws HostException {
        throw new HostException("the embedded host is not there yet: " + options.address());
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** The base URL for clients, such as {@code http://127.0.0.1:3000}. */
    public String url() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** The token of the identity that owns what {@link #publish} publishes. */
    public String ownerToken() {
        throw new UnsupportedOperationException("not there yet");
    }

    /** Publishes a program under a name, as {@link #ownerToken}'s identity. */
    public PublishResult publish(String name, byte[] wasm) throws HostException {
        throw new HostException("the embedded host is not there yet: " + name + ", " + wasm.length + " bytes");
    }

    /** Closes all connections and releases the threads. */
    @Override
    public void close() {}
}
