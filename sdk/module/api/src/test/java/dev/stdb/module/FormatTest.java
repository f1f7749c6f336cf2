package dev.stdb.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
    @Test
    void numbersAreWrittenAsRustWritesThem() {
        assertThat(Format.f32(1)).isEqualTo("1");
        assertThat(Format.f32(1e21f)).isEqualTo("1000000000000000000000");
        assertThat(Format.f64(-0.000001)).isEqualTo("-0.000001");
        assertThat(Format.f64(Double.NEGATIVE_INFINITY)).isEqualTo("-inf");
        assertThat(Format.u8((byte) -1) + " " + Format.u16((short) -1) + " " + Format.u32(-1) + " " + Format.u64(-1))
                .isEqualTo("255 65535 4294967295 18446744073709551615");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0ns",
        "7, 7µs",
        "999, 999µs",
        "1000, 1ms",
        "12500, 12.5ms",
        "648081, 648.081ms",
        "1001781, 1.001781s",
        "10000000, 10s",
        "10100000, 10.1s",
        "-1500, -1.5ms",
        "-9223372036854775808, -9223372036854.775808s"
    })
    void durationsTakeTheLargestUnit(long micros, String text) {
        assertThat(Format.duration(new TimeDuration(micros))).isEqualTo(text);
    }

    @Test
    void debugTextEscapesWhatCannotBeSeen() {
        assertThat(Format.debug("a\"b\\c\n\r\t\0'é€😀")).isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\0'é€😀\"");
        assertThat(Format.debug("\u0001\u007F\u0301\u200B\uE000 \u00A0"))
                .isEqualTo("\"\\u{1}\\u{7f}\\u{301}\\u{200b}\\u{e000} \\u{a0}\"");
    }

    @Test
    void idsAndTimesNameTheirTypes() {
        assertThat(Format.debug(new Identity(U256.of(10)))).isEqualTo("Identity(" + "0".repeat(63) + "a)");
        assertThat(Format.debug(new ConnectionId(U128.of(10)))).isEqualTo("ConnectionId(" + "0".repeat(31) + "a)");
        assertThat(Format.debug(new Timestamp(-5)))
                .isEqualTo("Timestamp { __timestamp_micros_since_unix_epoch__: -5 }");
        assertThat(Format.debug(new TimeDuration(5))).isEqualTo("TimeDuration { __time_duration_micros__: 5 }");
        assertThat(Format.debug(new Uuid(U128.MAX)))
                .isEqualTo("Uuid { __uuid__: 340282366920938463463374607431768211455 }");
        assertThat(Format.debug(new ScheduleAt.Time(new Timestamp(1))))
                .isEqualTo("Time(Timestamp { __timestamp_micros_since_unix_epoch__: 1 })");
        assertThat(Format.timestamp(new Timestamp(9876543210L))).isEqualTo("1970-01-01T02:44:36.543210+00:00");
        assertThat(Format.timeDuration(new TimeDuration(-67419000000003L))).isEqualTo("-67419000.000003");
    }
}
