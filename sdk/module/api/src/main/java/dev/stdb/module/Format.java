package dev.stdb.module;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.value.Display;

/**
 * Text as modules in Rust make it, digit for digit, for modules that must agree with one: in logs, keys or stored strings.
 *
 * <pre>{@code
 * Format.f32(1.0f)                            // 1        where Java says 1.0
 * Format.f64(1e21)                            // 1000000000000000000000
 * Format.u64(-1)                              // 18446744073709551615
 * Format.debug("say \"hi\"")                  // "say \"hi\""
 * Format.duration(new TimeDuration(1_001_781)) // 1.001781s
 * }</pre>
 *
 * What is not here Java says the same way: {@code int}, signed {@code long}, {@code boolean}, and {@code toString} of the numbers of 128
 * and 256 bits, {@link Identity}, {@link ConnectionId}, {@link Uuid}, {@link Timestamp} and {@link TimeDuration}.
 */
public final class Format {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private Format() {}

    /** Rust's {@code {}}: the shortest digits that name the number, without exponent, {@code 1} for 1.0, {@code NaN}, {@code inf}. */
    public static String f32(float value) {
        return Display.f32(value);
    }

    /** Rust's {@code {}}, as {@link #f32}. */
    public static String f64(double value) {
        return Display.f64(value);
    }

    /** An unsigned number of which a {@code @U8 byte} holds the bits. */
    public static String u8(byte bits) {
        return Integer.toString(bits & 0xFF);
    }

    /** An unsigned number of which a {@code @U16 short} holds the bits. */
    public static String u16(short bits) {
        return Integer.toString(bits & 0xFFFF);
    }

    /** An unsigned number of which a {@code @U32 int} holds the bits. */
    public static String u32(int bits) {
        return Long.toString(bits & 0xFFFF_FFFFL);
    }

    /** An unsigned number of which a {@code @U64 long} holds the bits. */
    public static String u64(long bits) {
        return Long.toUnsignedString(bits);
    }

    /** A time as Rust's {@code {}} has it: {@code 2023-11-14T22:13:20.500+00:00}. */
    public static String timestamp(Timestamp time) {
        return Display.timestamp(time.microsSinceEpoch());
    }

    /** A duration as SpacetimeDB's {@code {}} has it: sign, seconds, six digits, {@code +1.500000}. */
    public static String timeDuration(TimeDuration duration) {
        return Display.timeDuration(duration.micros());
    }

    /** A duration as Rust's standard library says it with {@code {:?}}: {@code 1.001781s}, {@code 12.5ms}, {@code 7µs}, {@code 0ns}. */
    public static String duration(TimeDuration duration) {
        long micros = duration.micros();
        String sign = micros < 0 ? "-" : "";
        if (micros == 0) {
            return "0ns";
        }
        if (micros <= -MICROS_PER_SECOND || micros >= MICROS_PER_SECOND) {
            return sign + decimal(micros, MICROS_PER_SECOND) + "s";
        }
        if (micros <= -MICROS_PER_MILLI || micros >= MICROS_PER_MILLI) {
            return sign + decimal(micros, MICROS_PER_MILLI) + "ms";
        }
        return micros + "µs";
    }

    /** {@code |number| / unit}, {@code unit} a power of ten, without zeros at the end. */
    private static String decimal(long number, long unit) {
        String whole = Long.toUnsignedString(Math.abs(number / unit));
        long rest = Math.abs(number % unit);
        if (rest == 0) {
            return whole;
        }
        String digits = Long.toString(unit + rest).substring(1);
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return whole + "." + digits.substring(0, end);
    }

    /** Rust's {@code {:?}} of text: in quotes, with escapes for quotes, backslashes and what cannot be seen. */
    public static String debug(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        int i = 0;
        while (i < text.length()) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            switch (point) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0 -> out.append("\\0");
                default -> {
                    if (isVisible(point)) {
                        out.appendCodePoint(point);
                    } else {
                        out.append("\\u{").append(Integer.toHexString(point)).append('}');
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean isVisible(int point) {
        if (point < 0x7F) {
            return point >= ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }

    /** Rust's {@code {:?}}: {@code Identity(c200…)} with all 64 digits. */
    public static String debug(Identity identity) {
        return "Identity(" + identity.toHex() + ")";
    }

    /** Rust's {@code {:?}}: {@code ConnectionId(…)} with all 32 digits. */
    public static String debug(ConnectionId connection) {
        return "ConnectionId(" + connection.toHex() + ")";
    }

    /** Rust's {@code {:?}}: the number of microseconds in the type's field. */
    public static String debug(Timestamp time) {
        return "Timestamp { __timestamp_micros_since_unix_epoch__: " + time.microsSinceEpoch() + " }";
    }

    /** Rust's {@code {:?}}: the number of microseconds in the type's field; {@link #duration} says it readably. */
    public static String debug(TimeDuration duration) {
        return "TimeDuration { __time_duration_micros__: " + duration.micros() + " }";
    }

    /** Rust's {@code {:?}}: the number in the type's field. */
    public static String debug(Uuid uuid) {
        return "Uuid { __uuid__: " + uuid.value() + " }";
    }

    /** Rust's {@code {:?}}. */
    public static String debug(ScheduleAt at) {
        return switch (at) {
            case ScheduleAt.Interval(TimeDuration every) -> "Interval(" + debug(every) + ")";
            case ScheduleAt.Time(Timestamp time) -> "Time(" + debug(time) + ")";
        };
    }
}
