package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.schema.IndexAlgorithm;

/** The wire form of {@link IndexAlgorithm}, the same in V9 and V10. */
final class RawIndexAlgorithm {
    private RawIndexAlgorithm() {}

    static final Codec<IndexAlgorithm> CODEC = new Codec<>() {
        @Override
        public void write(IndexAlgorithm value, BsatnWriter out) {
            switch (value) {
                case IndexAlgorithm.BTree(var columns) -> Raw.COLUMNS.write(columns, out.u8(0));
                case IndexAlgorithm.Hash(var columns) -> Raw.COLUMNS.write(columns, out.u8(1));
                case IndexAlgorithm.Direct(int column) -> out.u8(2).u16(column);
            }
        }

        @Override
        public IndexAlgorithm read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new IndexAlgorithm.BTree(Raw.COLUMNS.read(in));
                case 1 -> new IndexAlgorithm.Hash(Raw.COLUMNS.read(in));
                case 2 -> new IndexAlgorithm.Direct(in.u16());
                default -> throw in.unknownTag("RawIndexAlgorithm", tag);
            };
        }
    };
}
