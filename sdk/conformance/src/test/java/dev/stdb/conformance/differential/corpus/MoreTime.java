package dev.stdb.conformance.differential.corpus;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;
import java.util.List;
import java.util.Random;

public final class MoreTime {
    private MoreTime() {}

    public static String instants() {
        var r = new Random(3);
        var t = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            var a = Instant.ofEpochSecond(r.nextLong() % 100_000_000_000L, r.nextInt(1_000_000_000));
            var b = Instant.ofEpochMilli(r.nextLong() % 100_000_000_000_000L);
            t.append(a)
                    .append(b)
                    .append(Duration.between(a, b))
                    .append(a.plus(Duration.ofNanos(r.nextLong())))
                    .append(a.until(b, ChronoUnit.HOURS))
                    .append(a.compareTo(b))
                    .append(a.hashCode())
                    .append(b.toEpochMilli())
                    .append(a.truncatedTo(ChronoUnit.DAYS))
                    .append(a.minusMillis(1))
                    .append(a.plus(3, ChronoUnit.DAYS))
                    .append(a.get(ChronoField.NANO_OF_SECOND))
                    .append('\n');
        }
        return t
                + Texts.attempt(() -> Instant.MAX.plusSeconds(1))
                + Instant.MAX
                + Instant.MIN
                + Texts.attempt(() -> Instant.parse("x"))
                + Instant.parse("2011-12-03T10:15:30.123456789Z");
    }

    public static String durations() {
        var r = new Random(4);
        var t = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            var d = Duration.ofSeconds(r.nextInt() * (long) r.nextInt(1000), r.nextInt());
            t.append(d)
                    .append(d.toMillis())
                    .append(d.toDays())
                    .append(d.toHoursPart())
                    .append(d.toMinutesPart())
                    .append(d.toSecondsPart())
                    .append(d.toMillisPart())
                    .append(d.toNanosPart())
                    .append(d.abs())
                    .append(d.negated())
                    .append(d.multipliedBy(3))
                    .append(d.dividedBy(7))
                    .append(d.plusMillis(5))
                    .append(d.isNegative())
                    .append(d.isZero())
                    .append(d.hashCode())
                    .append(d.compareTo(Duration.ofDays(1)))
                    .append('\n');
        }
        for (String s :
                List.of("PT0S", "PT1.5S", "P1DT2H", "-PT5M", "PT-5M", "P1D", "PT", "1H", "PT1.1234567891S", "pt1h")) {
            t.append(Texts.attempt(() -> Duration.parse(s))).append(' ');
        }
        return t.toString();
    }

    public static String dates() {
        var r = new Random(5);
        var t = new StringBuilder();
        for (int i = 0; i < 80; i++) {
            var d = LocalDate.ofEpochDay(r.nextInt(2_000_000) - 1_000_000);
            var e = LocalDate.ofEpochDay(r.nextInt(60_000));
            t.append(d)
                    .append(d.plusMonths(r.nextInt(50) - 25))
                    .append(d.plusWeeks(2))
                    .append(d.minusYears(4))
                    .append(d.getDayOfWeek())
                    .append(d.getMonth())
                    .append(d.getDayOfYear())
                    .append(d.isLeapYear())
                    .append(d.with(TemporalAdjusters.firstDayOfNextMonth()))
                    .append(d.with(TemporalAdjusters.next(DayOfWeek.FRIDAY)))
                    .append(d.with(TemporalAdjusters.lastDayOfMonth()))
                    .append(d.until(e))
                    .append(ChronoUnit.DAYS.between(d, e))
                    .append(ChronoUnit.MONTHS.between(d, e))
                    .append(ChronoUnit.WEEKS.between(e, d))
                    .append(d.compareTo(e))
                    .append(d.isBefore(e))
                    .append(d.hashCode())
                    .append(d.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
                    .append(d.get(WeekFields.ISO.weekOfYear()))
                    .append(d.atStartOfDay())
                    .append(d.atTime(3, 4))
                    .append('\n');
        }
        return t
                + Texts.attempt(() -> LocalDate.of(2023, 2, 29))
                + Texts.attempt(() -> LocalDate.parse("2024-1-2"))
                + LocalDate.MIN
                + LocalDate.MAX
                + LocalDate.of(2024, 1, 31).plusMonths(1)
                + LocalDate.of(-5, 3, 1)
                + LocalDate.of(12345, 3, 1);
    }

    public static String times() {
        var t = new StringBuilder();
        for (String s :
                List.of("10:15", "10:15:30", "10:15:30.5", "24:00", "1:2", "00:00:00.000000001", "23:59:59.999")) {
            t.append(Texts.attempt(() -> LocalTime.parse(s)))
                    .append(' ')
                    .append(Texts.attempt(() -> LocalTime.parse(s).plusNanos(1)))
                    .append(' ')
                    .append(Texts.attempt(
                            () -> LocalTime.parse(s).minusHours(30).toSecondOfDay()))
                    .append(' ');
        }
        var zoned = ZonedDateTime.of(LocalDateTime.of(2024, 3, 31, 1, 30), ZoneOffset.ofHours(1));
        t.append(zoned)
                .append(zoned.plusHours(1))
                .append(zoned.toInstant())
                .append(zoned.withZoneSameInstant(ZoneOffset.UTC))
                .append(OffsetDateTime.parse("2024-05-06T07:08:09.1+02:00"))
                .append(LocalDateTime.parse("2024-05-06T07:08").atOffset(ZoneOffset.UTC))
                .append(Instant.EPOCH.atZone(ZoneOffset.UTC))
                .append(LocalDateTime.ofEpochSecond(1_700_000_000L, 5, ZoneOffset.UTC))
                .append(ZoneOffset.ofTotalSeconds(-3601))
                .append(OffsetTime.of(1, 2, 3, 4, ZoneOffset.UTC))
                .append(MonthDay.of(2, 29))
                .append(Year.of(2024).atDay(60))
                .append(YearMonth.of(2024, 12).plusMonths(1).atEndOfMonth());
        return t + "" + Period.parse("P1Y2M3D").plusDays(40)
                + Period.of(0, 15, -3).normalized().toTotalMonths() + Period.ZERO
                + DayOfWeek.of(7).plus(1) + Month.of(2).maxLength() + Month.MARCH.firstDayOfYear(true);
    }
}
