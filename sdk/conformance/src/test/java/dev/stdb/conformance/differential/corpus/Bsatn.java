package dev.stdb.conformance.differential.corpus;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.hash.Keccak256;
import dev.stdb.bsatn.json.JsonText;
import dev.stdb.bsatn.number.DecimalText;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.Display;
import dev.stdb.bsatn.value.Satn;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.bsatn.value.ValueCodec;
import java.math.BigInteger;
import java.util.List;

/** The bsatn module itself: all its forms say the same inside a module. */
public final class Bsatn {
    private static final long[] LONGS = {
        0,
        1,
        -1,
        127,
        128,
        255,
        256,
        -32768,
        65535,
        1L << 31,
        -1L << 31,
        1L << 32,
        1L << 53,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        0x0123_4567_89AB_CDEFL
    };

    private Bsatn() {}

    private static Typespace typespace() {
        AlgebraicType list = AlgebraicType.option(AlgebraicType.product(
                new ProductElement("head", Primitive.I16), new ProductElement("tail", new Ref(0))));
        return new Typespace(List.of(list, AlgebraicType.simpleEnum("red", "green")));
    }

    private static AlgebraicType row() {
        return AlgebraicType.product(
                new ProductElement("b", Primitive.BOOL),
                new ProductElement("i8", Primitive.I8),
                new ProductElement("u8", Primitive.U8),
                new ProductElement("u16", Primitive.U16),
                new ProductElement("i32", Primitive.I32),
                new ProductElement("u32", Primitive.U32),
                new ProductElement("u64", Primitive.U64),
                new ProductElement("u128", Primitive.U128),
                new ProductElement("i256", Primitive.I256),
                new ProductElement("f32", Primitive.F32),
                new ProductElement("f64", Primitive.F64),
                new ProductElement("text", Primitive.STRING),
                new ProductElement("bytes", AlgebraicType.bytes()),
                new ProductElement("list", new Ref(0)),
                new ProductElement("colours", AlgebraicType.array(new Ref(1))),
                new ProductElement("when", AlgebraicType.scheduleAt()),
                new ProductElement("result", AlgebraicType.result(AlgebraicType.identity(), Primitive.STRING)));
    }

    private static AlgebraicValue value(long seed) {
        AlgebraicValue list = AlgebraicValue.none();
        for (int i = 0; i < 3; i++) {
            list = AlgebraicValue.some(AlgebraicValue.Product.of(new AlgebraicValue.I16((short) (seed + i)), list));
        }
        var red = new AlgebraicValue.Sum(0, AlgebraicValue.UNIT);
        var green = new AlgebraicValue.Sum(1, AlgebraicValue.UNIT);
        var every = AlgebraicValue.Product.of(new AlgebraicValue.I64(seed * 31));
        return AlgebraicValue.Product.of(
                new AlgebraicValue.Bool((seed & 1) == 1),
                new AlgebraicValue.I8((byte) seed),
                new AlgebraicValue.U8((short) (seed & 0xFF)),
                new AlgebraicValue.U16((int) seed & 0xFFFF),
                new AlgebraicValue.I32((int) seed),
                new AlgebraicValue.U32(seed & 0xFFFF_FFFFL),
                new AlgebraicValue.U64(seed),
                new AlgebraicValue.U128(new U128(seed, ~seed)),
                new AlgebraicValue.I256(new I256(~seed, seed, 7, -7)),
                new AlgebraicValue.F32(seed / 7f),
                new AlgebraicValue.F64(seed / 7.0),
                new AlgebraicValue.Str("näme\n\t日本\uD83D\uDE00 " + seed),
                new AlgebraicValue.Bytes(new byte[] {(byte) seed, 0, -1}),
                list,
                new AlgebraicValue.Array(List.of(red, green, red)),
                new AlgebraicValue.Sum((int) (seed & 1), every),
                (seed & 2) == 0
                        ? new AlgebraicValue.Sum(
                                0,
                                AlgebraicValue.Product.of(new AlgebraicValue.U256(
                                        Identity.fromClaims("iss", "" + seed).value())))
                        : new AlgebraicValue.Sum(1, new AlgebraicValue.Str("no")));
    }

    public static String valuesInAllForms() {
        var codec = new ValueCodec(typespace(), row());
        var text = new StringBuilder();
        for (long seed : LONGS) {
            AlgebraicValue value = value(seed);
            byte[] bytes = codec.encode(value);
            String json = SatsJson.write(value, row(), typespace(), SatsJson.Form.TYPED);
            String satn = Satn.print(value, row(), typespace());
            text.append(Display.hex(bytes))
                    .append('\n')
                    .append(json)
                    .append('\n')
                    .append(satn)
                    .append('\n');
            text.append(SatsJson.write(value, row(), typespace(), SatsJson.Form.UNTYPED))
                    .append('\n');
            text.append(codec.decode(bytes).equals(value))
                    .append(SatsJson.read(json, row(), typespace()).equals(value));
            text.append(Satn.parse(satn, row(), typespace()).equals(value)).append('\n');
        }
        return text.toString();
    }

    public static String typesInAllForms() {
        AlgebraicType type =
                AlgebraicType.sum(new SumVariant("row", row()), new SumVariant(null, AlgebraicType.array(new Ref(3))));
        String json = SatsJson.writeType(type);
        String satn = Satn.print(type);
        boolean same =
                SatsJson.readType(json).equals(type) && Satn.parseType(satn).equals(type);
        return Display.hex(AlgebraicType.CODEC.encode(type)) + json + satn + same;
    }

    public static String floats() {
        var text = new StringBuilder();
        for (long bits : LONGS) {
            for (long step : LONGS) {
                double f64 = Double.longBitsToDouble(bits * 0x9E37_79B9_7F4A_7C15L + step);
                float f32 = Float.intBitsToFloat((int) (bits * 0x9E37_79B9L + step));
                text.append(Display.f64(f64))
                        .append(' ')
                        .append(Display.f32(f32))
                        .append(' ');
                JsonText.f64(text, f64);
                text.append(' ');
                JsonText.f32(text, f32);
                if (!Double.isNaN(f64) && !Double.isInfinite(f64)) {
                    text.append(Double.doubleToRawLongBits(DecimalText.toDouble(Display.f64(f64)))
                            == Double.doubleToRawLongBits(f64));
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    public static String timesAndIdentities() {
        var text = new StringBuilder();
        for (long micros : LONGS) {
            text.append(new Timestamp(micros))
                    .append(' ')
                    .append(new TimeDuration(micros))
                    .append(' ');
            text.append(Identity.fromClaims("https://auth.example", "user" + micros))
                    .append(' ')
                    .append(new Uuid(new U128(micros, ~micros)))
                    .append('\n');
        }
        return text.toString();
    }

    public static String hashes() {
        var text = new StringBuilder();
        for (int length : new int[] {0, 1, 135, 136, 137, 1000, 5000}) {
            byte[] input = new byte[length];
            for (int i = 0; i < length; i++) {
                input[i] = (byte) (i % 251);
            }
            text.append(Display.hex(Keccak256.hash(input))).append(' ');
            text.append(Display.hex(dev.stdb.bsatn.hash.Blake3.hash(input))).append('\n');
        }
        return text.toString();
    }

    public static String wideIntegers() {
        var text = new StringBuilder();
        for (long a : LONGS) {
            for (long b : LONGS) {
                var wide = new I256(a, b, ~a, b ^ a);
                BigInteger big = wide.toBigInteger();
                text.append(wide)
                        .append(' ')
                        .append(I256.fromBigInteger(big).equals(wide))
                        .append(' ');
                text.append(new U128(a, b).compareTo(new U128(b, a)))
                        .append(' ')
                        .append(new U128(a, b).toHex())
                        .append('\n');
            }
        }
        return text.toString();
    }

    public static String refusals() {
        var text = new StringBuilder();
        var codec = new ValueCodec(typespace(), row());
        byte[] bytes = codec.encode(value(77));
        for (int length = 0; length <= bytes.length + 1; length++) {
            byte[] cut = java.util.Arrays.copyOf(bytes, length);
            if (length > 20) {
                cut[length - 15] ^= (byte) 0xA5;
            }
            try {
                text.append(codec.decode(cut).equals(value(77)));
            } catch (BsatnException refusal) {
                text.append(refusal.getMessage()).append(" | ").append(refusal.offset());
            }
            text.append('\n');
        }
        for (String json : new String[] {
            "", "{", "[1", "{\"b\":1}", "null", "\"\\ud800\"", "[true,128]", "{\"x\":0}", "[".repeat(400)
        }) {
            try {
                text.append(SatsJson.read(json, row(), typespace()));
            } catch (BsatnException refusal) {
                text.append(refusal.getMessage());
            }
            text.append('\n');
        }
        try {
            new BsatnWriter().str("\uD800");
        } catch (IllegalArgumentException refusal) {
            text.append(refusal.getMessage());
        }
        try {
            new BsatnReader(new byte[] {1, 0, 0, 0, (byte) 0xFF}).str();
        } catch (BsatnException refusal) {
            text.append(refusal.serverText());
        }
        return text.toString();
    }
}
