package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A type worked out for passing over its values' bytes and for making keys of them, without making objects of them. */
abstract sealed class Shape {

    /** Passes over one value, refusing with a {@link BsatnException} what is none. */
    abstract void check(Cursor in);

    /** Passes over one value known to be sound. */
    void skip(Cursor in) {
        check(in);
    }

    /** Appends one value, known to be sound, as key. */
    abstract void key(Cursor in, KeyBuffer out);

    /** How many bytes every value takes, or -1. */
    abstract int width();

    /** How many bytes every key takes, or -1. */
    int keyWidth() {
        return width();
    }

    /** The least number of bytes of a value. */
    abstract int minWidth();

    /** The shape of a type without references. */
    static Shape of(AlgebraicType type) {
        return switch (type) {
            case Primitive primitive -> primitive(primitive);
            case ArrayType(var element) -> element == Primitive.U8 ? new Text(false) : new ArrayOf(of(element));
            case ProductType(var elements) ->
                new All(elements.stream().map(element -> of(element.type())).toArray(Shape[]::new));
            case SumType(var variants) ->
                new OneOf(variants.stream().map(variant -> of(variant.type())).toArray(Shape[]::new));
            case Ref ref -> throw new IllegalArgumentException("unresolved reference " + ref.index());
        };
    }

    private static Shape primitive(Primitive type) {
        return switch (type) {
            case STRING -> new Text(true);
            case BOOL -> new Flag();
            case F32 -> new Floating(4);
            case F64 -> new Floating(8);
            case U8 -> new Int(1, false);
            case U16 -> new Int(2, false);
            case U32 -> new Int(4, false);
            case U64 -> new Int(8, false);
            case U128 -> new Int(16, false);
            case U256 -> new Int(32, false);
            case I8 -> new Int(1, true);
            case I16 -> new Int(2, true);
            case I32 -> new Int(4, true);
            case I64 -> new Int(8, true);
            case I128 -> new Int(16, true);
            case I256 -> new Int(32, true);
        };
    }

    /** Integers: turned big-endian, the sign flipped. */
    static final class Int extends Shape {
        private final int width;
        private final int flip;

        Int(int width, boolean signed) {
            this.width = width;
            this.flip = signed ? 0x80 : 0;
        }

        @Override
        void check(Cursor in) {
            in.claim("integer", width);
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            out.putReversed(in.bytes, in.claim("integer", width), width, flip);
        }

        @Override
        int width() {
            return width;
        }

        @Override
        int minWidth() {
            return width;
        }
    }

    /** Bool: 0 below 1. */
    static final class Flag extends Shape {
        @Override
        void check(Cursor in) {
            int value = in.u8("bool");
            if (value > 1) {
                throw new BsatnException.InvalidBool(value, in.at - 1);
            }
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            out.put(in.u8("bool"));
        }

        @Override
        int width() {
            return 1;
        }

        @Override
        int minWidth() {
            return 1;
        }
    }

    /** Floats in total order: -0 is 0, all NaN are one and greatest. */
    static final class Floating extends Shape {
        private final int width;

        Floating(int width) {
            this.width = width;
        }

        @Override
        void check(Cursor in) {
            in.claim("float", width);
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            int from = in.claim("float", width);
            long raw = 0;
            for (int i = width - 1; i >= 0; i--) {
                raw = (raw << 8) | (in.bytes[from + i] & 0xFF);
            }
            double value = width == 4 ? Float.intBitsToFloat((int) raw) : Double.longBitsToDouble(raw);
            long bits = Double.doubleToLongBits(value == 0 ? 0.0 : value);
            out.putLong(bits < 0 ? ~bits : bits | Long.MIN_VALUE, 8);
        }

        @Override
        int width() {
            return width;
        }

        @Override
        int keyWidth() {
            return 8;
        }

        @Override
        int minWidth() {
            return width;
        }
    }

    /** Strings and bytes. */
    static final class Text extends Shape {
        private final boolean isUtf8;

        Text(boolean isUtf8) {
            this.isUtf8 = isUtf8;
        }

        @Override
        void check(Cursor in) {
            int length = in.length("string", 1);
            int from = in.claim("string", length);
            if (isUtf8) {
                checkUtf8(in.bytes, from, length);
            }
        }

        private static void checkUtf8(byte[] bytes, int from, int length) {
            for (int i = from; i < from + length; i++) {
                if (bytes[i] < 0) {
                    try {
                        var rest = ByteBuffer.wrap(bytes, i, from + length - i);
                        StandardCharsets.UTF_8.newDecoder().decode(rest);
                        return;
                    } catch (CharacterCodingException e) {
                        throw new BsatnException.InvalidUtf8(i);
                    }
                }
            }
        }

        @Override
        void skip(Cursor in) {
            in.claim("string", in.length("string", 1));
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            int length = in.length("string", 1);
            out.putText(in.bytes, in.claim("string", length), length);
        }

        @Override
        int width() {
            return -1;
        }

        @Override
        int minWidth() {
            return 4;
        }
    }

    /** Arrays: each element after a one, the end is a zero. */
    static final class ArrayOf extends Shape {
        private final Shape element;

        ArrayOf(Shape element) {
            this.element = element;
        }

        private int count(Cursor in) {
            int count = in.length("array", element.minWidth());
            if (element.minWidth() == 0 && count > BsatnReader.MAX_EMPTY_ELEMENTS) {
                throw new BsatnException.TooLong("an array of " + count + " elements without bytes", in.at - 4);
            }
            return count;
        }

        @Override
        void check(Cursor in) {
            for (int left = count(in); left > 0; left--) {
                element.check(in);
            }
        }

        @Override
        void skip(Cursor in) {
            for (int left = count(in); left > 0; left--) {
                element.skip(in);
            }
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            for (int left = count(in); left > 0; left--) {
                out.put(1);
                element.key(in, out);
            }
            out.put(0);
        }

        @Override
        int width() {
            return -1;
        }

        @Override
        int minWidth() {
            return 4;
        }
    }

    /** Products: their elements one after the other. */
    static final class All extends Shape {
        private final Shape[] elements;

        All(Shape... elements) {
            this.elements = elements;
        }

        @Override
        void check(Cursor in) {
            for (var element : elements) {
                element.check(in);
            }
        }

        @Override
        void skip(Cursor in) {
            for (var element : elements) {
                element.skip(in);
            }
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            for (var element : elements) {
                element.key(in, out);
            }
        }

        @Override
        int width() {
            int sum = 0;
            for (var element : elements) {
                if (element.width() < 0) {
                    return -1;
                }
                sum += element.width();
            }
            return sum;
        }

        @Override
        int keyWidth() {
            int sum = 0;
            for (var element : elements) {
                if (element.keyWidth() < 0) {
                    return -1;
                }
                sum += element.keyWidth();
            }
            return sum;
        }

        @Override
        int minWidth() {
            int sum = 0;
            for (var element : elements) {
                sum += element.minWidth();
            }
            return sum;
        }
    }

    /** Sums: the tag, then the payload. */
    static final class OneOf extends Shape {
        private final Shape[] variants;

        OneOf(Shape... variants) {
            this.variants = variants;
        }

        private int tag(Cursor in) {
            int tag = in.u8("tag");
            if (tag >= variants.length) {
                throw new BsatnException.UnknownTag("sum", tag, in.at - 1);
            }
            return tag;
        }

        @Override
        void check(Cursor in) {
            variants[tag(in)].check(in);
        }

        @Override
        void skip(Cursor in) {
            variants[tag(in)].skip(in);
        }

        @Override
        void key(Cursor in, KeyBuffer out) {
            int tag = tag(in);
            out.put(tag);
            variants[tag].key(in, out);
        }

        @Override
        int width() {
            return shared(false);
        }

        @Override
        int keyWidth() {
            return shared(true);
        }

        private int shared(boolean ofKeys) {
            int common = -1;
            for (var variant : variants) {
                int width = ofKeys ? variant.keyWidth() : variant.width();
                if (width < 0 || (common >= 0 && common != width)) {
                    return -1;
                }
                common = width;
            }
            return common < 0 ? -1 : common + 1;
        }

        @Override
        int minWidth() {
            int least = Integer.MAX_VALUE - 1;
            for (var variant : variants) {
                least = Math.min(least, variant.minWidth());
            }
            return variants.length == 0 ? 1 : least + 1;
        }
    }
}
