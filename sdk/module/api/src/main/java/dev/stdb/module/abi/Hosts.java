package dev.stdb.module.abi;

import org.jspecify.annotations.Nullable;
import org.teavm.interop.PlatformMarker;
import org.teavm.interop.Platforms;

/** Finds the host: the server's imports in wasm, on a JVM what the thread's test host has installed. */
public final class Hosts {
    private Hosts() {}

    /**
     * The host that the current call talks to.
     *
     * @throws IllegalStateException on a JVM, outside a call
     */
    public static Host current() {
        if (isWasm()) {
            return WasmHost.INSTANCE;
        }
        return installed();
    }

    /** Makes {@code host} the one that module code on this thread talks to; null takes it away. Returns the one before. */
    public static @Nullable Host install(@Nullable Host host) {
        Host before = Installed.HOST.get();
        Installed.HOST.set(host);
        return before;
    }

    private static Host installed() {
        Host host = Installed.HOST.get();
        if (host == null) {
            throw new IllegalStateException(
                    "there is no database here: module code runs inside wasm or a test database");
        }
        return host;
    }

    @PlatformMarker(Platforms.WEBASSEMBLY)
    private static boolean isWasm() {
        return false;
    }

    /** In a class of its own, which modules have no need of. */
    private static final class Installed {
        static final ThreadLocal<@Nullable Host> HOST = new ThreadLocal<>();
    }
}
