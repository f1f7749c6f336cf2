package dev.stdb.host;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded host runs. Immutable; each method returns a changed copy.
 *
 * <pre>{@code
 * var options = HostOptions.local().withPort(3000).withCompileCache(cacheDir);
 * try (EmbeddedHost host = EmbeddedHost.start(options)) {
 *     host.publish("arena", wasm);
 * }
 * }</pre>
 *
 * @param address where to listen; port 0 picks a free one
 * @param keyDirectory where the signing key is kept (made there if missing), null for a key that lives as long as the
 *     host: then tokens of an earlier host are refused
 * @param compileCache folder for compiled programs, null to compile anew in each JVM
 * @param callDeadline how long one call into a module may run before it is broken off
 * @param maxMemoryPages most memory of one module instance, in pages of 64 KiB
 * @param interpreted true to run modules in the interpreter, some 50 times slower
 */
public record HostOptions(
        InetSocketAddress address,
        @Nullable Path keyDirectory,
        @Nullable Path compileCache,
        Duration callDeadline,
        int maxMemoryPages,
        boolean interpreted) {
    private static final int DEFAULT_PAGES = 16_384; // 1 GiB

    public HostOptions {
        if (callDeadline.isNegative() || callDeadline.isZero()) {
            throw new IllegalArgumentException("a call deadline is positive: " + callDeadline);
        }
        if (maxMemoryPages < 1 || maxMemoryPages > 32_768) {
            throw new IllegalArgumentException("1 to 32768 pages of memory, not " + maxMemoryPages);
        }
    }

    /** A free port on the loopback address; keys in memory; 30 seconds for a call. */
    public static HostOptions local() {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** As {@link #local}, on another address. Listening beyond loopback lets everybody who reaches it publish. */
    public static HostOptions listen(InetSocketAddress address) {
        return new HostOptions(address, null, null, Duration.ofSeconds(30), DEFAULT_PAGES, false);
    }

    /** The same address, another port. */
    public HostOptions withPort(int port) {
        var there = new InetSocketAddress(address.getAddress(), port);
        return new HostOptions(there, keyDirectory, compileCache, callDeadline, maxMemoryPages, interpreted);
    }

    /** Keeps the signing key in a folder, so that tokens stay good. */
    public HostOptions withKeyDirectory(Path directory) {
        return new HostOptions(address, directory, compileCache, callDeadline, maxMemoryPages, interpreted);
    }

    /** Keeps compiled programs in a folder: a second start with the same program is faster. */
    public HostOptions withCompileCache(Path directory) {
        return new HostOptions(address, keyDirectory, directory, callDeadline, maxMemoryPages, interpreted);
    }

    /** Another time limit for one call. */
    public HostOptions withCallDeadline(Duration deadline) {
        return new HostOptions(address, keyDirectory, compileCache, deadline, maxMemoryPages, interpreted);
    }

    /** Another memory limit for one instance, in pages of 64 KiB. */
    public HostOptions withMaxMemoryPages(int pages) {
        return new HostOptions(address, keyDirectory, compileCache, callDeadline, pages, interpreted);
    }

    /** Runs modules in the interpreter: slower, and nothing of theirs becomes JVM code. */
    public HostOptions withInterpreter() {
        return new HostOptions(address, keyDirectory, compileCache, callDeadline, maxMemoryPages, true);
    }
}
