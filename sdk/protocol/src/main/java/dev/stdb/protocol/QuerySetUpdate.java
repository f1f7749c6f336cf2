package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** Changes of one query set by one transaction. */
public record QuerySetUpdate(QuerySetId querySetId, List<TableUpdate> tables) {
    public QuerySetUpdate {
        tables = List.copyOf(tables);
    }

    public static final Codec<QuerySetUpdate> CODEC = new Codec<>() {
        @Override
        public void write(QuerySetUpdate value, BsatnWriter out) {
            QuerySetId.CODEC.write(value.querySetId, out);
            out.array(value.tables, TableUpdate.CODEC);
        }

        @Override
        public QuerySetUpdate read(BsatnReader in) {
            return new QuerySetUpdate(QuerySetId.CODEC.read(in), in.array(TableUpdate.CODEC));
        }
    };
}
