package dev.stdb.module.testing;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.ScheduleTimers;
import java.util.List;
import java.util.Map;

/**
 * The whole state of a test database at one moment: rows, sequences, schedules, clients, the time. Made by {@link
 * TestDatabase#snapshot}, gone back to by {@link TestDatabase#restore} as often as the test likes.
 */
public final class Snapshot {
    final Engine engine;
    final Datastore store;
    final Map<ScheduleTimers.Key, ScheduleTimers.Entry> timers;
    final List<TestClient> clients;
    final long micros;
    final int logs;
    final int scheduled;
    final int requests;

    Snapshot(
            Engine engine,
            Datastore store,
            Map<ScheduleTimers.Key, ScheduleTimers.Entry> timers,
            List<TestClient> clients,
            long micros,
            int logs,
            int scheduled,
            int requests) {
        this.engine = engine;
        this.store = store;
        this.timers = timers;
        this.clients = clients;
        this.micros = micros;
        this.logs = logs;
        this.scheduled = scheduled;
        this.requests = requests;
    }
}
