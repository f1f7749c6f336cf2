package dev.stdb.module;

import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.Hosts;

/** A running stopwatch of {@link Log#timer}. Close it in the call that started it: the host keeps one that is not closed for ever. */
public final class LogStopwatch implements AutoCloseable {
    private final int timer;
    private boolean running = true;

    LogStopwatch(int timer) {
        this.timer = timer;
    }

    /** Stops it and has the host log the time. Closing twice is harmless. */
    @Override
    public void close() {
        if (!running) {
            return;
        }
        running = false;
        int errno = Hosts.current().timerEnd(timer);
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "stop a timer");
        }
    }
}
