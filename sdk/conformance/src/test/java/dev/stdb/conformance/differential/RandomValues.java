package dev.stdb.conformance.differential;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values of any type from a seed. Small ones, so that loops end and keys meet again; or of all sizes, the ends of ranges included. */
final class RandomValues {
    private static final int MAX_ELEMENTS = 3;
    private static final int SMALL = 5;
    private static final String[] TEXTS = {"", "a", "Ada", "ünï¢ødé", "💡", "line\nline \"quoted\""};
    private static final double[] NUMBERS = {0, -0.0, 1, -1, 0.1, 1e-30, 1e30, 12345.678, Double.NaN};

    private final Random random;
    private final boolean small;
    private final Typespace types;

    RandomValues(long seed, boolean small, Typespace types) {
        this.random = new Random(seed);
        this.small = small;
        this.types = types;
    }

    AlgebraicValue.Product of(ProductType type) {
        List<AlgebraicValue> values = new ArrayList<>();
        type.elements().forEach(element -> values.add(of(element.type())));
        return new AlgebraicValue.Product(values);
    }

    private AlgebraicValue of(AlgebraicType declared) {
        return switch (types.resolve(declared)) {
            case Primitive primitive -> primitive(primitive);
            case ArrayType(AlgebraicType element) -> array(element);
            case ProductType product -> of(product);
            case SumType(var variants) -> {
                int tag = random.nextInt(variants.size());
                yield new AlgebraicValue.Sum(tag, of(variants.get(tag).type()));
            }
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        };
    }

    private AlgebraicValue array(AlgebraicType element) {
        int length = random.nextInt(MAX_ELEMENTS + 1);
        if (types.resolve(element) == Primitive.U8) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return new AlgebraicValue.Bytes(bytes);
        }
        List<AlgebraicValue> values = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            values.add(of(element));
        }
        return new AlgebraicValue.Array(values);
    }

    private AlgebraicValue primitive(Primitive type) {
        return switch (type) {
            case BOOL -> new AlgebraicValue.Bool(random.nextBoolean());
            case STRING -> new AlgebraicValue.Str(TEXTS[random.nextInt(TEXTS.length)]);
            case F32 -> new AlgebraicValue.F32((float) NUMBERS[random.nextInt(NUMBERS.length)]);
            case F64 -> new AlgebraicValue.F64(NUMBERS[random.nextInt(NUMBERS.length)]);
            case I8 -> new AlgebraicValue.I8(signed(8).byteValue());
            case U8 -> new AlgebraicValue.U8(unsigned(8).shortValue());
            case I16 -> new AlgebraicValue.I16(signed(16).shortValue());
            case U16 -> new AlgebraicValue.U16(unsigned(16).intValue());
            case I32 -> new AlgebraicValue.I32(signed(32).intValue());
            case U32 -> new AlgebraicValue.U32(unsigned(32).longValue());
            case I64 -> new AlgebraicValue.I64(signed(64).longValue());
            case U64 -> new AlgebraicValue.U64(unsigned(64).longValue());
            case I128 -> new AlgebraicValue.I128(I128.fromBigInteger(signed(128)));
            case U128 -> new AlgebraicValue.U128(U128.fromBigInteger(unsigned(128)));
            case I256 -> new AlgebraicValue.I256(I256.fromBigInteger(signed(256)));
            case U256 -> new AlgebraicValue.U256(U256.fromBigInteger(unsigned(256)));
        };
    }

    private BigInteger unsigned(int bits) {
        if (small || random.nextBoolean()) {
            return BigInteger.valueOf(random.nextInt(SMALL));
        }
        BigInteger max = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        return random.nextBoolean() ? max : new BigInteger(bits, random);
    }

    private BigInteger signed(int bits) {
        BigInteger value = unsigned(bits);
        BigInteger limit = BigInteger.ONE.shiftLeft(bits - 1);
        return value.compareTo(limit) >= 0 ? value.subtract(limit.shiftLeft(1)) : value;
    }
}
