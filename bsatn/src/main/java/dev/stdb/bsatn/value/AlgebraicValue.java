package dev.stdb.bsatn.value;

import dev.stdb.bsatn.type.Primitive;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of a type that is known only at run time. It does not carry its type: keep both together. Equality is SpacetimeDB's: structural, floats by
 * bit pattern, so that {@code 0.0} and {@code -0.0} differ and a NaN equals itself (crates/table/src/eq.rs).
 *
 * <p>Values are immutable; an array given to {@link Bytes} is not copied and must be left alone. An array of U8 is {@link Bytes}, any other {@link Array}.
 */
public sealed interface AlgebraicValue {
    /** The value of the product without elements. */
    Product UNIT = new Product(List.of());

    /**
     * {@code number} as an integer of {@code type}; null when it is outside its range.
     *
     * @throws IllegalArgumentException if {@code type} is no integer
     */
    static @Nullable AlgebraicValue integer(BigInteger number, Primitive type) {
        return Integers.fits(number, type) ? Integers.of(number, type) : null;
    }

    record Bool(boolean value) implements AlgebraicValue {}

    record I8(byte value) implements AlgebraicValue {}

    /** From 0 to 255. */
    record U8(short value) implements AlgebraicValue {
        public U8 {
            Ranges.check("u8", value, 0, 0xFF);
        }
    }

    record I16(short value) implements AlgebraicValue {}

    /** From 0 to 65,535. */
    record U16(int value) implements AlgebraicValue {
        public U16 {
            Ranges.check("u16", value, 0, 0xFFFF);
        }
    }

    record I32(int value) implements AlgebraicValue {}

    /** From 0 to 4,294,967,295. */
    record U32(long value) implements AlgebraicValue {
        public U32 {
            Ranges.check("u32", value, 0, 0xFFFF_FFFFL);
        }
    }

    record I64(long value) implements AlgebraicValue {}

    /** 64 bits to be read as unsigned. */
    record U64(long bits) implements AlgebraicValue {
        @Override
        public String toString() {
            return "U64[value=" + Long.toUnsignedString(bits) + "]";
        }
    }

    record I128(dev.stdb.bsatn.special.I128 value) implements AlgebraicValue {}

    record U128(dev.stdb.bsatn.special.U128 value) implements AlgebraicValue {}

    record I256(dev.stdb.bsatn.special.I256 value) implements AlgebraicValue {}

    record U256(dev.stdb.bsatn.special.U256 value) implements AlgebraicValue {}

    record F32(float value) implements AlgebraicValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof F32 f && Float.floatToRawIntBits(value) == Float.floatToRawIntBits(f.value);
        }

        @Override
        public int hashCode() {
            return Float.floatToRawIntBits(value);
        }
    }

    record F64(double value) implements AlgebraicValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof F64 f && Double.doubleToRawLongBits(value) == Double.doubleToRawLongBits(f.value);
        }

        @Override
        public int hashCode() {
            long bits = Double.doubleToRawLongBits(value);
            return (int) (bits ^ bits >>> 32);
        }
    }

    record Str(String value) implements AlgebraicValue {}

    /** An array of U8, equal by content. */
    // Suppressed: it is compared by content below, and boxed bytes would cost many times the memory.
    @SuppressWarnings("ArrayRecordComponent")
    record Bytes(byte[] value) implements AlgebraicValue {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes b && Arrays.equals(value, b.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }

        @Override
        public String toString() {
            return "Bytes[" + Display.hex(value) + "]";
        }
    }

    /** An array of anything but U8. */
    record Array(List<AlgebraicValue> values) implements AlgebraicValue {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** The elements in the order of the type. */
    record Product(List<AlgebraicValue> values) implements AlgebraicValue {
        public Product {
            values = List.copyOf(values);
        }

        public static Product of(AlgebraicValue... values) {
            return new Product(List.of(values));
        }

        public AlgebraicValue get(int index) {
            return values.get(index);
        }
    }

    /** {@code tag} is the variant's index, 0 to 255. */
    record Sum(int tag, AlgebraicValue value) implements AlgebraicValue {
        public Sum {
            Ranges.check("tag", tag, 0, 0xFF);
        }
    }

    /** {@code some} of an option. */
    static Sum some(AlgebraicValue value) {
        return new Sum(0, value);
    }

    /** {@code none} of an option. */
    static Sum none() {
        return new Sum(1, UNIT);
    }
}
