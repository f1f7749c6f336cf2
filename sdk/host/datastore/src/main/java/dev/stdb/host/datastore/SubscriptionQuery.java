package dev.stdb.host.datastore;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A query whose result is followed: rows of one table or view. Row level security can make several parts of one query, whose results are added up. Immutable: may be
 * used from any thread.
 *
 * <pre>{@code
 * List<byte[]> rows = query.rows(tx);
 * // after each commit:
 * for (QueryChange change : query.changes(delta, tx)) {
 *     change.inserts().forEach(rows::add);
 * }
 * }</pre>
 *
 * Results are bags: a join has a row once for each row that it joins with. Rows of views come without their first column.
 */
public final class SubscriptionQuery {
    private final String key;
    private final TableInfo table;
    private final boolean usesSender;
    private final List<Plan> parts;
    private final List<ViewInstance> instances;

    SubscriptionQuery(String key, TableInfo table, boolean usesSender, List<Plan> parts, List<ViewInstance> instances) {
        this.key = key;
        this.table = table;
        this.usesSender = usesSender;
        this.parts = List.copyOf(parts);
        this.instances = List.copyOf(instances);
    }

    /** Equal for queries that always have the same result. */
    public String key() {
        return key;
    }

    /** The table whose rows are returned, or the one behind the view whose rows are. */
    public TableInfo table() {
        return table;
    }

    /** Whether the result depends on who asks. */
    public boolean usesSender() {
        return usesSender;
    }

    /** Ids of all tables that it reads: a change of another does not matter to it. */
    public Set<Integer> reads() {
        return parts.stream().flatMap(part -> part.reads().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether there are views among them, which must be computed first: see {@link Views#subscribe}. */
    public boolean readsViews() {
        return !instances.isEmpty();
    }

    /** The results of views that must be there. */
    List<ViewInstance> instances() {
        return instances;
    }

    /** All rows of the result, in BSATN. */
    public List<byte[]> rows(ReadView view) {
        return parts.stream().flatMap(part -> part.rows(view).stream()).toList();
    }

    /** The rows of the result as subscribing sends them: one list for each part, none for a part that reads an empty or an event table. */
    public List<List<byte[]>> initial(ReadView view) {
        var lists = new ArrayList<List<byte[]>>();
        for (var part : parts) {
            if (part.reads().stream().allMatch(id -> view.rowCount(id) > 0)) {
                lists.add(part.rows(view));
            }
        }
        return lists;
    }

    /** What a transaction means to the result, for each part to which it means something; {@code after} shows the tables as they are then. */
    public List<QueryChange> changes(TxDelta delta, ReadView after) {
        return parts.stream()
                .map(part -> part.changes(delta, after))
                .filter(change -> !change.isEmpty())
                .toList();
    }

    /** How many rows the server expects to look at, by which its row limit goes. */
    long scanned(ReadView view) {
        return parts.stream().mapToLong(part -> part.scanned(view)).sum();
    }
}
