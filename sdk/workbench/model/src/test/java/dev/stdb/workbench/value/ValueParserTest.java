package dev.stdb.workbench.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ValueParserTest {
    private static final ValueText TEXT = new ValueText(Typespace.EMPTY);

    @ParameterizedTest
    @CsvSource({
        "I8, -128, 127",
        "U8, 0, 255",
        "I16, -32768, 32767",
        "U16, 0, 65535",
        "I32, -2147483648, 2147483647",
        "U32, 0, 4294967295",
        "I64, -9223372036854775808, 9223372036854775807",
        "U64, 0, 18446744073709551615",
        "I128, -170141183460469231731687303715884105728, 170141183460469231731687303715884105727",
        "U128, 0, 340282366920938463463374607431768211455",
        "I256, -57896044618658097711785492504343953926634992332820282019728792003956564819968, 57896044618658097711785492504343953926634992332820282019728792003956564819967",
        "U256, 0, 115792089237316195423570985008687907853269984665640564039457584007913129639935"
    })
    void integersReachFromTheSmallestToTheLargestAndNoFurther(Primitive type, String min, String max) {
        assertThat(roundTrip(min, type)).isEqualTo(min);
        assertThat(roundTrip(max, type)).isEqualTo(max);
        String below = new BigInteger(min).subtract(BigInteger.ONE).toString();
        String above = new BigInteger(max).add(BigInteger.ONE).toString();
        assertThat(ValueParser.parse(below, type)).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse(above, type)).isInstanceOf(Parsed.Wrong.class);
    }

    private static String roundTrip(String text, AlgebraicType type) {
        Parsed parsed = ValueParser.parse(text, type);
        assertThat(parsed).isInstanceOf(Parsed.Value.class);
        return TEXT.full(((Parsed.Value) parsed).value(), type);
    }

    @ParameterizedTest
    @EnumSource(
            value = Primitive.class,
            names = {"STRING", "BOOL"},
            mode = EnumSource.Mode.EXCLUDE)
    void nonsenseIsNoNumber(Primitive type) {
        for (String text : new String[] {"", " ", "x", "1x", "--1", "0x", "0x-1", "1e", "١٢x"}) {
            assertThat(ValueParser.parse(text, type)).as(text).isInstanceOf(Parsed.Wrong.class);
        }
    }

    @Test
    void numbersMayBeGroupedOrHexadecimal() {
        assertThat(roundTrip("1_000", Primitive.U16)).isEqualTo("1000");
        assertThat(roundTrip("0xff", Primitive.U8)).isEqualTo("255");
        assertThat(roundTrip(" 7 ", Primitive.U8)).isEqualTo("7");
    }

    @Test
    void floatsKeepTheirBits() {
        assertThat(ValueParser.parse("-0", Primitive.F64)).isEqualTo(new Parsed.Value(new AlgebraicValue.F64(-0.0)));
        assertThat(ValueParser.parse("0.1", Primitive.F32)).isEqualTo(new Parsed.Value(new AlgebraicValue.F32(0.1f)));
        assertThat(ValueParser.parse("nan", Primitive.F64))
                .isEqualTo(new Parsed.Value(new AlgebraicValue.F64(Double.NaN)));
        assertThat(ValueParser.parse("1e400", Primitive.F64)).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("0x1p3", Primitive.F64)).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("1f", Primitive.F32)).isInstanceOf(Parsed.Wrong.class);
    }

    @Test
    void stringsAreTakenAsTheyAre() {
        assertThat(ValueParser.parse("  a\n\"b\" ", Primitive.STRING))
                .isEqualTo(new Parsed.Value(new AlgebraicValue.Str("  a\n\"b\" ")));
    }

    @ParameterizedTest
    @CsvSource({"'', 0x", "0x00ff, 0x00ff", "00 FF, 0x00ff"})
    void bytesAreHexadecimal(String typed, String shown) {
        assertThat(roundTrip(typed, AlgebraicType.bytes())).isEqualTo(shown);
        assertThat(ValueParser.parse("0x0", AlgebraicType.bytes())).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("zz", AlgebraicType.bytes())).isInstanceOf(Parsed.Wrong.class);
    }

    @Test
    void identitiesAndTheirKindGoThereAndBack() {
        String identity = "0x" + "c2".repeat(32);
        assertThat(roundTrip(identity, AlgebraicType.identity())).isEqualTo(identity);
        String connection = "0x" + "0a".repeat(16);
        assertThat(roundTrip(connection, AlgebraicType.connectionId())).isEqualTo(connection);
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        assertThat(roundTrip(uuid, AlgebraicType.uuid())).isEqualTo(uuid);
        assertThat(ValueParser.parse("0xc2", AlgebraicType.identity()))
                .isEqualTo(new Parsed.Wrong("an Identity is 64 hex digits"));
        assertThat(ValueParser.parse("1", AlgebraicType.uuid())).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("1", AlgebraicType.connectionId())).isInstanceOf(Parsed.Wrong.class);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 14:03:22, 2026-11-21 14:03:22",
        "2026-11-21T14:03:22.120Z, 2026-11-21 14:03:22.120",
        "2026-11-21T15:03:22+01:00, 2026-11-21 14:03:22",
        "2026-11-21, 2026-11-21 00:00:00",
        "0, 1970-01-01 00:00:00",
        "-1, 1969-12-31 23:59:59.999999",
        "1969-07-20 20:17:40.000001, 1969-07-20 20:17:40.000001"
    })
    void timestampsAreDates(String typed, String shown) {
        assertThat(roundTrip(typed, AlgebraicType.timestamp())).isEqualTo(shown);
        assertThat(roundTrip(shown, AlgebraicType.timestamp())).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({"1.5, 1.5s", "250ms, 250ms", "3h, 10800s", "-2 s, -2s", "7us, 7us", "0, 0s", "1500us, 1.5ms"})
    void durationsHaveUnits(String typed, String shown) {
        assertThat(roundTrip(typed, AlgebraicType.timeDuration())).isEqualTo(shown);
        assertThat(roundTrip(shown, AlgebraicType.timeDuration())).isEqualTo(shown);
    }

    @Test
    void noTimeIsMadeOfNonsense() {
        assertThat(ValueParser.parse("yesterday", AlgebraicType.timestamp())).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("2026-13-01", AlgebraicType.timestamp())).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("1.5 years", AlgebraicType.timeDuration())).isInstanceOf(Parsed.Wrong.class);
        assertThat(ValueParser.parse("0.1us", AlgebraicType.timeDuration())).isInstanceOf(Parsed.Wrong.class);
    }
}
