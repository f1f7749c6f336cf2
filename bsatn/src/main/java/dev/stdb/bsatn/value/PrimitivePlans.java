package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.Primitive;

/** One plan for each type without parts. */
final class PrimitivePlans {
    private PrimitivePlans() {}

    static Plan of(Primitive type) {
        return switch (type) {
            case STRING -> new StrPlan();
            case BOOL -> new BoolPlan();
            case I8 -> new I8Plan();
            case U8 -> new U8Plan();
            case I16 -> new I16Plan();
            case U16 -> new U16Plan();
            case I32 -> new I32Plan();
            case U32 -> new U32Plan();
            case I64 -> new I64Plan();
            case U64 -> new U64Plan();
            case I128 -> new I128Plan();
            case U128 -> new U128Plan();
            case I256 -> new I256Plan();
            case U256 -> new U256Plan();
            case F32 -> new F32Plan();
            case F64 -> new F64Plan();
        };
    }

    private static final class StrPlan extends Plan {
        @Override
        int minBytes() {
            return 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Str(var v))) {
                throw mismatch("a string", value);
            }
            out.str(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.Str(in.str());
        }

        @Override
        void skip(BsatnReader in) {
            in.skip(in.length("string", 1));
        }
    }

    private static final class BoolPlan extends Plan {
        @Override
        int minBytes() {
            return 1;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.Bool(var v))) {
                throw mismatch("a bool", value);
            }
            out.bool(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.Bool(in.bool());
        }

        @Override
        void skip(BsatnReader in) {
            in.bool();
        }
    }

    private static final class I8Plan extends Plan {
        @Override
        int minBytes() {
            return 1;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I8(var v))) {
                throw mismatch("an i8", value);
            }
            out.i8(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I8(in.i8());
        }
    }

    private static final class U8Plan extends Plan {
        @Override
        int minBytes() {
            return 1;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U8(var v))) {
                throw mismatch("a u8", value);
            }
            out.u8(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U8((short) in.u8());
        }
    }

    private static final class I16Plan extends Plan {
        @Override
        int minBytes() {
            return 2;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I16(var v))) {
                throw mismatch("an i16", value);
            }
            out.i16(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I16(in.i16());
        }
    }

    private static final class U16Plan extends Plan {
        @Override
        int minBytes() {
            return 2;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U16(var v))) {
                throw mismatch("a u16", value);
            }
            out.u16(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U16(in.u16());
        }
    }

    private static final class I32Plan extends Plan {
        @Override
        int minBytes() {
            return 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I32(var v))) {
                throw mismatch("an i32", value);
            }
            out.i32(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I32(in.i32());
        }
    }

    private static final class U32Plan extends Plan {
        @Override
        int minBytes() {
            return 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U32(var v))) {
                throw mismatch("a u32", value);
            }
            out.u32(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U32(in.u32());
        }
    }

    private static final class I64Plan extends Plan {
        @Override
        int minBytes() {
            return 8;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I64(var v))) {
                throw mismatch("an i64", value);
            }
            out.i64(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I64(in.i64());
        }
    }

    private static final class U64Plan extends Plan {
        @Override
        int minBytes() {
            return 8;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U64(var v))) {
                throw mismatch("a u64", value);
            }
            out.u64(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U64(in.u64());
        }
    }

    private static final class I128Plan extends Plan {
        @Override
        int minBytes() {
            return 16;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I128(var v))) {
                throw mismatch("an i128", value);
            }
            out.i128(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I128(in.i128());
        }
    }

    private static final class U128Plan extends Plan {
        @Override
        int minBytes() {
            return 16;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U128(var v))) {
                throw mismatch("a u128", value);
            }
            out.u128(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U128(in.u128());
        }
    }

    private static final class I256Plan extends Plan {
        @Override
        int minBytes() {
            return 32;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.I256(var v))) {
                throw mismatch("an i256", value);
            }
            out.i256(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.I256(in.i256());
        }
    }

    private static final class U256Plan extends Plan {
        @Override
        int minBytes() {
            return 32;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.U256(var v))) {
                throw mismatch("a u256", value);
            }
            out.u256(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.U256(in.u256());
        }
    }

    private static final class F32Plan extends Plan {
        @Override
        int minBytes() {
            return 4;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.F32(var v))) {
                throw mismatch("an f32", value);
            }
            out.f32(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.F32(in.f32());
        }
    }

    private static final class F64Plan extends Plan {
        @Override
        int minBytes() {
            return 8;
        }

        @Override
        void write(AlgebraicValue value, BsatnWriter out) {
            if (!(value instanceof AlgebraicValue.F64(var v))) {
                throw mismatch("an f64", value);
            }
            out.f64(v);
        }

        @Override
        AlgebraicValue read(BsatnReader in) {
            return new AlgebraicValue.F64(in.f64());
        }
    }
}
