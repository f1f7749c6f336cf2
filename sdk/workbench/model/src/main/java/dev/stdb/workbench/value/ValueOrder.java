package dev.stdb.workbench.value;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The order rows stand in: numbers by size (unsigned ones as such), text by UTF-16 unit, products and arrays element by
 * element, sums by variant and then payload. Values of different shapes, which one column never holds, go by shape.
 * Equal by this order and {@code equals} are the same thing, floats included (bit patterns, so -0.0 comes before 0.0).
 */
public final class ValueOrder implements Comparator<AlgebraicValue> {
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(AlgebraicValue a, AlgebraicValue b) {
        if (a == b) return 0;
        if (a.getClass() != b.getClass()) {
            return a.getClass().getName().compareTo(b.getClass().getName());
        }
        return switch (a) {
            case AlgebraicValue.Bool x -> Boolean.compare(x.value(), ((AlgebraicValue.Bool) b).value());
            case AlgebraicValue.I8 x -> Byte.compare(x.value(), ((AlgebraicValue.I8) b).value());
            case AlgebraicValue.U8 x -> Short.compare(x.value(), ((AlgebraicValue.U8) b).value());
            case AlgebraicValue.I16 x -> Short.compare(x.value(), ((AlgebraicValue.I16) b).value());
            case AlgebraicValue.U16 x -> Integer.compare(x.value(), ((AlgebraicValue.U16) b).value());
            case AlgebraicValue.I32 x -> Integer.compare(x.value(), ((AlgebraicValue.I32) b).value());
            case AlgebraicValue.U32 x -> Long.compare(x.value(), ((AlgebraicValue.U32) b).value());
            case AlgebraicValue.I64 x -> Long.compare(x.value(), ((AlgebraicValue.I64) b).value());
            case AlgebraicValue.U64 x -> Long.compareUnsigned(x.bits(), ((AlgebraicValue.U64) b).bits());
            case AlgebraicValue.I128 x -> x.value().compareTo(((AlgebraicValue.I128) b).value());
            case AlgebraicValue.U128 x -> x.value().compareTo(((AlgebraicValue.U128) b).value());
            case AlgebraicValue.I256 x -> x.value().compareTo(((AlgebraicValue.I256) b).value());
            case AlgebraicValue.U256 x -> x.value().compareTo(((AlgebraicValue.U256) b).value());
            case AlgebraicValue.F32 x -> floats(x.value(), ((AlgebraicValue.F32) b).value());
            case AlgebraicValue.F64 x -> doubles(x.value(), ((AlgebraicValue.F64) b).value());
            case AlgebraicValue.Str x -> x.value().compareTo(((AlgebraicValue.Str) b).value());
            case AlgebraicValue.Bytes x -> Arrays.compareUnsigned(x.value(), ((AlgebraicValue.Bytes) b).value());
            case AlgebraicValue.Array x -> lists(x.values(), ((AlgebraicValue.Array) b).values());
            case AlgebraicValue.Product x -> lists(x.values(), ((AlgebraicValue.Product) b).values());
            case AlgebraicValue.Sum x -> sums(x, (AlgebraicValue.Sum) b);
        };
    }

    private int sums(AlgebraicValue.Sum a, AlgebraicValue.Sum b) {
        return a.tag() != b.tag() ? Integer.compare(a.tag(), b.tag()) : compare(a.value(), b.value());
    }

    private int lists(List<AlgebraicValue> a, List<AlgebraicValue> b) {
        int common = Math.min(a.size(), b.size());
        for (int i = 0; i < common; i++) {
            int c = compare(a.get(i), b.get(i));
            if (c != 0) return c;
        }
        return Integer.compare(a.size(), b.size());
    }

    /** NaNs with different payloads are different rows. */
    private static int floats(float a, float b) {
        int c = Float.compare(a, b);
        return c != 0 ? c : Integer.compare(Float.floatToRawIntBits(a), Float.floatToRawIntBits(b));
    }

    private static int doubles(double a, double b) {
        int c = Double.compare(a, b);
        return c != 0 ? c : Long.compare(Double.doubleToRawLongBits(a), Double.doubleToRawLongBits(b));
    }
}
