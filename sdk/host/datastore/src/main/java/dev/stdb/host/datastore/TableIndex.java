package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.schema.IndexAlgorithm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows by key. Under each key the map keeps the only row as {@code byte[]}, or a {@link RowSet} of several.
 */
final class TableIndex {
    private static final int LONG_BYTES = 8;
    /** The lower edge of a range that begins above every key: no bytes. One that begins below every key is null. */
    private static final byte[] NOWHERE = {};

    final IndexInfo info;
    private final RowLayout layout;
    private final KeyMap map;
    private final KeyBuffer writersKey = new KeyBuffer();

    TableIndex(IndexInfo info, RowLayout layout) {
        this.info = info;
        this.layout = layout;
        int width = 0;
        for (int column : info.columns()) {
            int more = layout.column(column).keyWidth();
            width = more < 0 || width < 0 ? -1 : width + more;
        }
        if (info.schema().algorithm() instanceof IndexAlgorithm.Hash) {
            map = new KeyMap.Hashed();
        } else if (width >= 0 && width <= LONG_BYTES) {
            map = new KeyMap.OfLongs();
        } else {
            map = new KeyMap.OfBytes();
        }
    }

    private KeyBuffer keyOf(byte[] row, KeyBuffer out) {
        out.reset();
        for (int column : info.columns()) {
            layout.column(column).key(layout.at(row, column), out);
        }
        return out;
    }

    /** The key of a row: equal for equal keys. */
    byte[] key(byte[] row) {
        return keyOf(row, new KeyBuffer()).toByteArray();
    }

    /** The key of BSATN of all indexed columns, as {@link #key} makes it of a row. */
    byte[] pointKey(byte[] point) {
        var key = new KeyBuffer();
        decode(new Cursor(point, 0), key, 0, info.columns().size());
        return key.toByteArray();
    }

    /** A row with the key of {@code row}; with a unique index the only one there can be. For the writer only. */
    byte @Nullable [] rowLike(byte[] row) {
        return switch (map.get(keyOf(row, writersKey))) {
            case byte[] found -> found;
            case RowSet several -> several.first();
            case null, default -> null;
        };
    }

    /** For the writer only, like all that changes the index. */
    void add(byte[] row) {
        var key = keyOf(row, writersKey);
        switch (map.get(key)) {
            case RowSet several -> several.add(row);
            case byte[] other -> {
                var several = new RowSet();
                several.add(other);
                several.add(row);
                map.put(key, several);
            }
            case null, default -> map.put(key, row);
        }
    }

    void remove(byte[] row) {
        var key = keyOf(row, writersKey);
        if (map.get(key) instanceof RowSet several) {
            several.remove(row);
            if (several.size() == 1) {
                map.put(key, several.first());
            }
        } else {
            map.remove(key);
        }
    }

    void clear() {
        map.clear();
    }

    /** How many different keys the rows have. */
    int keys() {
        return map.size();
    }

    List<byte[]> point(byte[] point) {
        var key = new KeyBuffer();
        var in = new Cursor(point, 0);
        decode(in, key, 0, info.columns().size());
        var rows = new ArrayList<byte[]>();
        collect(map.get(key), rows);
        return rows;
    }

    List<byte[]> range(byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        if (prefixElems < 0 || prefixElems >= info.columns().size()) {
            throw new DatastoreException.Undecodable("a prefix of " + prefixElems
                    + " columns leaves no column of index `" + info.name() + "` for the bounds");
        }
        var common = new KeyBuffer();
        if (prefixElems > 0) {
            decode(new Cursor(prefix, 0), common, 0, prefixElems);
        }
        byte[] shared = common.toByteArray();
        var from = edge(start, shared, prefixElems, true);
        var to = edge(end, shared, prefixElems, false);
        if (from != null && from.length == 0) {
            return List.of();
        }
        var found = map.range(from, to);
        if (found == null) {
            throw new DatastoreException.Trap("index `" + info.name() + "` is a hash index: it has no ranges");
        }
        var rows = new ArrayList<byte[]>();
        found.forEach(value -> collect(value, rows));
        return rows;
    }

    private void decode(Cursor in, KeyBuffer out, int fromColumn, int toColumn) {
        try {
            for (int i = fromColumn; i < toColumn; i++) {
                var shape = layout.column(info.columns().get(i));
                int before = in.at;
                shape.check(in);
                in.at = before;
                shape.key(in, out);
            }
        } catch (BsatnException e) {
            throw new DatastoreException.Undecodable("no key of index `" + info.name() + "`: " + e.getMessage());
        }
    }

    /** The edge of a range as key bytes, inclusive at the lower end, exclusive at the upper; null when there is none. */
    private byte @Nullable [] edge(byte[] bound, byte[] shared, int column, boolean isLower) {
        if (bound.length == 0) {
            throw new DatastoreException.Undecodable("a bound of no bytes for index `" + info.name() + "`");
        }
        boolean above = isLower == (bound[0] == 1);
        var key = new KeyBuffer();
        key.reset();
        for (byte each : shared) {
            key.put(each);
        }
        switch (bound[0]) {
            case 0, 1 -> decode(new Cursor(bound, 1), key, column, column + 1);
            case 2 -> {
                if (shared.length == 0) {
                    return null;
                }
                above = !isLower;
            }
            default -> throw new DatastoreException.Undecodable("unknown kind of bound: " + (bound[0] & 0xFF));
        }
        byte[] bytes = key.toByteArray();
        if (!above) {
            return isLower && bytes.length == 0 ? null : bytes;
        }
        byte[] after = KeyBuffer.after(bytes);
        return after == null && isLower ? NOWHERE : after;
    }

    private static void collect(@Nullable Object value, List<byte[]> into) {
        switch (value) {
            case byte[] row -> into.add(row);
            case RowSet several -> into.addAll(several.snapshot());
            case null, default -> {}
        }
    }
}
