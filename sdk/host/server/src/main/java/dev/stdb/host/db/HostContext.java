package dev.stdb.host.db;

import dev.stdb.host.modulehttp.OutgoingHttp;
import dev.stdb.host.program.ProgramLoader;
import dev.stdb.host.program.Watchdog;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What the databases of a host share.
 *
 * @param timer waits for schedules; what is due runs on the database's own thread
 * @param maxMemoryPages most memory of one module instance, in pages of 64 KiB
 * @param procedures procedures and HTTP handlers of one database that run at the same time
 * @param outgoing sends the HTTP requests of procedures
 */
public record HostContext(
        InstantSource clock,
        ScheduledExecutorService timer,
        ProgramLoader loader,
        Watchdog watchdog,
        int maxMemoryPages,
        int procedures,
        OutgoingHttp outgoing) {}
