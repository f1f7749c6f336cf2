package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.abi.ModuleInstance;
import org.jspecify.annotations.Nullable;

/**
 * An index of a table. The generated subclasses write the keys, typed by column: {@code filter} reads the rows of a point, a range
 * or a prefix, {@code delete} deletes them and says how many there were.
 */
public abstract class TableIndex<R> {
    final TableReader<R> table;
    final ModuleInstance instance;
    private final String name;
    private int id = -1;

    /** {@code name} is the index's source name. */
    protected TableIndex(TableReader<R> table, String name) {
        this.table = table;
        this.instance = table.instance;
        this.name = name;
    }

    /** For the next key; what it held is gone. */
    protected final BsatnWriter key() {
        return instance.key();
    }

    /** The row whose key was written, if any. */
    protected final @Nullable R findRow() {
        BsatnReader in = instance.find(indexId());
        return in == null ? null : table.read(in);
    }

    /** The rows whose whole key was written. */
    protected final Rows<R> rowsAtKey() {
        return table.read(instance.scan(instance.scanPoint(indexId())));
    }

    /** The rows of a range: prefix, lower and upper bound were written. */
    protected final Rows<R> rowsInRange(int prefixLength, int prefixColumns, int lowerLength) {
        return table.read(instance.scan(instance.scanRange(indexId(), prefixLength, prefixColumns, lowerLength)));
    }

    /** Deletes the rows whose whole key was written. */
    protected final long deleteAtKey() {
        return instance.deletePoint(indexId()) & 0xFFFF_FFFFL;
    }

    /** Deletes the rows of a range, written as for {@link #rowsInRange}. */
    protected final long deleteInRange(int prefixLength, int prefixColumns, int lowerLength) {
        return instance.deleteRange(indexId(), prefixLength, prefixColumns, lowerLength) & 0xFFFF_FFFFL;
    }

    final int indexId() {
        int known = id;
        if (known == -1) {
            known = instance.indexId(name);
            id = known;
        }
        return known;
    }
}
