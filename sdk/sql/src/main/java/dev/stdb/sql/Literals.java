package dev.stdb.sql;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text of a constant as a value of the type it must have. */
final class Literals {
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,9})?");
    private static final Pattern RFC_3339 = Pattern.compile(
            "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]+))?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");
    private static final int DIGITS_OF_256_BITS = 78;
    private static final BigInteger MAX_U256 = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);

    private Literals() {}

    /** Empty when {@code text} is no value of {@code type}. */
    static Optional<AlgebraicValue> parse(String text, AlgebraicType type) {
        try {
            return Optional.ofNullable(value(text, type));
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static @Nullable AlgebraicValue value(String text, AlgebraicType type) {
        if (type instanceof Primitive primitive) {
            return primitive(text, primitive);
        }
        if (SpecialTypes.isTimestamp(type)) {
            return one(timestamp(text));
        }
        if (SpecialTypes.isBytes(type)) {
            return new AlgebraicValue.Bytes(HexFormat.of().parseHex(withoutPrefix(text)));
        }
        if (SpecialTypes.isIdentity(type)) {
            return identity(Identity.fromHex(text));
        }
        if (SpecialTypes.isConnectionId(type)) {
            return one(new AlgebraicValue.U128(ConnectionId.fromHex(text).value()));
        }
        if (SpecialTypes.isUuid(type)) {
            return one(new AlgebraicValue.U128(Uuid.parse(uuidDigits(text)).value()));
        }
        return null;
    }

    static AlgebraicValue identity(Identity identity) {
        return AlgebraicValue.Product.of(new AlgebraicValue.U256(identity.value()));
    }

    private static @Nullable AlgebraicValue one(@Nullable AlgebraicValue value) {
        return value == null ? null : AlgebraicValue.Product.of(value);
    }

    private static String withoutPrefix(String text) {
        return text.startsWith("0x") ? text.substring(2) : text;
    }

    private static String uuidDigits(String text) {
        String bare = text.startsWith("urn:uuid:") ? text.substring("urn:uuid:".length()) : text;
        boolean braced = bare.length() == 38 && bare.startsWith("{") && bare.endsWith("}");
        return (braced ? bare.substring(1, 37) : bare).toLowerCase(Locale.ROOT);
    }

    private static @Nullable AlgebraicValue primitive(String text, Primitive type) {
        return switch (type) {
            case STRING -> new AlgebraicValue.Str(text);
            case BOOL -> null;
            case F32 -> NUMBER.matcher(text).matches() ? new AlgebraicValue.F32((float) toDouble(text)) : null;
            case F64 -> NUMBER.matcher(text).matches() ? new AlgebraicValue.F64(toDouble(text)) : null;
            default -> integer(text, type);
        };
    }

    private static @Nullable AlgebraicValue integer(String text, Primitive type) {
        BigInteger number = integer(text);
        return number == null ? null : AlgebraicValue.integer(number, type);
    }

    /** A whole number, however written, or null; what no integer column can hold is cut short before it costs anything. */
    private static @Nullable BigInteger integer(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return null;
        }
        var number = new BigDecimal(text).stripTrailingZeros();
        if (number.scale() > 0) {
            return null;
        }
        boolean huge = (long) number.precision() - number.scale() > DIGITS_OF_256_BITS;
        return huge ? MAX_U256.shiftLeft(1) : number.toBigIntegerExact();
    }

    /** The server multiplies the digits with a power of ten, so the last bit can differ from the nearest double. */
    private static double toDouble(String text) {
        var number = new BigDecimal(text);
        return number.signum() == 0 ? 0 : number.unscaledValue().doubleValue() * powerOfTen(-number.scale());
    }

    private static double powerOfTen(int exponent) {
        double power = 1;
        double factor = 10;
        for (int left = Math.abs(exponent); left != 0; left /= 2) {
            if (left % 2 == 1) {
                power *= factor;
            }
            factor *= factor;
        }
        return exponent < 0 ? 1 / power : power;
    }

    private static @Nullable AlgebraicValue timestamp(String text) {
        var match = RFC_3339.matcher(text);
        if (!match.matches()) {
            return null;
        }
        int second = number(match, 6);
        int leap = second == 60 ? 1 : 0;
        var time = LocalDateTime.of(
                number(match, 1),
                number(match, 2),
                number(match, 3),
                number(match, 4),
                number(match, 5),
                second - leap);
        if (time.getYear() < 1) {
            return null;
        }
        long seconds = Math.addExact(time.toEpochSecond(ZoneOffset.UTC), leap) - offsetSeconds(match);
        return new AlgebraicValue.I64(Math.addExact(Math.multiplyExact(seconds, 1_000_000L), micros(match.group(7))));
    }

    private static long offsetSeconds(Matcher match) {
        if (match.group(8) == null) {
            return 0;
        }
        int hours = number(match, 9);
        int minutes = number(match, 10);
        if (hours > 23 || minutes > 59) {
            throw new DateTimeException("no offset from UTC: " + match.group());
        }
        return (match.group(8).equals("-") ? -1 : 1) * (hours * 3600L + minutes * 60L);
    }

    private static int micros(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000").substring(0, 6));
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
