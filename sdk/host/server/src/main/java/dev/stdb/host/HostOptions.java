package dev.stdb.host;

import dev.stdb.host.modulehttp.OutgoingRule;
import dev.stdb.host.ws.SessionLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded host runs. Immutable; each {@code with} method returns a changed copy.
 *
 * <pre>{@code
 * var options = HostOptions.local().withPort(3000).withCompileCache(cacheDir);
 * try (EmbeddedHost host = EmbeddedHost.start(options)) {
 *     host.publish("arena", wasm);
 * }
 * }</pre>
 */
public final class HostOptions {
    private static final int DEFAULT_PAGES = 16_384; // 1 GiB
    private static final int DEFAULT_PROCEDURES =
            Math.max(8, Runtime.getRuntime().availableProcessors());

    private InetSocketAddress address;
    private @Nullable Path keyDirectory;
    private @Nullable Path compileCache;
    private Duration callDeadline = Duration.ofSeconds(30);
    private int maxMemoryPages = DEFAULT_PAGES;
    private boolean interpreted;
    private int procedures = DEFAULT_PROCEDURES;
    private OutgoingRule outgoing = OutgoingRule.PUBLIC;
    private SessionLimits sessionLimits = SessionLimits.SERVER;

    private HostOptions(InetSocketAddress address) {
        this.address = address;
    }

    /** A free port on the loopback address; keys in memory; 30 seconds for a call. */
    public static HostOptions local() {
        return listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** As {@link #local}, on another address. Listening beyond loopback lets everybody who reaches it publish. */
    public static HostOptions listen(InetSocketAddress address) {
        return new HostOptions(address);
    }

    private HostOptions copy() {
        var copy = new HostOptions(address);
        copy.keyDirectory = keyDirectory;
        copy.compileCache = compileCache;
        copy.callDeadline = callDeadline;
        copy.maxMemoryPages = maxMemoryPages;
        copy.interpreted = interpreted;
        copy.procedures = procedures;
        copy.outgoing = outgoing;
        copy.sessionLimits = sessionLimits;
        return copy;
    }

    /** The same address, another port. */
    public HostOptions withPort(int port) {
        var changed = copy();
        changed.address = new InetSocketAddress(address.getAddress(), port);
        return changed;
    }

    /** Keeps the signing key in a folder (made there if missing), so that tokens stay good. */
    public HostOptions withKeyDirectory(Path directory) {
        var changed = copy();
        changed.keyDirectory = directory;
        return changed;
    }

    /** Keeps compiled programs in a folder: a second start with the same program is faster. */
    public HostOptions withCompileCache(Path directory) {
        var changed = copy();
        changed.compileCache = directory;
        return changed;
    }

    /** Another limit for the processor time of one call; what a procedure sleeps or waits for does not count. */
    public HostOptions withCallDeadline(Duration deadline) {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a call deadline is positive: " + deadline);
        }
        var changed = copy();
        changed.callDeadline = deadline;
        return changed;
    }

    /** Another memory limit for one instance, in pages of 64 KiB. */
    public HostOptions withMaxMemoryPages(int pages) {
        if (pages < 1 || pages > 32_768) {
            throw new IllegalArgumentException("1 to 32768 pages of memory, not " + pages);
        }
        var changed = copy();
        changed.maxMemoryPages = pages;
        return changed;
    }

    /** Runs modules in the interpreter: some 50 times slower, and nothing of theirs becomes JVM code. */
    public HostOptions withInterpreter() {
        var changed = copy();
        changed.interpreted = true;
        return changed;
    }

    /** How many procedures and HTTP handlers of one database run at the same time; more wait. At least eight otherwise. */
    public HostOptions withProcedures(int count) {
        if (count < 1 || count > 10_000) {
            throw new IllegalArgumentException("1 to 10000 procedures at a time, not " + count);
        }
        var changed = copy();
        changed.procedures = count;
        return changed;
    }

    /** What procedures may reach by HTTP; public addresses otherwise. */
    public HostOptions withOutgoing(OutgoingRule rule) {
        var changed = copy();
        changed.outgoing = rule;
        return changed;
    }

    /** Other limits for WebSockets than the server's. */
    public HostOptions withSessionLimits(SessionLimits limits) {
        var changed = copy();
        changed.sessionLimits = limits;
        return changed;
    }

    /** Where to listen; port 0 picks a free one. */
    public InetSocketAddress address() {
        return address;
    }

    /** Where the signing key is kept, null for a key that lives as long as the host. */
    public @Nullable Path keyDirectory() {
        return keyDirectory;
    }

    /** Where compiled programs are kept, null for nowhere. */
    public @Nullable Path compileCache() {
        return compileCache;
    }

    /** Processor time that one call into a module may take. */
    public Duration callDeadline() {
        return callDeadline;
    }

    /** Most memory of one module instance, in pages of 64 KiB. */
    public int maxMemoryPages() {
        return maxMemoryPages;
    }

    /** Whether modules run in the interpreter. */
    public boolean interpreted() {
        return interpreted;
    }

    /** Procedures and HTTP handlers of one database that run at the same time. */
    public int procedures() {
        return procedures;
    }

    /** What procedures may reach by HTTP. */
    public OutgoingRule outgoing() {
        return outgoing;
    }

    /** Limits of a WebSocket. */
    public SessionLimits sessionLimits() {
        return sessionLimits;
    }
}
