package dev.stdb.module.testing;

import dev.stdb.bsatn.Codec;
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
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of the module's types as objects of its classes. What does not fit is an {@link IllegalArgumentException}. */
final class ToJava {
    private final Typespace types;

    ToJava(Typespace types) {
        this.types = types;
    }

    /** {@code value}, which is a {@code declared}, as {@code wanted}; null for none where no Optional is wanted. */
    @Nullable
    Object of(AlgebraicValue value, AlgebraicType declared, Type wanted) {
        Class<?> raw = raw(wanted);
        AlgebraicType type = types.resolve(declared);
        if (raw == AlgebraicValue.class) {
            return value;
        }
        if (raw == Void.class || raw == void.class) {
            return null;
        }
        if (SpecialTypes.isOption(type)) {
            return option((AlgebraicValue.Sum) value, (SumType) type, wanted);
        }
        Codec<?> special = Shapes.SPECIAL.get(raw);
        if (special != null && ToValue.isSpecial(raw, type)) {
            return special.decode(new ValueCodec(types, type).encode(value));
        }
        return switch (type) {
            case Primitive primitive -> primitive(value, primitive, raw);
            case ArrayType(var element) -> array(value, element, wanted);
            case ProductType product -> product((AlgebraicValue.Product) value, product, raw);
            case SumType sum -> sum((AlgebraicValue.Sum) value, sum, wanted);
            case Ref ref -> throw new IllegalStateException("unresolved " + ref);
        };
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> plain -> plain;
            case ParameterizedType generic -> raw(generic.getRawType());
            case GenericArrayType array ->
                Array.newInstance(raw(array.getGenericComponentType()), 0).getClass();
            default -> throw new IllegalArgumentException("a value of the module cannot be a " + type);
        };
    }

    private static Type argument(Type type, int index) {
        return type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[index]
                : AlgebraicValue.class;
    }

    private @Nullable Object option(AlgebraicValue.Sum value, SumType type, Type wanted) {
        AlgebraicType some = type.variants().getFirst().type();
        boolean empty = value.tag() != 0;
        if (raw(wanted) == Optional.class) {
            return empty ? Optional.empty() : Optional.ofNullable(of(value.value(), some, argument(wanted, 0)));
        }
        return empty ? null : of(value.value(), some, wanted);
    }

    private static Object primitive(AlgebraicValue value, Primitive type, Class<?> wanted) {
        Object found = switch (value) {
            case AlgebraicValue.Str(var text) when wanted == String.class -> text;
            case AlgebraicValue.Bool(var flag) when wanted == boolean.class || wanted == Boolean.class -> flag;
            case AlgebraicValue.F32(var number) when wanted == float.class || wanted == Float.class -> number;
            case AlgebraicValue.F64(var number) when wanted == double.class || wanted == Double.class -> number;
            case AlgebraicValue.I128(var number) when wanted == number.getClass() -> number;
            case AlgebraicValue.U128(var number) when wanted == number.getClass() -> number;
            case AlgebraicValue.I256(var number) when wanted == number.getClass() -> number;
            case AlgebraicValue.U256(var number) when wanted == number.getClass() -> number;
            default -> integer(value, wanted);
        };
        if (found == null) {
            throw new IllegalArgumentException("a " + type.typeName() + " cannot be a " + wanted.getName());
        }
        return found;
    }

    /** As many of the low bits as the wanted type has: unsigned numbers live in signed ones. */
    private static @Nullable Object integer(AlgebraicValue value, Class<?> wanted) {
        Long bits = switch (value) {
            case AlgebraicValue.I8(var number) -> (long) number;
            case AlgebraicValue.U8(var number) -> (long) number;
            case AlgebraicValue.I16(var number) -> (long) number;
            case AlgebraicValue.U16(var number) -> (long) number;
            case AlgebraicValue.I32(var number) -> (long) number;
            case AlgebraicValue.U32(var number) -> number;
            case AlgebraicValue.I64(var number) -> number;
            case AlgebraicValue.U64(var number) -> number;
            default -> null;
        };
        if (bits == null) {
            return null;
        }
        if (wanted == long.class || wanted == Long.class) {
            return bits;
        }
        if (wanted == int.class || wanted == Integer.class) {
            return bits.intValue();
        }
        if (wanted == short.class || wanted == Short.class) {
            return bits.shortValue();
        }
        if (wanted == byte.class || wanted == Byte.class) {
            return bits.byteValue();
        }
        return wanted == BigInteger.class ? new BigInteger(Long.toString(bits)) : null;
    }

    private Object array(AlgebraicValue value, AlgebraicType element, Type wanted) {
        Class<?> raw = raw(wanted);
        if (raw == byte[].class && value instanceof AlgebraicValue.Bytes(byte[] bytes)) {
            return bytes.clone();
        }
        List<AlgebraicValue> values = values(value);
        if (raw.isArray()) {
            Type component = wanted instanceof GenericArrayType generic
                    ? generic.getGenericComponentType()
                    : raw.getComponentType();
            Object array = Array.newInstance(raw.getComponentType(), values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, of(values.get(i), element, component));
            }
            return array;
        }
        if (!raw.isAssignableFrom(List.class)) {
            throw new IllegalArgumentException("an array of the module cannot be a " + raw.getName());
        }
        var list = new ArrayList<@Nullable Object>();
        values.forEach(each -> list.add(of(each, element, argument(wanted, 0))));
        return list;
    }

    private static List<AlgebraicValue> values(AlgebraicValue value) {
        if (value instanceof AlgebraicValue.Array(var values)) {
            return values;
        }
        var values = new ArrayList<AlgebraicValue>();
        for (byte each : ((AlgebraicValue.Bytes) value).value()) {
            values.add(new AlgebraicValue.U8((short) (each & 0xFF)));
        }
        return values;
    }

    private Object product(AlgebraicValue.Product value, ProductType type, Class<?> wanted) {
        List<Type> parts = Shapes.partTypes(wanted);
        if (parts.size() != type.elements().size() || wanted.isInterface()) {
            throw unfit(type, wanted);
        }
        var made = new ArrayList<@Nullable Object>();
        for (int i = 0; i < parts.size(); i++) {
            made.add(of(value.get(i), type.elements().get(i).type(), parts.get(i)));
        }
        return Shapes.make(wanted, made);
    }

    private Object sum(AlgebraicValue.Sum value, SumType type, Type wanted) {
        Class<?> raw = raw(wanted);
        Object[] constants = raw.getEnumConstants();
        if (constants != null && constants.length == type.variants().size()) {
            return constants[value.tag()];
        }
        Class<?>[] variants = raw.getPermittedSubclasses();
        if (variants == null || variants.length != type.variants().size()) {
            throw unfit(type, raw);
        }
        Class<?> variant = variants[value.tag()];
        AlgebraicType payload = type.variants().get(value.tag()).type();
        List<Type> parts = Shapes.partTypes(variant);
        if (parts.size() == 1) {
            Type part = SpecialTypes.isResult(type) ? argument(wanted, value.tag()) : parts.getFirst();
            var single = new ArrayList<@Nullable Object>();
            single.add(of(value.value(), payload, part));
            return Shapes.make(variant, single);
        }
        return product((AlgebraicValue.Product) value.value(), (ProductType) types.resolve(payload), variant);
    }

    private static IllegalArgumentException unfit(AlgebraicType type, Class<?> wanted) {
        return new IllegalArgumentException("a value of " + TypeText.of(type, List.of()) + " cannot be a "
                + wanted.getName() + ": their parts differ");
    }
}
