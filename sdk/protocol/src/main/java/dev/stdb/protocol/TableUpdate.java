package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/**
 * Changes of one table within one set.
 *
 * @param rows one entry for each query that saw changes
 */
public record TableUpdate(String table, List<TableUpdateRows> rows) {
    public TableUpdate {
        rows = List.copyOf(rows);
    }

    public static final Codec<TableUpdate> CODEC = new Codec<>() {
        @Override
        public void write(TableUpdate value, BsatnWriter out) {
            out.str(value.table).array(value.rows, TableUpdateRows.CODEC);
        }

        @Override
        public TableUpdate read(BsatnReader in) {
            return new TableUpdate(in.str(), in.array(TableUpdateRows.CODEC));
        }
    };
}
