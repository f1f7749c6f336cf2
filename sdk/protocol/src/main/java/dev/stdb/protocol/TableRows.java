package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/**
 * Rows of one table or view.
 *
 * @param table canonical name; it may occur several times in one answer
 */
public record TableRows(String table, BsatnRowList rows) {
    public static final Codec<TableRows> CODEC = new Codec<>() {
        @Override
        public void write(TableRows value, BsatnWriter out) {
            BsatnRowList.CODEC.write(value.rows, out.str(value.table));
        }

        @Override
        public TableRows read(BsatnReader in) {
            return new TableRows(in.str(), BsatnRowList.CODEC.read(in));
        }
    };
}
