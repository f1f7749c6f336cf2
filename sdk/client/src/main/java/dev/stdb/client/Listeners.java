package dev.stdb.client;

import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Listeners of one kind. Added and removed on any thread; called where the caller is. One that throws does not harm the others. */
final class Listeners<T> {
    private static final Logger LOG = LoggerFactory.getLogger(DbConnection.class);

    private final CopyOnWriteArrayList<Entry<T>> entries = new CopyOnWriteArrayList<>();

    /** A box, so that the same listener may be added twice and removed once. */
    private record Entry<T>(Consumer<? super T> listener, Object identity) {}

    Registration add(Consumer<? super T> listener) {
        Entry<T> entry = new Entry<>(listener, new Object());
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void tell(T event) {
        for (Entry<T> entry : entries) {
            guarded(() -> entry.listener.accept(event));
        }
    }

    /** Runs a user's code; what it throws is logged, since nobody else can take it. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    static void guarded(Runnable code) {
        try {
            code.run();
        } catch (RuntimeException | AssertionError fault) {
            LOG.error("A callback of a SpacetimeDB connection failed", fault);
        }
    }
}
