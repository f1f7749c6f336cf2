package dev.stdb.host.db;

import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import dev.stdb.host.log.ModuleLog;
import java.time.InstantSource;

/** What the host itself writes into a module's log. Safe for all threads. */
record HostLog(ModuleLog log, InstantSource clock) {

    /** About the database. */
    void info(String message) {
        log.add(LogRecord.host(LogLevel.INFO, Micros.now(clock), message));
    }

    /** About a function. */
    void error(String function, String message) {
        log.add(LogRecord.host(LogLevel.ERROR, Micros.now(clock), function, message));
    }

    /** The server's record of a call to nothing. */
    void unknown(String function) {
        error(
                function,
                "External attempt to call nonexistent reducer \"" + function
                        + "\" failed. Have you run `spacetime generate` recently?");
    }
}
