package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.Arrays;
import java.util.List;

/** An array of anything but u8. */
final class ArrayPlan extends Plan {
    private static final int FIRST_CAPACITY = 256;

    private final Plan element;

    ArrayPlan(Plan element) {
        this.element = element;
    }

    @Override
    int minBytes() {
        return 4;
    }

    @Override
    void write(AlgebraicValue value, BsatnWriter out) {
        if (!(value instanceof AlgebraicValue.Array(var values))) {
            throw mismatch("an array", value);
        }
        out.length(values.size());
        for (int i = 0; i < values.size(); i++) {
            element.write(values.get(i), out);
        }
    }

    @Override
    AlgebraicValue read(BsatnReader in) {
        in.enter("array");
        int count = count(in);
        AlgebraicValue[] values = element instanceof EmptyPlan empty ? empties(in, empty, count) : elements(in, count);
        in.leave();
        return new AlgebraicValue.Array(List.of(values));
    }

    /** Makes room as elements come, since nested arrays may each announce as much as the message is long. */
    private AlgebraicValue[] elements(BsatnReader in, int count) {
        AlgebraicValue[] values = new AlgebraicValue[Math.min(count, FIRST_CAPACITY)];
        for (int i = 0; i < count; i++) {
            if (i == values.length) {
                values = Arrays.copyOf(values, (int) Math.min(count, 2L * i));
            }
            values[i] = element.read(in);
        }
        return values;
    }

    private static AlgebraicValue[] empties(BsatnReader in, EmptyPlan empty, int count) {
        in.takeEmpty("array", (empty.parts() - 1L) * count);
        AlgebraicValue[] values = new AlgebraicValue[count];
        Arrays.fill(values, empty.value());
        return values;
    }

    @Override
    void skip(BsatnReader in) {
        in.enter("array");
        int count = count(in);
        for (int i = 0; i < count; i++) {
            element.skip(in);
        }
        in.leave();
    }

    private int count(BsatnReader in) {
        try {
            return in.length("array", element.minBytes());
        } catch (BsatnException.TooLong tooLong) {
            throw missing(in, tooLong);
        }
    }

    /** Where exactly elements run out, which one of the reads tells: each takes bytes, and there are not enough. */
    private BsatnException missing(BsatnReader in, BsatnException.TooLong tooLong) {
        while (element.minBytes() > 0) {
            element.read(in);
        }
        return tooLong;
    }
}
