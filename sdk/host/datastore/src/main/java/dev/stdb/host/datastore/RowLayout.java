package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.ProductType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** The rows of a BSATN array that begins at {@code from}, refusing with a {@code BsatnException} what is none; what follows it is ignored. */
    List<byte[]> rows(byte[] bytes, int from) {
        var in = new Cursor(bytes, from);
        int least = 0;
        for (var column : columns) {
            least += column.minWidth();
        }
        int count = in.length("array of rows", least);
        if (least == 0 && count > BsatnReader.MAX_EMPTY_ELEMENTS) {
            throw new BsatnException.TooLong("an array of " + count + " rows without bytes", from);
        }
        var rows = new ArrayList<byte[]>();
        for (int i = 0; i < count; i++) {
            int start = in.at;
            check(in);
            rows.add(Arrays.copyOfRange(bytes, start, in.at));
        }
        return rows;
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
