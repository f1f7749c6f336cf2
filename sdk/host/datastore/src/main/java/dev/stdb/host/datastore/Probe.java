package dev.stdb.host.datastore;

import it.unimi.dsi.fastutil.objects.Object2ObjectOpenCustomHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds rows by the value of one column. */
@FunctionalInterface
interface Probe {
    Probe NOTHING = value -> List.of();

    /** The rows whose column equals {@code value}, BSATN of the column's type. */
    List<Row> rows(byte[] value);

    /** All rows of a source, through an index if it has one for the column. */
    static Probe of(Source source, int column, Optional<Lookup> lookup, ReadView view) {
        if (source.store.info.isEvent()) {
            return NOTHING;
        }
        return lookup.<Probe>map(found ->
                        value -> source.matching(view.scanPoint(found.index().id(), found.key(value))))
                .orElseGet(() -> of(source, column, source.rows(view)));
    }

    /** Some rows of a source. */
    static Probe of(Source source, int column, List<Row> rows) {
        if (rows.isEmpty()) {
            return NOTHING;
        }
        var shape = source.store.layout.column(column);
        var byKey = new Object2ObjectOpenCustomHashMap<byte[], List<Row>>(RowSet.BY_CONTENT);
        for (var row : rows) {
            byKey.computeIfAbsent(key(shape, row.column(column)), key -> new ArrayList<>())
                    .add(row);
        }
        return value -> {
            var found = byKey.get(key(shape, value));
            return found == null ? List.of() : found;
        };
    }

    private static byte[] key(Shape shape, byte[] value) {
        var key = new KeyBuffer();
        shape.key(new Cursor(value, 0), key);
        return key.toByteArray();
    }
}
