package dev.stdb.bsatn.value;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Types and values of them by chance, the same again from the same seed. */
final class Generator {
    private static final Primitive[] PRIMITIVES = Primitive.values();
    private static final String CHARS = "abz09 _-.,:;=()[]{}<>'\\/\n\t\u0000\u007fäß€\uFFFD日\uD83D\uDE00";

    private final Random random;
    private final Typespace typespace;

    Generator(long seed) {
        random = new Random(seed);
        List<AlgebraicType> types = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            types.add(type(2, i));
        }
        types.add(AlgebraicType.option(AlgebraicType.product(
                new ProductElement("head", types.get(0)), new ProductElement("tail", new Ref(4)))));
        typespace = new Typespace(types);
    }

    Typespace typespace() {
        return typespace;
    }

    AlgebraicType type() {
        return type(3, 5);
    }

    /** Refers to the first {@code refs} entries only. */
    private AlgebraicType type(int depth, int refs) {
        int choice = random.nextInt(depth == 0 ? 10 : 20);
        if (choice < 9) {
            return PRIMITIVES[random.nextInt(PRIMITIVES.length)];
        }
        return switch (choice) {
            case 9, 10 -> refs == 0 ? AlgebraicType.unit() : new Ref(random.nextInt(refs));
            case 11, 12 -> AlgebraicType.array(type(depth - 1, refs));
            case 13 -> AlgebraicType.bytes();
            case 14 -> AlgebraicType.option(type(depth - 1, refs));
            case 15, 16 -> sum(depth, refs);
            default -> product(depth, refs);
        };
    }

    private SumType sum(int depth, int refs) {
        List<SumVariant> variants = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            variants.add(new SumVariant(
                    "variant " + i, random.nextBoolean() ? AlgebraicType.unit() : type(depth - 1, refs)));
        }
        return new SumType(variants);
    }

    private ProductType product(int depth, int refs) {
        List<ProductElement> elements = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            elements.add(new ProductElement("field_" + i, type(depth - 1, refs)));
        }
        return new ProductType(elements);
    }

    AlgebraicValue value(AlgebraicType type) {
        return switch (typespace.resolve(type)) {
            case Primitive primitive -> primitive(primitive);
            case ArrayType(var element) -> array(element);
            case ProductType(var elements) ->
                new AlgebraicValue.Product(
                        elements.stream().map(e -> value(e.type())).toList());
            case SumType(var variants) -> {
                int tag = random.nextInt(variants.size());
                yield new AlgebraicValue.Sum(tag, value(variants.get(tag).type()));
            }
            case Ref ref -> throw new AssertionError(ref);
        };
    }

    private AlgebraicValue array(AlgebraicType element) {
        int count = random.nextInt(4);
        if (typespace.resolve(element) == Primitive.U8) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            return new AlgebraicValue.Bytes(bytes);
        }
        List<AlgebraicValue> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(value(element));
        }
        return new AlgebraicValue.Array(values);
    }

    private AlgebraicValue primitive(Primitive type) {
        return switch (type) {
            case STRING -> new AlgebraicValue.Str(string());
            case BOOL -> new AlgebraicValue.Bool(random.nextBoolean());
            case I8 -> new AlgebraicValue.I8((byte) bits());
            case U8 -> new AlgebraicValue.U8((short) (bits() & 0xFF));
            case I16 -> new AlgebraicValue.I16((short) bits());
            case U16 -> new AlgebraicValue.U16((int) bits() & 0xFFFF);
            case I32 -> new AlgebraicValue.I32((int) bits());
            case U32 -> new AlgebraicValue.U32(bits() & 0xFFFF_FFFFL);
            case I64 -> new AlgebraicValue.I64(bits());
            case U64 -> new AlgebraicValue.U64(bits());
            case I128 -> new AlgebraicValue.I128(new I128(bits(), bits()));
            case U128 -> new AlgebraicValue.U128(new U128(bits(), bits()));
            case I256 -> new AlgebraicValue.I256(new I256(bits(), bits(), bits(), bits()));
            case U256 -> new AlgebraicValue.U256(new U256(bits(), bits(), bits(), bits()));
            case F32 -> new AlgebraicValue.F32(Float.intBitsToFloat((int) bits()));
            case F64 -> new AlgebraicValue.F64(Double.longBitsToDouble(bits()));
        };
    }

    /** All kinds of numbers: the edges, small ones, any. */
    private long bits() {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(3) - 1L;
            case 1 -> 1L << random.nextInt(64);
            case 2 -> random.nextInt(1000);
            default -> random.nextLong();
        };
    }

    /** Without quotes, which SATN does not escape. */
    private String string() {
        var out = new StringBuilder();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int at = random.nextInt(CHARS.length() - 2);
            out.appendCodePoint(at < CHARS.length() - 3 ? CHARS.charAt(at) : 0x1F600);
        }
        return out.toString();
    }
}
