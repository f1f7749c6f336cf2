package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;

/** A type made ready to read and write values of it: no reference is left to look up. */
abstract class Plan {
    /** The fewest bytes a value takes; 0 while the plan of a type in a circle is still being made. */
    abstract int minBytes();

    abstract void write(AlgebraicValue value, BsatnWriter out);

    abstract AlgebraicValue read(BsatnReader in);

    /** Passes over a value; right as it is for types of one size whose every byte is allowed. */
    void skip(BsatnReader in) {
        in.skip(minBytes());
    }

    static IllegalArgumentException mismatch(String expected, AlgebraicValue found) {
        return new IllegalArgumentException("expected " + expected + ", but the value is " + kind(found));
    }

    static String kind(AlgebraicValue value) {
        return switch (value) {
            case AlgebraicValue.Bool v -> "a bool";
            case AlgebraicValue.I8 v -> "an i8";
            case AlgebraicValue.U8 v -> "a u8";
            case AlgebraicValue.I16 v -> "an i16";
            case AlgebraicValue.U16 v -> "a u16";
            case AlgebraicValue.I32 v -> "an i32";
            case AlgebraicValue.U32 v -> "a u32";
            case AlgebraicValue.I64 v -> "an i64";
            case AlgebraicValue.U64 v -> "a u64";
            case AlgebraicValue.I128 v -> "an i128";
            case AlgebraicValue.U128 v -> "a u128";
            case AlgebraicValue.I256 v -> "an i256";
            case AlgebraicValue.U256 v -> "a u256";
            case AlgebraicValue.F32 v -> "an f32";
            case AlgebraicValue.F64 v -> "an f64";
            case AlgebraicValue.Str v -> "a string";
            case AlgebraicValue.Bytes v -> "bytes";
            case AlgebraicValue.Array v -> "an array of " + v.values().size();
            case AlgebraicValue.Product v -> "a product of " + v.values().size();
            case AlgebraicValue.Sum v -> "a sum with tag " + v.tag();
        };
    }
}
