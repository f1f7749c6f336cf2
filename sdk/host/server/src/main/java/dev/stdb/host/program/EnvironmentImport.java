package dev.stdb.host.program;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/** The import that reads environment variables, ABI 10.6. Entered by the thread that runs the call. */
final class EnvironmentImport {
    private static final int MAX_KEY_BYTES = 256;
    private static final int MAX_UNREAD = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Call call;

    EnvironmentImport(Call call) {
        this.call = call;
    }

    void addTo(Map<String, ImportBody> all) {
        all.put("env_get", this::get);
    }

    private long get(GuestMemory memory, long[] args) {
        byte[] bytes = memory.bytes(args[0], args[1]);
        String key = new String(bytes, StandardCharsets.ISO_8859_1);
        if (bytes.length > MAX_KEY_BYTES || !NAME.matcher(key).matches()) {
            throw new Errno.Failure(Errno.HOST_CALL_FAILURE);
        }
        String function = call.function();
        if (function == null) {
            throw new Errno.Fatal("environment variables are read by functions that are called by somebody");
        }
        if (function.contains(".")) {
            throw new Errno.Fatal("environment variables are for the root module, not for " + function);
        }
        if (!call.hasOwnLane()) {
            call.tx();
        }
        ByteChannels channels = call.channels();
        if (channels.unread() >= MAX_UNREAD) {
            throw new Errno.Failure(Errno.NO_SPACE);
        }
        int source = call.surroundings()
                .environment(key)
                .map(value -> channels.sourceEvenIfEmpty(value.getBytes(StandardCharsets.UTF_8)))
                .orElse(0);
        memory.u32(args[2], source);
        return 0;
    }
}
