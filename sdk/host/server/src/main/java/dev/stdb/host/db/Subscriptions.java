package dev.stdb.host.db;

import dev.stdb.host.datastore.QueryChange;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.host.datastore.TxDelta;
import dev.stdb.host.datastore.Views;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.TableUpdate;
import dev.stdb.protocol.TableUpdateRows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which rows. Every query of a set contributes its own rows: nothing is netted between queries. Entered on the
 * writer thread only.
 */
final class Subscriptions {
    private final Views views;
    private final Map<Subscriber, Map<QuerySetId, List<SubscriptionQuery>>> sets = new LinkedHashMap<>();
    private final Map<Integer, Map<Subscriber, Integer>> byTable = new HashMap<>();
    private final Map<String, Integer> byKey = new HashMap<>();

    Subscriptions(Views views) {
        this.views = views;
    }

    boolean has(Subscriber subscriber, QuerySetId id) {
        return sets.getOrDefault(subscriber, Map.of()).containsKey(id);
    }

    /** Whether anybody follows the very same query. */
    boolean isFollowed(SubscriptionQuery query) {
        return byKey.containsKey(query.key());
    }

    /** Registers a set of different queries, whose views {@link Views#subscribe} has made ready. */
    void add(Subscriber subscriber, QuerySetId id, List<SubscriptionQuery> set) {
        sets.computeIfAbsent(subscriber, s -> new LinkedHashMap<>()).put(id, set);
        for (SubscriptionQuery query : set) {
            byKey.merge(query.key(), 1, Integer::sum);
            query.reads()
                    .forEach(table -> byTable.computeIfAbsent(table, t -> new LinkedHashMap<>())
                            .merge(subscriber, 1, Integer::sum));
        }
    }

    /** Ends a set; its queries, null if there is no such set. */
    @Nullable
    List<SubscriptionQuery> remove(Subscriber subscriber, QuerySetId id) {
        Map<QuerySetId, List<SubscriptionQuery>> own = sets.get(subscriber);
        List<SubscriptionQuery> ended = own == null ? null : own.remove(id);
        if (own == null || ended == null) {
            return null;
        }
        if (own.isEmpty()) {
            sets.remove(subscriber);
        }
        forget(subscriber, ended);
        return ended;
    }

    private void forget(Subscriber subscriber, List<SubscriptionQuery> set) {
        for (SubscriptionQuery query : set) {
            byKey.computeIfPresent(query.key(), (key, count) -> fewer(count));
            for (int table : query.reads()) {
                Map<Subscriber, Integer> counts = byTable.getOrDefault(table, new HashMap<>());
                counts.computeIfPresent(subscriber, (who, count) -> fewer(count));
            }
        }
        views.unsubscribe(set);
    }

    private static @Nullable Integer fewer(int count) {
        return count > 1 ? count - 1 : null;
    }

    /** Ends all sets of a connection. */
    void removeAll(Subscriber subscriber) {
        sets.getOrDefault(subscriber, Map.of()).values().forEach(set -> forget(subscriber, set));
        sets.remove(subscriber);
    }

    /** Rows of queries, one entry for each part; one that reads an empty or event table has none. */
    static QueryRows rows(List<SubscriptionQuery> queries, ReadView view) {
        var tables = new ArrayList<TableRows>();
        for (SubscriptionQuery query : queries) {
            query.initial(view)
                    .forEach(rows -> tables.add(new TableRows(query.table().name(), list(rows))));
        }
        return new QueryRows(tables);
    }

    static BsatnRowList list(List<byte[]> rows) {
        return BsatnRowList.of(rows.stream().map(RowBytes::of).toList());
    }

    /** What a commit means to each connection, for those to whom it means something; {@code after} shows the tables as they are then. */
    Map<Subscriber, List<QuerySetUpdate>> updates(TxDelta delta, ReadView after) {
        var changes = new Changes(delta, after);
        var affected = new LinkedHashSet<Subscriber>();
        delta.tables()
                .forEach(table -> affected.addAll(
                        byTable.getOrDefault(table.table().id(), Map.of()).keySet()));
        var updates = new LinkedHashMap<Subscriber, List<QuerySetUpdate>>();
        for (Subscriber subscriber : affected) {
            List<QuerySetUpdate> own = changes.of(sets.getOrDefault(subscriber, Map.of()));
            if (!own.isEmpty()) {
                updates.put(subscriber, own);
            }
        }
        return updates;
    }

    /** One commit; what a query sees of it is worked out once for all who follow it. */
    private static final class Changes {
        private final TxDelta delta;
        private final ReadView after;
        private final Map<String, List<TableUpdateRows>> known = new HashMap<>();

        Changes(TxDelta delta, ReadView after) {
            this.delta = delta;
            this.after = after;
        }

        List<QuerySetUpdate> of(Map<QuerySetId, List<SubscriptionQuery>> sets) {
            var updates = new ArrayList<QuerySetUpdate>();
            sets.forEach((id, queries) -> {
                var byName = new LinkedHashMap<String, List<TableUpdateRows>>();
                for (SubscriptionQuery query : queries) {
                    List<TableUpdateRows> rows = known.computeIfAbsent(query.key(), key -> seen(query));
                    if (!rows.isEmpty()) {
                        byName.computeIfAbsent(query.table().name(), n -> new ArrayList<>())
                                .addAll(rows);
                    }
                }
                if (!byName.isEmpty()) {
                    var own = new ArrayList<TableUpdate>();
                    byName.forEach((name, rows) -> own.add(new TableUpdate(name, rows)));
                    updates.add(new QuerySetUpdate(id, own));
                }
            });
            return updates;
        }

        private List<TableUpdateRows> seen(SubscriptionQuery query) {
            return query.changes(delta, after).stream()
                    .map(change -> update(query.table(), change))
                    .toList();
        }

        private static TableUpdateRows update(TableInfo table, QueryChange change) {
            return table.isEvent()
                    ? new TableUpdateRows.EventTable(list(change.events()))
                    : new TableUpdateRows.PersistentTable(list(change.inserts()), list(change.deletes()));
        }
    }
}
