package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.List;

/** A product of which at least one element takes bytes. */
final class ProductPlan extends Plan {
    private final Plan[] elements;
    private final int minBytes;

    ProductPlan(Plan[] elements) {
        this.elements = elements;
        long sum = 0;
        for (Plan element : elements) {
            sum += element.minBytes();
        }
        minBytes = (int) Math.min(sum, Integer.MAX_VALUE);
    }

    @Override
    int minBytes() {
        return minBytes;
    }

    @Override
    void write(AlgebraicValue value, BsatnWriter out) {
        if (!(value instanceof AlgebraicValue.Product(var values)) || values.size() != elements.length) {
            throw mismatch("a product of " + elements.length, value);
        }
        for (int i = 0; i < elements.length; i++) {
            elements[i].write(values.get(i), out);
        }
    }

    @Override
    AlgebraicValue read(BsatnReader in) {
        in.enter("product");
        AlgebraicValue[] values = new AlgebraicValue[elements.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = elements[i].read(in);
        }
        in.leave();
        return new AlgebraicValue.Product(List.of(values));
    }

    @Override
    void skip(BsatnReader in) {
        in.enter("product");
        for (Plan element : elements) {
            element.skip(in);
        }
        in.leave();
    }
}
