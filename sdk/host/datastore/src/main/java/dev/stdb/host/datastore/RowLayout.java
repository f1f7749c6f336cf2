package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.ProductType;
import java.util.Arrays;

/** Where the columns of a table's rows lie. Immutable. */
final class RowLayout {
    private final Shape[] columns;
    /** Where columns begin that only columns of fixed width precede; one longer than needed, the rest -1. */
    private final int[] fixedOffsets;

    RowLayout(ProductType rowType) {
        columns = rowType.elements().stream()
                .map(element -> Shape.of(element.type()))
                .toArray(Shape[]::new);
        fixedOffsets = new int[columns.length + 1];
        for (int i = 0; i < columns.length; i++) {
            int width = columns[i].width();
            fixedOffsets[i + 1] = fixedOffsets[i] < 0 || width < 0 ? -1 : fixedOffsets[i] + width;
        }
    }

    int width() {
        return columns.length;
    }

    Shape column(int position) {
        return columns[position];
    }

    /** Passes over one row, refusing with a {@code BsatnException} what is none. */
    void check(Cursor in) {
        for (var column : columns) {
            column.check(in);
        }
    }

    /** The bytes of one column of a sound row. */
    byte[] bytes(byte[] row, int position) {
        var in = at(row, position);
        int from = in.at;
        columns[position].skip(in);
        return Arrays.copyOfRange(row, from, in.at);
    }

    /** A cursor at the column of a sound row. */
    Cursor at(byte[] row, int position) {
        int known = position;
        while (fixedOffsets[known] < 0) {
            known--;
        }
        var in = new Cursor(row, fixedOffsets[known]);
        for (int i = known; i < position; i++) {
            columns[i].skip(in);
        }
        return in;
    }
}
