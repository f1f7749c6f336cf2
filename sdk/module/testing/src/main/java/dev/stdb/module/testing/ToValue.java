package dev.stdb.module.testing;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TypeDefSchema;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Java values that a test writes down, as values of the module's types. What does not fit is an {@link IllegalArgumentException}. */
final class ToValue {
    private final Typespace types;
    private final List<TypeDefSchema> names;

    /** {@code module} is where the types are declared. */
    ToValue(ModuleSchema module) {
        this.types = module.typespace();
        this.names = module.types();
    }

    /**
     * @param what names the value in messages, such as {@code argument 1 (name) of join}
     */
    AlgebraicValue of(@Nullable Object value, AlgebraicType declared, String what) {
        if (value instanceof AlgebraicValue ready) {
            return ready;
        }
        AlgebraicType type = types.resolve(declared);
        if (SpecialTypes.isOption(type)) {
            return option(value, (SumType) type, what);
        }
        if (value == null) {
            throw new IllegalArgumentException(what + " is null, and only an Optional or @Nullable may be");
        }
        AlgebraicValue special = special(value, type);
        if (special != null) {
            return special;
        }
        return switch (type) {
            case Primitive primitive -> primitive(value, primitive, what);
            case ArrayType(var element) -> array(value, element, what);
            case ProductType product -> product(value, product, declared, what);
            case SumType sum -> sum(value, sum, declared, what);
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        };
    }

    private AlgebraicValue option(@Nullable Object value, SumType type, String what) {
        Object some = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return some == null
                ? AlgebraicValue.none()
                : AlgebraicValue.some(of(some, type.variants().getFirst().type(), what));
    }

    private static @Nullable AlgebraicValue special(Object value, AlgebraicType type) {
        for (var each : Shapes.SPECIAL.entrySet()) {
            if (each.getKey().isInstance(value) && isSpecial(each.getKey(), type)) {
                @SuppressWarnings("unchecked") // the map pairs each class with its own codec
                var codec = (Codec<Object>) each.getValue();
                return new ValueCodec(Typespace.EMPTY, type).decode(codec.encode(value));
            }
        }
        return null;
    }

    static boolean isSpecial(Class<?> java, AlgebraicType type) {
        return switch (java.getSimpleName()) {
            case "Identity" -> SpecialTypes.isIdentity(type);
            case "ConnectionId" -> SpecialTypes.isConnectionId(type);
            case "Timestamp" -> SpecialTypes.isTimestamp(type);
            case "TimeDuration" -> SpecialTypes.isTimeDuration(type);
            case "Uuid" -> SpecialTypes.isUuid(type);
            default -> SpecialTypes.isScheduleAt(type);
        };
    }

    private AlgebraicValue primitive(Object value, Primitive type, String what) {
        if (type.isInteger()) {
            return integer(value, type, what);
        }
        return switch (value) {
            case String text when type == Primitive.STRING -> new AlgebraicValue.Str(text);
            case Boolean flag when type == Primitive.BOOL -> new AlgebraicValue.Bool(flag);
            case Float number when type == Primitive.F32 -> new AlgebraicValue.F32(number);
            case Double number when type == Primitive.F64 -> new AlgebraicValue.F64(number);
            case Float number when type == Primitive.F64 -> new AlgebraicValue.F64(number);
            default -> throw unfit(value, type, what);
        };
    }

    private AlgebraicValue integer(Object value, Primitive type, String what) {
        boolean bitsOfU64 = type == Primitive.U64 && value instanceof Long number && number < 0;
        BigInteger number = bitsOfU64 ? new BigInteger(Long.toUnsignedString((Long) value)) : number(value);
        if (number == null) {
            throw unfit(value, type, what);
        }
        AlgebraicValue integer = AlgebraicValue.integer(number, type);
        if (integer == null) {
            throw new IllegalArgumentException(what + " is a " + type.typeName() + ", and " + number + " does not fit");
        }
        return integer;
    }

    private static @Nullable BigInteger number(Object value) {
        return switch (value) {
            case Byte number -> BigInteger.valueOf(number);
            case Short number -> BigInteger.valueOf(number);
            case Integer number -> BigInteger.valueOf(number);
            case Long number -> BigInteger.valueOf(number);
            case BigInteger number -> number;
            case I128 number -> number.toBigInteger();
            case U128 number -> number.toBigInteger();
            case I256 number -> number.toBigInteger();
            case U256 number -> number.toBigInteger();
            default -> null;
        };
    }

    private AlgebraicValue array(Object value, AlgebraicType element, String what) {
        if (types.resolve(element) == Primitive.U8 && value instanceof byte[] bytes) {
            return new AlgebraicValue.Bytes(bytes.clone());
        }
        if (!(value instanceof Iterable<?>) && !value.getClass().isArray()) {
            throw unfit(value, new ArrayType(element), what);
        }
        var values = new ArrayList<AlgebraicValue>();
        for (Object each : elements(value)) {
            values.add(of(each, element, "element " + values.size() + " of " + what));
        }
        if (element != Primitive.U8) {
            return new AlgebraicValue.Array(values);
        }
        byte[] bytes = new byte[values.size()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((AlgebraicValue.U8) values.get(i)).value();
        }
        return new AlgebraicValue.Bytes(bytes);
    }

    private static List<@Nullable Object> elements(Object value) {
        var all = new ArrayList<@Nullable Object>();
        if (value instanceof Iterable<?> list) {
            list.forEach(all::add);
        } else {
            for (int i = 0; i < Array.getLength(value); i++) {
                all.add(Array.get(value, i));
            }
        }
        return all;
    }

    private AlgebraicValue product(Object value, ProductType type, AlgebraicType declared, String what) {
        if (isJdk(value.getClass()) || value.getClass().isEnum()) {
            throw unfit(value, declared, what);
        }
        List<@Nullable Object> parts = Shapes.parts(value);
        if (parts.size() != type.elements().size()) {
            throw unfit(value, declared, what);
        }
        var values = new ArrayList<AlgebraicValue>();
        for (int i = 0; i < parts.size(); i++) {
            var element = type.elements().get(i);
            values.add(of(parts.get(i), element.type(), element.name() + " of " + what));
        }
        return new AlgebraicValue.Product(values);
    }

    @SuppressWarnings("EnumOrdinal") // a variant's tag is the constant's position
    private AlgebraicValue sum(Object value, SumType type, AlgebraicType declared, String what) {
        if (value instanceof Enum<?> constant) {
            if (constant.getDeclaringClass().getEnumConstants().length
                    != type.variants().size()) {
                throw unfit(value, declared, what);
            }
            return new AlgebraicValue.Sum(constant.ordinal(), AlgebraicValue.UNIT);
        }
        Class<?> sum = Shapes.sumOf(value.getClass());
        Class<?>[] variants = sum == null ? null : sum.getPermittedSubclasses();
        if (variants == null || variants.length != type.variants().size()) {
            throw unfit(value, declared, what);
        }
        int tag = Arrays.asList(variants).indexOf(value.getClass());
        AlgebraicType payload = type.variants().get(tag).type();
        List<@Nullable Object> parts = Shapes.parts(value);
        return new AlgebraicValue.Sum(
                tag, parts.size() == 1 ? of(parts.getFirst(), payload, what) : product(value, payload, what));
    }

    private AlgebraicValue product(Object value, AlgebraicType payload, String what) {
        if (types.resolve(payload) instanceof ProductType product) {
            return product(value, product, payload, what);
        }
        throw unfit(value, payload, what);
    }

    private static boolean isJdk(Class<?> type) {
        return type.isArray() || type.getName().startsWith("java.");
    }

    private IllegalArgumentException unfit(Object value, AlgebraicType type, String what) {
        String java = value.getClass().isAnonymousClass()
                ? value.getClass().getName()
                : value.getClass().getSimpleName();
        return new IllegalArgumentException(what + " is " + TypeText.of(type, names)
                + " in the module, and the test gave the " + java + " " + text(value));
    }

    private static String text(Object value) {
        return value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    }
}
