package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/**
 * The rows that queries found, table by table. A table whose query reads an empty table may be missing; a row that two
 * queries match occurs twice.
 */
public record QueryRows(List<TableRows> tables) {
    public QueryRows {
        tables = List.copyOf(tables);
    }

    public static final Codec<QueryRows> CODEC = new Codec<>() {
        @Override
        public void write(QueryRows value, BsatnWriter out) {
            out.array(value.tables, TableRows.CODEC);
        }

        @Override
        public QueryRows read(BsatnReader in) {
            return new QueryRows(in.array(TableRows.CODEC));
        }
    };
}
