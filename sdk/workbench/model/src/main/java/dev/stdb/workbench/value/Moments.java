package dev.stdb.workbench.value;

import dev.stdb.bsatn.value.Display;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Timestamps and durations, in microseconds as SpacetimeDB counts them, as text people read and type. */
public final class Moments {
    private static final Pattern DURATION =
            Pattern.compile("([+-]?)(\\d{1,18}(?:\\.\\d{1,18})?)\\s*(us|µs|ms|s|m|min|h|d)?");

    private Moments() {}

    /** {@code 2026-11-21 14:03:22.120} in UTC, with as many decimals as there are. */
    public static String timestamp(long micros) {
        String text = Display.timestamp(micros);
        int offset = text.indexOf("+00:00", 1);
        return text.substring(0, offset < 0 ? text.length() : offset).replace('T', ' ');
    }

    /** {@code 1.5s}, {@code 250ms}, {@code 20us}: exact, in the largest unit that keeps it short. */
    public static String duration(long micros) {
        if (micros == 0) return "0s";
        if (micros % 1_000_000 == 0 || Math.abs(micros) > 1_000_000) return decimal(micros, 6) + "s";
        if (micros % 1000 == 0 || Math.abs(micros) > 1000) return decimal(micros, 3) + "ms";
        return micros + "us";
    }

    private static String decimal(long number, int places) {
        return BigDecimal.valueOf(number, places).stripTrailingZeros().toPlainString();
    }

    /**
     * Microseconds since 1970 of an RFC 3339 text, of {@code 2026-11-21 14:03} (UTC), of a date, or of a plain number of
     * microseconds.
     */
    public static OptionalLong parseTimestamp(String text) {
        String trimmed = text.strip();
        if (trimmed.matches("[+-]?\\d{1,19}")) return parseLong(trimmed);
        String iso = trimmed.replaceFirst(" ", "T");
        try {
            return OptionalLong.of(micros(instant(iso)));
        } catch (DateTimeException | ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(String iso) {
        if (iso.length() == 10) return LocalDate.parse(iso).atStartOfDay().toInstant(ZoneOffset.UTC);
        boolean zoned = iso.toUpperCase(Locale.ROOT).endsWith("Z") || iso.matches(".*[+-]\\d\\d:\\d\\d");
        return zoned
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** Microseconds of {@code 1.5s}, {@code 250ms}, {@code 3 h}; a plain number means seconds. */
    public static OptionalLong parseDuration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        if (!matcher.matches()) return OptionalLong.empty();
        long unit = switch (matcher.group(3) == null ? "s" : matcher.group(3)) {
            case "us", "µs" -> 1;
            case "ms" -> 1000;
            case "m", "min" -> 60_000_000L;
            case "h" -> 3_600_000_000L;
            case "d" -> 86_400_000_000L;
            default -> 1_000_000;
        };
        try {
            long micros = new BigDecimal(matcher.group(2))
                    .multiply(BigDecimal.valueOf(unit))
                    .longValueExact();
            return OptionalLong.of(matcher.group(1).equals("-") ? -micros : micros);
        } catch (ArithmeticException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong parseLong(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
