package dev.stdb.sql;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.Arrays;
import java.util.List;

/**
 * SpacetimeDB's order of values of one type: numbers by value, {@code -0} equal to {@code 0}, all NaN equal and above everything, strings by UTF-8 bytes, sums by tag
 * first, products and arrays element by element.
 */
public final class ValueOrder {
    private ValueOrder() {}

    /**
     * Negative, zero or positive as {@code a} is below, equal to or above {@code b}.
     *
     * @throws IllegalArgumentException when they are of different types
     */
    public static int compare(AlgebraicValue a, AlgebraicValue b) {
        return switch (a) {
            case AlgebraicValue.Bool(var x) when b instanceof AlgebraicValue.Bool(var y) -> Boolean.compare(x, y);
            case AlgebraicValue.I8(var x) when b instanceof AlgebraicValue.I8(var y) -> Byte.compare(x, y);
            case AlgebraicValue.U8(var x) when b instanceof AlgebraicValue.U8(var y) -> Short.compare(x, y);
            case AlgebraicValue.I16(var x) when b instanceof AlgebraicValue.I16(var y) -> Short.compare(x, y);
            case AlgebraicValue.U16(var x) when b instanceof AlgebraicValue.U16(var y) -> Integer.compare(x, y);
            case AlgebraicValue.I32(var x) when b instanceof AlgebraicValue.I32(var y) -> Integer.compare(x, y);
            case AlgebraicValue.U32(var x) when b instanceof AlgebraicValue.U32(var y) -> Long.compare(x, y);
            case AlgebraicValue.I64(var x) when b instanceof AlgebraicValue.I64(var y) -> Long.compare(x, y);
            case AlgebraicValue.U64(var x) when b instanceof AlgebraicValue.U64(var y) -> Long.compareUnsigned(x, y);
            case AlgebraicValue.I128(var x) when b instanceof AlgebraicValue.I128(var y) -> x.compareTo(y);
            case AlgebraicValue.U128(var x) when b instanceof AlgebraicValue.U128(var y) -> x.compareTo(y);
            case AlgebraicValue.I256(var x) when b instanceof AlgebraicValue.I256(var y) -> x.compareTo(y);
            case AlgebraicValue.U256(var x) when b instanceof AlgebraicValue.U256(var y) -> x.compareTo(y);
            case AlgebraicValue.F32(var x) when b instanceof AlgebraicValue.F32(var y) -> compare(x, y);
            case AlgebraicValue.F64(var x) when b instanceof AlgebraicValue.F64(var y) -> compare(x, y);
            case AlgebraicValue.Str(var x) when b instanceof AlgebraicValue.Str(var y) -> compare(x, y);
            case AlgebraicValue.Bytes(var x)
            when b instanceof AlgebraicValue.Bytes(var y) -> Arrays.compareUnsigned(x, y);
            case AlgebraicValue.Array(var x) when b instanceof AlgebraicValue.Array(var y) -> compare(x, y);
            case AlgebraicValue.Product(var x) when b instanceof AlgebraicValue.Product(var y) -> compare(x, y);
            case AlgebraicValue.Sum(var x, var v)
            when b instanceof AlgebraicValue.Sum(var y, var w) -> x != y ? Integer.compare(x, y) : compare(v, w);
            default -> throw new IllegalArgumentException("values of different types: " + a + " and " + b);
        };
    }

    private static int compare(double x, double y) {
        return x == y ? 0 : Double.compare(x, y);
    }

    private static int compare(List<AlgebraicValue> x, List<AlgebraicValue> y) {
        int shared = Math.min(x.size(), y.size());
        for (int i = 0; i < shared; i++) {
            int order = compare(x.get(i), y.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(x.size(), y.size());
    }

    /** UTF-8 orders as code points do; UTF-16 units do not, above the surrogates. */
    private static int compare(String x, String y) {
        int shared = Math.min(x.length(), y.length());
        for (int i = 0; i < shared; i++) {
            char a = x.charAt(i);
            char b = y.charAt(i);
            if (a != b) {
                boolean surrogates = Character.isSurrogate(a) || Character.isSurrogate(b);
                return surrogates ? Integer.compare(x.codePointAt(i), y.codePointAt(i)) : Character.compare(a, b);
            }
        }
        return Integer.compare(x.length(), y.length());
    }
}
