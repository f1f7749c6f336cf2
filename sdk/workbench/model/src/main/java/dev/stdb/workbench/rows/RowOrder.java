package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.value.ValueOrder;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * The order of a table's rows, which also says when two rows are the same one: those with equal primary keys, or, in a
 * table without, those equal in every column.
 *
 * @param primaryKey column of the primary key
 * @param sortColumn column to sort by first
 * @param descending whether that column runs downwards
 */
public record RowOrder(OptionalInt primaryKey, OptionalInt sortColumn, boolean descending)
        implements Comparator<GridRow> {
    /** By primary key, or by all columns. */
    public static RowOrder natural(OptionalInt primaryKey) {
        return new RowOrder(primaryKey, OptionalInt.empty(), false);
    }

    /** What pressing the sort key on a column gives: ascending, then descending, then natural again. */
    public RowOrder toggled(int column) {
        if (sortColumn.isEmpty() || sortColumn.getAsInt() != column) {
            return new RowOrder(primaryKey, OptionalInt.of(column), false);
        }
        return descending ? natural(primaryKey) : new RowOrder(primaryKey, sortColumn, true);
    }

    @Override
    public int compare(GridRow a, GridRow b) {
        List<AlgebraicValue> left = a.values().values();
        List<AlgebraicValue> right = b.values().values();
        if (sortColumn.isPresent()) {
            int c = ValueOrder.INSTANCE.compare(left.get(sortColumn.getAsInt()), right.get(sortColumn.getAsInt()));
            if (c != 0) return descending ? -c : c;
        }
        if (primaryKey.isPresent()) {
            return ValueOrder.INSTANCE.compare(left.get(primaryKey.getAsInt()), right.get(primaryKey.getAsInt()));
        }
        return ValueOrder.INSTANCE.compare(a.values(), b.values());
    }
}
