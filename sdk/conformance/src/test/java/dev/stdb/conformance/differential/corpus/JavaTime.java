package dev.stdb.conformance.differential.corpus;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

public final class JavaTime {
    private JavaTime() {}

    public static String dates() {
        var d = LocalDate.of(2024, 2, 28);
        return d.plusDays(2) + " " + d.plusYears(1).plusDays(1) + " " + d.getDayOfWeek() + " " + d.isLeapYear() + " "
                + d.withDayOfMonth(1) + d.minusMonths(3) + d.getDayOfYear() + d.lengthOfMonth() + d.toEpochDay()
                + LocalDate.ofEpochDay(-1);
    }

    public static String times() {
        var t = LocalTime.of(23, 59, 58, 123_000_000);
        return t + " " + t.plusSeconds(3) + " " + t.truncatedTo(ChronoUnit.MINUTES) + " " + t.toNanoOfDay()
                + LocalTime.MIDNIGHT + LocalTime.of(1, 2);
    }

    public static String dateTimes() {
        var t = LocalDateTime.of(2023, Month.DECEMBER, 31, 23, 0);
        return t + " " + t.plusHours(2) + " " + t.toInstant(ZoneOffset.UTC) + " "
                + t.toEpochSecond(ZoneOffset.ofHours(2)) + t.toLocalDate();
    }

    public static String instants() {
        var i = Instant.ofEpochMilli(1_700_000_000_123L);
        return i + " " + i.plusMillis(900) + " " + i.getEpochSecond() + " " + i.getNano() + Instant.EPOCH
                + Instant.parse("2020-01-01T00:00:00Z").toEpochMilli() + Instant.ofEpochSecond(-1, 5)
                + i.isAfter(Instant.EPOCH) + i.truncatedTo(ChronoUnit.HOURS);
    }

    public static String durations() {
        var d = Duration.ofSeconds(3661, 5);
        return d + " " + d.toMinutes() + " " + d.negated() + " "
                + Duration.between(Instant.EPOCH, Instant.ofEpochSecond(90)) + Duration.ofDays(2)
                + Duration.parse("PT1H30M").toSeconds() + d.compareTo(Duration.ZERO) + d.toHoursPart()
                + Duration.ofMillis(-1);
    }

    public static String periods() {
        return Period.between(LocalDate.of(2020, 1, 31), LocalDate.of(2024, 3, 1)) + " " + Period.ofWeeks(2) + " "
                + ChronoUnit.DAYS.between(LocalDate.of(2020, 1, 1), LocalDate.of(2024, 1, 1))
                + Period.of(1, 14, 3).normalized();
    }

    public static String parsing() {
        var text = new StringBuilder();
        for (String s : new String[] {"2024-02-29", "2023-02-29", "x", "2024-13-01"}) {
            try {
                text.append(LocalDate.parse(s)).append(' ');
            } catch (DateTimeParseException e) {
                text.append("bad ");
            }
        }
        return text + "" + LocalDateTime.parse("2024-01-02T03:04:05") + LocalTime.parse("10:15");
    }

    public static String offsets() {
        var t = OffsetDateTime.of(2024, 5, 6, 7, 8, 9, 0, ZoneOffset.ofHoursMinutes(5, 30));
        return t + " " + t.toInstant() + " " + t.withOffsetSameInstant(ZoneOffset.UTC) + ZoneOffset.of("-03:00");
    }

    public static String parts() {
        return YearMonth.of(2024, 2).lengthOfMonth() + " " + Year.of(1900).isLeap() + " " + DayOfWeek.MONDAY.plus(10)
                + Month.JANUARY.minus(1) + YearMonth.parse("2024-05").plusMonths(9);
    }

    public static String weeksOverCenturies() {
        int hash = 0;
        for (long day = -800_000; day < 800_000; day += 3111) {
            LocalDate d = LocalDate.ofEpochDay(day);
            hash = 31 * hash
                    + d.getYear() * 372
                    + d.getMonthValue() * 31
                    + d.getDayOfMonth()
                    + d.getDayOfWeek().getValue();
        }
        return Integer.toString(hash);
    }
}
