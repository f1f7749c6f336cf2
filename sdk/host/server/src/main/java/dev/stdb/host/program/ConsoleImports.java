package dev.stdb.host.program;

import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The imports that write the module's log. Entered by the thread that runs the call. */
final class ConsoleImports {
    private static final int NO_LINE = -1;

    private final Call call;
    private final ConsoleTimers timers = new ConsoleTimers();

    ConsoleImports(Call call) {
        this.call = call;
    }

    void addTo(Map<String, ImportBody> all) {
        all.put("console_log", this::log);
        all.put("console_timer_start", (m, a) -> timers.start(m.text(a[0], a[1]), System.nanoTime()));
        all.put("console_timer_end", (m, a) -> {
            String span = timers.end((int) a[0], System.nanoTime());
            add(LogLevel.INFO, null, null, NO_LINE, span);
            return 0;
        });
    }

    /** A record whose text lies outside memory is dropped: nothing here may end a call. */
    private long log(GuestMemory memory, long[] a) {
        boolean readable = memory.readable(a[6], a[7])
                && ((int) a[1] == 0 || memory.readable(a[1], a[2]))
                && ((int) a[3] == 0 || memory.readable(a[3], a[4]));
        if (readable) {
            add(
                    LogLevel.of((int) a[0]),
                    optional(memory, a[1], a[2]),
                    optional(memory, a[3], a[4]),
                    (int) a[5],
                    lossy(memory.bytes(a[6], a[7])));
        }
        return 0;
    }

    private void add(LogLevel level, @Nullable String target, @Nullable String filename, int line, String message) {
        Surroundings around = call.surroundings();
        around.log().add(new LogRecord(level, around.nowMicros(), target, filename, line, call.function(), message));
    }

    private static @Nullable String optional(GuestMemory memory, long pointer, long length) {
        return (int) pointer == 0 ? null : lossy(memory.bytes(pointer, length));
    }

    private static String lossy(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
