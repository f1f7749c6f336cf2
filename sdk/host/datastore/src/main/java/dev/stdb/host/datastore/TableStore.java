package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table's rows and indexes. Holds what the open transaction sees; {@link TableChanges} knows the way back. */
final class TableStore {
    private static final byte[] NOTHING = {};

    final TableInfo info;
    final RowLayout layout;
    final RowSet rows = new RowSet();
    final List<TableIndex> indexes;
    final ValueCodec codec;
    final List<Sequence> sequences;

    TableStore(TableInfo info) {
        this.info = info;
        layout = new RowLayout(info.rowType());
        codec = new ValueCodec(Typespace.EMPTY, info.rowType());
        indexes = info.indexes().stream()
                .map(index -> new TableIndex(index, layout))
                .toList();
        sequences = info.schema().sequences().stream()
                .map(Sequence::new)
                .sorted(Comparator.comparingInt(sequence -> sequence.column))
                .toList();
    }

    /** The first row in {@code bytes}, what follows cut off. */
    byte[] row(byte[] bytes) {
        var in = new Cursor(bytes, 0);
        layout.check(in);
        return in.at == bytes.length ? bytes : Arrays.copyOf(bytes, in.at);
    }

    /** Like {@link #row}, but what is no row ends the call, as on the server. */
    private byte[] rowOrTrap(byte[] bytes) {
        try {
            return row(bytes);
        } catch (BsatnException e) {
            throw new DatastoreException.Trap("no row of table `" + info.name() + "`: " + e.getMessage());
        }
    }

    AlgebraicValue.Product decode(byte[] row) {
        return (AlgebraicValue.Product) codec.decode(row);
    }

    /** A copy of the row with its zeros in auto-increment columns replaced. */
    Inserted generate(byte[] bytes) {
        byte[] row = rowOrTrap(bytes).clone();
        byte[] generated = NOTHING;
        for (var sequence : sequences) {
            int width = layout.column(sequence.column).width();
            int at = layout.at(row, sequence.column).at;
            if (isZero(row, at, width)) {
                Sequence.write(sequence.take(), row, at, width);
                generated = Arrays.copyOf(generated, generated.length + width);
                System.arraycopy(row, at, generated, generated.length - width, width);
            }
        }
        return new Inserted(row, generated, true);
    }

    private static boolean isZero(byte[] row, int at, int width) {
        for (int i = at; i < at + width; i++) {
            if (row[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The row as stored if there is an equal one, else null after adding it. */
    byte @Nullable [] insert(byte[] row, TableChanges changes) {
        byte[] existing = rows.get(row);
        if (existing != null) {
            return existing;
        }
        checkUnique(row, null);
        changes.added(row);
        put(row);
        return null;
    }

    /** Puts {@code row} into the place of {@code old}. */
    boolean replace(byte[] old, byte[] row, TableChanges changes) {
        if (Arrays.equals(old, row)) {
            return false;
        }
        checkUnique(row, old);
        delete(old, changes);
        changes.added(row);
        put(row);
        return true;
    }

    private void checkUnique(byte[] row, byte @Nullable [] except) {
        for (var index : indexes) {
            if (!index.info.isUnique()) {
                continue;
            }
            byte[] other = index.rowLike(row);
            if (other != null && !(except != null && Arrays.equals(other, except))) {
                throw KeyText.violation(info, index.info, row, layout);
            }
        }
    }

    boolean delete(byte[] row, TableChanges changes) {
        byte[] stored = rows.get(row);
        if (stored == null) {
            return false;
        }
        changes.removed(stored);
        take(stored);
        return true;
    }

    int clear(TableChanges changes) {
        var all = rows.snapshot();
        all.forEach(changes::removed);
        forget();
        return all.size();
    }

    void put(byte[] row) {
        rows.add(row);
        indexes.forEach(index -> index.add(row));
    }

    void take(byte[] row) {
        rows.remove(row);
        indexes.forEach(index -> index.remove(row));
    }

    /** Takes over rows and sequences of the same table elsewhere. */
    void become(TableStore other) {
        forget();
        other.rows.snapshot().forEach(this::put);
        for (int i = 0; i < sequences.size(); i++) {
            sequences.get(i).become(other.sequences.get(i));
        }
    }

    void forget() {
        rows.clear();
        indexes.forEach(TableIndex::clear);
    }
}
