package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** What one query of a set contributes to an update. */
public sealed interface TableUpdateRows {
    /** Rows that came and went; not netted between queries, so gather all before applying any. */
    record PersistentTable(BsatnRowList inserts, BsatnRowList deletes) implements TableUpdateRows {}

    /** Rows of an event table: never kept, never deleted. */
    record EventTable(BsatnRowList events) implements TableUpdateRows {}

    Codec<TableUpdateRows> CODEC = new Codec<>() {
        @Override
        public void write(TableUpdateRows value, BsatnWriter out) {
            switch (value) {
                case PersistentTable(var inserts, var deletes) -> {
                    BsatnRowList.CODEC.write(inserts, out.u8(0));
                    BsatnRowList.CODEC.write(deletes, out);
                }
                case EventTable(var events) -> BsatnRowList.CODEC.write(events, out.u8(1));
            }
        }

        @Override
        public TableUpdateRows read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new PersistentTable(BsatnRowList.CODEC.read(in), BsatnRowList.CODEC.read(in));
                case 1 -> new EventTable(BsatnRowList.CODEC.read(in));
                default -> throw in.unknownTag("TableUpdateRows", tag);
            };
        }
    };
}
