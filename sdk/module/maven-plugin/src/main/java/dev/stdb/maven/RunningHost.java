package dev.stdb.maven;

import dev.stdb.host.EmbeddedHost;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The host between host-start and host-stop of a project, kept in the plugin's context. */
final class RunningHost {
    private static final String KEY = RunningHost.class.getName();

    private RunningHost() {}

    static @Nullable EmbeddedHost take(Map<Object, Object> context) {
        return (EmbeddedHost) context.remove(KEY);
    }

    static boolean isThere(Map<Object, Object> context) {
        return context.containsKey(KEY);
    }

    static void put(Map<Object, Object> context, EmbeddedHost host) {
        context.put(KEY, host);
    }

    /** Maven's context as the map it is. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // Maven's API is older than generics
    static Map<Object, Object> of(Map context) {
        return context;
    }
}
