package dev.stdb.client;

import dev.stdb.client.internal.cache.Cache;
import dev.stdb.client.internal.cache.KeyLocator;
import dev.stdb.client.internal.cache.RowRefs;
import dev.stdb.client.internal.cache.TableDelta;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/** A table of a connection: looks into the cache, and tells its listeners. */
final class LiveTable implements TableCache {
    private final Cache cache;
    private final RowType type;
    private final IntFunction<KeyLocator> columns;
    private final Listeners<Row> inserts = new Listeners<>();
    private final Listeners<Row> deletes = new Listeners<>();
    private final Listeners<RowUpdate> updates = new Listeners<>();
    private final Listeners<Row> events = new Listeners<>();

    /** @param columns finds a column of this table in its rows */
    LiveTable(Cache cache, RowType type, IntFunction<KeyLocator> columns) {
        this.cache = cache;
        this.type = type;
        this.columns = columns;
    }

    RowType type() {
        return type;
    }

    TableChange change(TableDelta delta) {
        return new TableChange(
                delta.table(),
                RowList.of(delta.inserted(), type),
                RowList.of(delta.deleted(), type),
                RowList.Updates.of(RowList.of(delta.before(), type), RowList.of(delta.after(), type)),
                RowList.of(delta.events(), type),
                delta.count());
    }

    void tell(TableChange change) {
        tell(deletes, change.deletes());
        tell(updates, change.updates());
        tell(inserts, change.inserts());
        tell(events, change.events());
    }

    private static <T> void tell(Listeners<T> listeners, List<T> what) {
        if (!listeners.isEmpty()) {
            what.forEach(listeners::tell);
        }
    }

    @Override
    public String name() {
        return type.name();
    }

    @Override
    public int count() {
        return cache.count(type.name());
    }

    @Override
    public List<Row> rows() {
        return RowList.of(cache.snapshot(type.name()), type);
    }

    @Override
    public Optional<Row> find(int column, byte[] key) {
        RowRefs found = cache.find(type.name(), column, () -> columns.apply(column), key);
        return RowList.of(found, type).stream().findFirst();
    }

    @Override
    public Registration onInsert(Consumer<Row> listener) {
        return inserts.add(listener);
    }

    @Override
    public Registration onDelete(Consumer<Row> listener) {
        return deletes.add(listener);
    }

    @Override
    public Registration onUpdate(BiConsumer<Row, Row> listener) {
        return updates.add(update -> listener.accept(update.before(), update.after()));
    }

    @Override
    public Registration onEvent(Consumer<Row> listener) {
        return events.add(listener);
    }
}
