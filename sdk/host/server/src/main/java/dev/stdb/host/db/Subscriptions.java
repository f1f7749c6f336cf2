package dev.stdb.host.db;

import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.TxDelta;
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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who wants which rows. Every query of a set contributes its own rows: nothing is netted between queries. Entered on the
 * writer thread only.
 */
final class Subscriptions {
    private final Map<Subscriber, Map<QuerySetId, List<Query>>> sets = new LinkedHashMap<>();
    private final Map<Integer, Set<Subscriber>> byTable = new HashMap<>();

    boolean has(Subscriber subscriber, QuerySetId id) {
        return sets.getOrDefault(subscriber, Map.of()).containsKey(id);
    }

    /** Registers a set and answers its rows. */
    QueryRows add(Subscriber subscriber, QuerySetId id, List<Query> queries, ReadView view) {
        var distinct = new LinkedHashMap<String, Query>();
        queries.forEach(query -> distinct.putIfAbsent(query.key(), query));
        List<Query> set = List.copyOf(distinct.values());
        sets.computeIfAbsent(subscriber, s -> new LinkedHashMap<>()).put(id, set);
        set.forEach(query -> byTable.computeIfAbsent(query.table().id(), t -> new LinkedHashSet<>())
                .add(subscriber));
        return rows(set, view);
    }

    /** Ends a set; its queries, null if there is no such set. */
    @Nullable
    List<Query> remove(Subscriber subscriber, QuerySetId id) {
        Map<QuerySetId, List<Query>> own = sets.get(subscriber);
        List<Query> ended = own == null ? null : own.remove(id);
        if (own != null && own.isEmpty()) {
            removeAll(subscriber);
        }
        return ended;
    }

    /** Ends all sets of a connection. */
    void removeAll(Subscriber subscriber) {
        sets.remove(subscriber);
        byTable.values().forEach(subscribers -> subscribers.remove(subscriber));
    }

    /** Rows of queries, one entry each; a query that reads an empty or event table has none. */
    static QueryRows rows(List<Query> queries, ReadView view) {
        var tables = new ArrayList<TableRows>();
        for (Query query : queries) {
            if (!query.table().isEvent() && view.rowCount(query.table().id()) > 0) {
                tables.add(new TableRows(query.table().name(), BsatnRowList.of(query.rows(view))));
            }
        }
        return new QueryRows(tables);
    }

    /** What a commit means to each connection, for those to whom it means something. */
    Map<Subscriber, List<QuerySetUpdate>> updates(TxDelta delta) {
        var changes = new Changes(delta);
        var affected = new LinkedHashSet<Subscriber>();
        delta.tables()
                .forEach(table ->
                        affected.addAll(byTable.getOrDefault(table.table().id(), Set.of())));
        var updates = new LinkedHashMap<Subscriber, List<QuerySetUpdate>>();
        for (Subscriber subscriber : affected) {
            List<QuerySetUpdate> own = changes.of(sets.getOrDefault(subscriber, Map.of()));
            if (!own.isEmpty()) {
                updates.put(subscriber, own);
            }
        }
        return updates;
    }

    /** One commit; what a query text sees of it is worked out once for all who use the text. */
    private static final class Changes {
        private final Map<Integer, TxDelta.TableDelta> tables = new HashMap<>();
        private final Map<String, List<TableUpdateRows>> known = new HashMap<>();

        Changes(TxDelta delta) {
            delta.tables().forEach(table -> tables.put(table.table().id(), table));
        }

        List<QuerySetUpdate> of(Map<QuerySetId, List<Query>> sets) {
            var updates = new ArrayList<QuerySetUpdate>();
            sets.forEach((id, queries) -> {
                var byName = new LinkedHashMap<String, List<TableUpdateRows>>();
                for (Query query : queries) {
                    List<TableUpdateRows> rows = of(query);
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

        private List<TableUpdateRows> of(Query query) {
            TxDelta.TableDelta delta = tables.get(query.table().id());
            return delta == null ? List.of() : known.computeIfAbsent(query.key(), key -> seen(query, delta));
        }

        private static List<TableUpdateRows> seen(Query query, TxDelta.TableDelta delta) {
            if (delta.table().isEvent()) {
                List<RowBytes> events = query.matching(delta.events());
                return events.isEmpty() ? List.of() : List.of(new TableUpdateRows.EventTable(BsatnRowList.of(events)));
            }
            List<RowBytes> inserts = query.matching(delta.inserts());
            List<RowBytes> deletes = query.matching(delta.deletes());
            return inserts.isEmpty() && deletes.isEmpty()
                    ? List.of()
                    : List.of(new TableUpdateRows.PersistentTable(BsatnRowList.of(inserts), BsatnRowList.of(deletes)));
        }
    }
}
