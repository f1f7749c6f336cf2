package dev.stdb.wasm;

import static dev.stdb.wasm.ValueType.F32;
import static dev.stdb.wasm.ValueType.F64;
import static dev.stdb.wasm.ValueType.I32;
import static dev.stdb.wasm.ValueType.I64;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Types of the instructions that only take and give numbers, and of loads and stores. */
final class NumericOpcodes {
    private static final FunctionType[] SIGNATURES = new FunctionType[0xC5];
    private static final FunctionType[] SATURATING = new FunctionType[8];
    private static final ValueType[] ACCESSED = new ValueType[0x3F];
    private static final int[] NATURAL_ALIGNMENT = new int[0x3F];

    static {
        comparisons(0x45, 0x45, 1, I32);
        comparisons(0x46, 0x4F, 2, I32);
        comparisons(0x50, 0x50, 1, I64);
        comparisons(0x51, 0x5A, 2, I64);
        comparisons(0x5B, 0x60, 2, F32);
        comparisons(0x61, 0x66, 2, F64);
        arithmetic(0x67, 0x69, 1, I32);
        arithmetic(0x6A, 0x78, 2, I32);
        arithmetic(0x79, 0x7B, 1, I64);
        arithmetic(0x7C, 0x8A, 2, I64);
        arithmetic(0x8B, 0x91, 1, F32);
        arithmetic(0x92, 0x98, 2, F32);
        arithmetic(0x99, 0x9F, 1, F64);
        arithmetic(0xA0, 0xA6, 2, F64);
        conversions(0xA7, I64, I32, F32, I32, F32, I32, F64, I32, F64, I32);
        conversions(0xAC, I32, I64, I32, I64, F32, I64, F32, I64, F64, I64, F64, I64);
        conversions(0xB2, I32, F32, I32, F32, I64, F32, I64, F32, F64, F32);
        conversions(0xB7, I32, F64, I32, F64, I64, F64, I64, F64, F32, F64);
        conversions(0xBC, F32, I32, F64, I64, I32, F32, I64, F64);
        arithmetic(0xC0, 0xC1, 1, I32);
        arithmetic(0xC2, 0xC4, 1, I64);
        ValueType[] from = {F32, F32, F64, F64, F32, F32, F64, F64};
        for (int i = 0; i < from.length; i++) {
            SATURATING[i] = signature(1, from[i], i < 4 ? I32 : I64);
        }
        accesses(0x28, I32, 2, I64, 3, F32, 2, F64, 3);
        accesses(0x2C, I32, 0, I32, 0, I32, 1, I32, 1);
        accesses(0x30, I64, 0, I64, 0, I64, 1, I64, 1, I64, 2, I64, 2);
        accesses(0x36, I32, 2, I64, 3, F32, 2, F64, 3);
        accesses(0x3A, I32, 0, I32, 1, I64, 0, I64, 1, I64, 2);
    }

    private NumericOpcodes() {}

    /** What the instruction takes and gives; null if it is not one of these. */
    static @Nullable FunctionType signature(int opcode) {
        if (opcode >>> 16 == 0xFC && (opcode & 0xFFFF) < 8) {
            return SATURATING[opcode & 0xFFFF];
        }
        return opcode >= 0 && opcode < SIGNATURES.length ? SIGNATURES[opcode] : null;
    }

    static boolean isLoad(int opcode) {
        return opcode >= 0x28 && opcode <= 0x35;
    }

    static boolean isStore(int opcode) {
        return opcode >= 0x36 && opcode <= 0x3E;
    }

    /** The type that a load gives or a store takes. */
    static ValueType accessed(int opcode) {
        return ACCESSED[opcode];
    }

    /** The largest alignment that the instruction may state, as a power of two. */
    static int naturalAlignment(int opcode) {
        return NATURAL_ALIGNMENT[opcode];
    }

    private static FunctionType signature(int operands, ValueType from, ValueType to) {
        return new FunctionType(operands == 1 ? List.of(from) : List.of(from, from), List.of(to));
    }

    private static void comparisons(int first, int last, int operands, ValueType type) {
        for (int opcode = first; opcode <= last; opcode++) {
            SIGNATURES[opcode] = signature(operands, type, I32);
        }
    }

    private static void arithmetic(int first, int last, int operands, ValueType type) {
        for (int opcode = first; opcode <= last; opcode++) {
            SIGNATURES[opcode] = signature(operands, type, type);
        }
    }

    private static void conversions(int first, ValueType... fromTo) {
        for (int i = 0; i < fromTo.length; i += 2) {
            SIGNATURES[first + i / 2] = signature(1, fromTo[i], fromTo[i + 1]);
        }
    }

    private static void accesses(int first, Object... typeAndAlignment) {
        for (int i = 0; i < typeAndAlignment.length; i += 2) {
            ACCESSED[first + i / 2] = (ValueType) typeAndAlignment[i];
            NATURAL_ALIGNMENT[first + i / 2] = (Integer) typeAndAlignment[i + 1];
        }
    }
}
