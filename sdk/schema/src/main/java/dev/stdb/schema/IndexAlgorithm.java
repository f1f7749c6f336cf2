package dev.stdb.schema;

import java.util.List;

/** How an index finds rows, and the positions of its columns in index order. */
public sealed interface IndexAlgorithm {
    record BTree(List<Integer> columns) implements IndexAlgorithm {
        public BTree {
            columns = List.copyOf(columns);
        }
    }

    record Hash(List<Integer> columns) implements IndexAlgorithm {
        public Hash {
            columns = List.copyOf(columns);
        }
    }

    /** An array indexed by the column's value: U8 to U64 or an enum without payloads. */
    record Direct(int column) implements IndexAlgorithm {
        @Override
        public List<Integer> columns() {
            return List.of(column);
        }
    }

    /** Positions of the indexed columns, in index order; may be empty for btree and hash. */
    List<Integer> columns();
}
