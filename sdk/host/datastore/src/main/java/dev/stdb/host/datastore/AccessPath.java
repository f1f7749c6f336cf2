package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.sql.ColumnBound;
import dev.stdb.sql.Expr;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a query gets at a table's rows: all of them, or those that an index finds. What it finds may still have to be filtered. */
@FunctionalInterface
interface AccessPath {
    List<byte[]> rows(ReadView view);

    /** All rows. */
    record Scan(int tableId) implements AccessPath {
        @Override
        public List<byte[]> rows(ReadView view) {
            return view.scan(tableId);
        }
    }

    /** The rows of one key. */
    static AccessPath point(int indexId, byte[] key) {
        return view -> view.scanPoint(indexId, key);
    }

    /** The rows whose first key columns are fixed and whose next lies between two bounds. */
    static AccessPath range(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        return view -> view.scanRange(indexId, prefix, prefixElems, start, end);
    }

    /** The cheapest way to the rows that satisfy all {@code bounds}: a whole key, else the range with the longest fixed prefix, else everything. */
    static AccessPath choose(TableInfo table, List<ColumnBound> bounds) {
        AccessPath best = new Scan(table.id());
        int bestLength = 0;
        for (var index : table.indexes()) {
            int fixed = 0;
            while (fixed < index.columns().size()
                    && equal(bounds, index.columns().get(fixed)).isPresent()) {
                fixed++;
            }
            if (fixed == index.columns().size() && fixed > 0) {
                return point(index.id(), key(table, index, bounds, fixed));
            }
            var range = index.schema().algorithm() instanceof IndexAlgorithm.Hash
                    ? null
                    : range(table, index, bounds, fixed);
            if (range != null && fixed + 1 > bestLength) {
                best = range;
                bestLength = fixed + 1;
            }
        }
        return best;
    }

    private static Optional<AlgebraicValue> equal(List<ColumnBound> bounds, int column) {
        return bounds.stream()
                .filter(bound -> bound.position() == column && bound.op() == Expr.Comparison.EQ)
                .map(ColumnBound::value)
                .findFirst();
    }

    private static byte[] key(TableInfo table, IndexInfo index, List<ColumnBound> bounds, int columns) {
        var out = new BsatnWriter();
        for (int column : index.columns().subList(0, columns)) {
            codec(table, column).write(equal(bounds, column).orElseThrow(), out);
        }
        return out.toByteArray();
    }

    private static ValueCodec codec(TableInfo table, int column) {
        return new ValueCodec(
                Typespace.EMPTY, table.rowType().elements().get(column).type());
    }

    private static @Nullable AccessPath range(TableInfo table, IndexInfo index, List<ColumnBound> bounds, int fixed) {
        if (index.columns().isEmpty()) {
            return null;
        }
        int column = index.columns().get(fixed);
        byte[] start = bound(table, column, bounds, Expr.Comparison.GE, Expr.Comparison.GT);
        byte[] end = bound(table, column, bounds, Expr.Comparison.LE, Expr.Comparison.LT);
        boolean open = start.length == 1 && end.length == 1;
        return open && fixed == 0 ? null : range(index.id(), key(table, index, bounds, fixed), fixed, start, end);
    }

    private static byte[] bound(
            TableInfo table,
            int column,
            List<ColumnBound> bounds,
            Expr.Comparison inclusive,
            Expr.Comparison exclusive) {
        for (var bound : bounds) {
            if (bound.position() == column && (bound.op() == inclusive || bound.op() == exclusive)) {
                var out = new BsatnWriter().u8(bound.op() == inclusive ? 0 : 1);
                codec(table, column).write(bound.value(), out);
                return out.toByteArray();
            }
        }
        return new byte[] {2};
    }
}
