package dev.stdb.workbench.value;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.OptionalLong;

/** Typed text as a value of a type that is written in one field: primitives, bytes and the special products. */
public final class ValueParser {
    private static final int MAX_DIGITS = 100;

    private ValueParser() {}

    /** Whether one line of text holds a value of this (resolved) type. */
    public static boolean isOneField(AlgebraicType type) {
        return (type instanceof Primitive primitive && primitive != Primitive.BOOL)
                || SpecialTypes.isBytes(type)
                || SpecialTypes.isSpecialProduct(type);
    }

    /** What to type, as a hint in an empty field. */
    public static String example(AlgebraicType type) {
        if (type instanceof Primitive primitive) {
            return primitive.isInteger() ? range(primitive) : primitive.isFloat() ? "a number, NaN or inf" : "text";
        }
        if (SpecialTypes.isBytes(type)) return "hex, such as 0x00ff";
        if (SpecialTypes.isIdentity(type)) return "64 hex digits";
        if (SpecialTypes.isConnectionId(type)) return "32 hex digits";
        if (SpecialTypes.isTimestamp(type)) return "2026-11-21 14:03:22";
        if (SpecialTypes.isTimeDuration(type)) return "1.5s, 250ms, 3h";
        return SpecialTypes.isUuid(type) ? "8-4-4-4-12 hex digits" : "";
    }

    /** @param type a resolved type for which {@link #isOneField} holds */
    public static Parsed parse(String text, AlgebraicType type) {
        if (type instanceof Primitive primitive) return primitive(text, primitive);
        if (SpecialTypes.isBytes(type)) return bytes(text.strip());
        if (type instanceof ProductType) return special(text.strip(), type);
        return new Parsed.Wrong("this type is not typed as text");
    }

    private static Parsed primitive(String text, Primitive type) {
        if (type == Primitive.STRING) return new Parsed.Value(new AlgebraicValue.Str(text));
        if (type.isFloat()) return floating(text.strip(), type);
        return integer(text.strip(), type);
    }

    private static Parsed integer(String text, Primitive type) {
        if (text.isEmpty()) return new Parsed.Wrong("a whole number, " + range(type));
        BigInteger number;
        try {
            number = bigInteger(text.replace("_", ""));
        } catch (NumberFormatException e) {
            return new Parsed.Wrong("not a whole number");
        }
        AlgebraicValue value = AlgebraicValue.integer(number, type);
        return value == null
                ? new Parsed.Wrong(type.typeName() + " goes from " + range(type))
                : new Parsed.Value(value);
    }

    private static BigInteger bigInteger(String text) {
        if (text.length() > MAX_DIGITS) throw new NumberFormatException("too long");
        String lower = text.toLowerCase(Locale.ROOT);
        if (lower.startsWith("0x")) return unsigned(lower.substring(2));
        return new BigInteger(text);
    }

    private static BigInteger unsigned(String hex) {
        if (hex.startsWith("-") || hex.startsWith("+")) throw new NumberFormatException("sign after 0x");
        return new BigInteger(hex, 16);
    }

    private static String range(Primitive type) {
        int exponent = type.isSigned() ? type.bits() - 1 : type.bits();
        BigInteger beyond = BigInteger.ONE.shiftLeft(exponent);
        boolean isWide = type.bits() > Long.SIZE;
        String least = isWide ? "-2^" + exponent : beyond.negate().toString();
        String greatest = isWide
                ? "2^" + exponent + " - 1"
                : beyond.subtract(BigInteger.ONE).toString();
        return (type.isSigned() ? least : "0") + " to " + greatest;
    }

    private static Parsed floating(String text, Primitive type) {
        double number;
        switch (text.toLowerCase(Locale.ROOT)) {
            case "nan" -> number = Double.NaN;
            case "inf", "+inf", "infinity" -> number = Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> number = Double.NEGATIVE_INFINITY;
            default -> {
                if (!text.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,4})?")) {
                    return new Parsed.Wrong("not a number");
                }
                return finite(text, type);
            }
        }
        return new Parsed.Value(
                type == Primitive.F32 ? new AlgebraicValue.F32((float) number) : new AlgebraicValue.F64(number));
    }

    private static Parsed finite(String text, Primitive type) {
        boolean negativeZero = text.startsWith("-") && new BigDecimal(text).signum() == 0;
        if (type == Primitive.F32) {
            float number = negativeZero ? -0f : Float.parseFloat(text);
            return Float.isInfinite(number)
                    ? new Parsed.Wrong("too large for F32")
                    : new Parsed.Value(new AlgebraicValue.F32(number));
        }
        double number = negativeZero ? -0d : Double.parseDouble(text);
        return Double.isInfinite(number)
                ? new Parsed.Wrong("too large for F64")
                : new Parsed.Value(new AlgebraicValue.F64(number));
    }

    private static Parsed bytes(String text) {
        String digits = withoutPrefix(text).replace(" ", "");
        if (digits.length() % 2 != 0) return new Parsed.Wrong("bytes are pairs of hex digits");
        try {
            return new Parsed.Value(new AlgebraicValue.Bytes(HexFormat.of().parseHex(digits)));
        } catch (IllegalArgumentException e) {
            return new Parsed.Wrong("not hex digits");
        }
    }

    private static Parsed special(String text, AlgebraicType type) {
        if (SpecialTypes.isIdentity(type)) {
            if (!isHex(withoutPrefix(text), 64)) return new Parsed.Wrong("an Identity is 64 hex digits");
            return one(new AlgebraicValue.U256(
                    Identity.fromHex(withoutPrefix(text)).value()));
        }
        if (SpecialTypes.isConnectionId(type)) {
            if (!isHex(withoutPrefix(text), 32)) return new Parsed.Wrong("a ConnectionId is 32 hex digits");
            return one(new AlgebraicValue.U128(
                    ConnectionId.fromHex(withoutPrefix(text)).value()));
        }
        if (SpecialTypes.isUuid(type)) return uuid(text);
        return SpecialTypes.isTimestamp(type)
                ? micros(Moments.parseTimestamp(text), "a time such as 2026-11-21 14:03:22 (UTC)")
                : micros(Moments.parseDuration(text), "a duration such as 1.5s, 250ms or 3h");
    }

    private static Parsed uuid(String text) {
        String hex = "[0-9a-fA-F]";
        if (!text.matches(hex + "{8}-" + hex + "{4}-" + hex + "{4}-" + hex + "{4}-" + hex + "{12}")) {
            return new Parsed.Wrong("a Uuid is 8-4-4-4-12 hex digits");
        }
        return one(new AlgebraicValue.U128(Uuid.parse(text).value()));
    }

    private static Parsed micros(OptionalLong micros, String expected) {
        return micros.isPresent() ? one(new AlgebraicValue.I64(micros.getAsLong())) : new Parsed.Wrong(expected);
    }

    private static Parsed one(AlgebraicValue value) {
        return new Parsed.Value(AlgebraicValue.Product.of(value));
    }

    private static boolean isHex(String text, int digits) {
        return text.length() == digits && text.matches("[0-9a-fA-F]*");
    }

    private static String withoutPrefix(String text) {
        return text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    }
}
