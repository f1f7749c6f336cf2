package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.List;

/**
 * A product that takes no bytes: the unit, or one made of such products. There is only one value of it, which is made once and shared: a small type may mean
 * one with more parts than memory can hold, {@code ((((), ()), ((), ())), ...)}.
 */
final class EmptyPlan extends Plan {
    private final AlgebraicValue.Product value;
    private final int parts;

    EmptyPlan(Plan[] elements) {
        AlgebraicValue[] values = new AlgebraicValue[elements.length];
        long sum = 1;
        for (int i = 0; i < values.length; i++) {
            var element = (EmptyPlan) elements[i];
            values[i] = element.value;
            sum += element.parts;
        }
        value = values.length == 0 ? AlgebraicValue.UNIT : new AlgebraicValue.Product(List.of(values));
        parts = (int) Math.min(sum, Integer.MAX_VALUE);
    }

    static boolean areEmpty(Plan[] elements) {
        for (Plan element : elements) {
            if (!(element instanceof EmptyPlan)) {
                return false;
            }
        }
        return true;
    }

    /** The only value, without asking the reader's allowance. */
    AlgebraicValue.Product value() {
        return value;
    }

    /** How many products the value is made of, itself included. */
    int parts() {
        return parts;
    }

    @Override
    int minBytes() {
        return 0;
    }

    @Override
    void write(AlgebraicValue given, BsatnWriter out) {
        if (!value.equals(given)) {
            throw mismatch(parts == 1 ? "a unit" : "a product of units", given);
        }
    }

    @Override
    AlgebraicValue read(BsatnReader in) {
        in.takeEmpty("product", parts);
        return value;
    }

    @Override
    void skip(BsatnReader in) {
        in.takeEmpty("product", parts);
    }
}
