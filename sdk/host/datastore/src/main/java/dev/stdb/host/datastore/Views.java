package dev.stdb.host.datastore;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The results of a database's views. One is computed when a subscription or SQL first needs it and then again, inside the writing transaction, whenever something that
 * it read changes; rows that are the same before and after make no change. It is dropped ten minutes after its last use.
 *
 * <pre>{@code
 * var views = new Views(datastore, runner, Clock.systemUTC());
 * try (MutTx tx = datastore.begin()) {
 *     tx.insert(player, row);
 *     TxDelta delta = views.commit(tx); // with the rows of views that changed
 * }
 * }</pre>
 *
 * Used by the thread that writes, all transactions of which must be committed through {@link #commit} or after {@link #refresh}.
 */
public final class Views {
    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);

    private final Datastore datastore;
    private final ViewRunner runner;
    private final InstantSource clock;
    private final Map<ViewInstance, Use> uses = new HashMap<>();
    private final Dependants dependants;

    /** How much a result is wanted. */
    private static final class Use {
        private int followers;
        private Instant last;

        Use(Instant last) {
            this.last = last;
        }
    }

    public Views(Datastore datastore, ViewRunner runner, InstantSource clock) {
        this.datastore = datastore;
        this.runner = runner;
        this.clock = clock;
        this.dependants = new Dependants(datastore);
    }

    /**
     * Computes again what depends on the changes of {@code tx}, as part of it.
     *
     * @throws ViewException when a view fails; the transaction must be rolled back then
     */
    public void refresh(MutTx tx) {
        dependants.of(tx.changes()).forEach(instance -> compute(tx, instance));
    }

    /**
     * Commits {@code tx} with the changes of views.
     *
     * @throws ViewException when a view fails; the transaction is rolled back
     */
    public TxDelta commit(MutTx tx) {
        try {
            refresh(tx);
        } catch (RuntimeException e) {
            tx.rollback();
            throw e;
        }
        return tx.commit();
    }

    /**
     * Computes all results again, for a program that may compute them differently.
     *
     * @throws ViewException when a view fails; the transaction must be rolled back then
     */
    public void refreshAll(MutTx tx) {
        List.copyOf(uses.keySet()).forEach(instance -> compute(tx, instance));
    }

    /**
     * Makes ready what a set of queries reads, and keeps it until {@link #unsubscribe}. Counts once {@code tx} is committed.
     *
     * @throws ViewException when a view fails; the transaction must be rolled back then
     */
    public void subscribe(MutTx tx, List<SubscriptionQuery> set) {
        for (var instance : instances(set)) {
            use(tx, instance, 1);
        }
    }

    /** Ends what {@link #subscribe} began with the same queries. */
    public void unsubscribe(List<SubscriptionQuery> set) {
        for (var instance : instances(set)) {
            var use = uses.get(instance);
            if (use != null) {
                use.followers = Math.max(0, use.followers - 1);
                use.last = clock.instant();
            }
        }
    }

    private static Set<ViewInstance> instances(List<SubscriptionQuery> set) {
        var instances = new LinkedHashSet<ViewInstance>();
        set.forEach(query -> instances.addAll(query.instances()));
        return instances;
    }

    /** Makes ready what one statement reads. */
    void use(MutTx tx, Collection<ViewInstance> instances) {
        instances.forEach(instance -> use(tx, instance, 0));
    }

    private void use(MutTx tx, ViewInstance instance, int followers) {
        if (!uses.containsKey(instance)) {
            compute(tx, instance);
        }
        tx.whenCommitted(() -> {
            var use = uses.computeIfAbsent(instance, i -> new Use(clock.instant()));
            use.followers += followers;
            use.last = clock.instant();
        });
    }

    /** Drops the results that nobody follows and that were last used more than ten minutes ago. */
    public void expire() {
        var before = clock.instant().minus(KEPT_UNUSED);
        var unused = new ArrayList<ViewInstance>();
        uses.forEach((instance, use) -> {
            if (use.followers == 0 && use.last.isBefore(before)) {
                unused.add(instance);
            }
        });
        if (unused.isEmpty()) {
            return;
        }
        try (var tx = datastore.begin()) {
            unused.forEach(instance -> {
                stored(tx, instance).forEach(row -> tx.delete(instance.table().id(), row));
                uses.remove(instance);
                dependants.remove(instance);
            });
            tx.commit();
        }
    }

    private void compute(MutTx tx, ViewInstance instance) {
        var table = instance.table();
        var view = table.view();
        if (view == null) {
            throw new IllegalArgumentException("`" + table.name() + "` is no view");
        }
        var reads = new ReadSet();
        var recording = new RecordingView(datastore, tx, reads);
        var output = runner.run(new ViewCall(table.name(), view.index(), instance.sender()), recording);
        store(tx, instance, new ViewRows(datastore, table, recording).of(output));
        tx.whenCommitted(() -> {
            uses.computeIfAbsent(instance, i -> new Use(clock.instant()));
            dependants.put(instance, reads);
        });
    }

    private void store(MutTx tx, ViewInstance instance, List<byte[]> rows) {
        byte[] mark = instance.markBytes();
        var wanted = new RowSet();
        for (byte[] row : rows) {
            byte[] marked = Arrays.copyOf(mark, mark.length + row.length);
            System.arraycopy(row, 0, marked, mark.length, row.length);
            wanted.add(marked);
        }
        int table = instance.table().id();
        for (byte[] old : stored(tx, instance)) {
            if (!wanted.contains(old)) {
                tx.delete(table, old);
            }
        }
        try {
            wanted.forEach(row -> tx.insert(table, row));
        } catch (DatastoreException e) {
            throw ViewException.unusable(
                    instance.table().name(), "Error materializing view", String.valueOf(e.getMessage()));
        }
    }

    private List<byte[]> stored(ReadView view, ViewInstance instance) {
        return new Source(datastore.store(instance.table().id()), instance)
                .rows(view).stream().map(Row::bytes).toList();
    }
}
