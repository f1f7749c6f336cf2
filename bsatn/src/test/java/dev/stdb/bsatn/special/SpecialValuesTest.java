package dev.stdb.bsatn.special;

import static dev.stdb.bsatn.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import java.math.BigInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecialValuesTest {
    @Nested
    class WideIntegers {
        @Test
        void coverTheirWholeRange() {
            assertThat(U128.MAX.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(128).subtract(BigInteger.ONE));
            assertThat(I128.MIN.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(127).negate());
            assertThat(I128.MAX.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(127).subtract(BigInteger.ONE));
            assertThat(U256.MAX.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
            assertThat(I256.MIN.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(255).negate());
            assertThat(I256.MAX.toBigInteger())
                    .isEqualTo(BigInteger.TWO.pow(255).subtract(BigInteger.ONE));
        }

        @Test
        void comeBackFromBigIntegersAndText() {
            for (I256 value : new I256[] {
                I256.MIN, I256.of(-1), I256.ZERO, I256.of(Long.MIN_VALUE), I256.MAX, new I256(1, 2, 3, 4)
            }) {
                assertThat(I256.fromBigInteger(value.toBigInteger())).isEqualTo(value);
                assertThat(I256.parse(value.toString())).isEqualTo(value);
                assertThat(I256.CODEC.decode(I256.CODEC.encode(value))).isEqualTo(value);
            }
            for (U128 value : new U128[] {U128.ZERO, U128.of(Long.MAX_VALUE), U128.MAX, new U128(1, -1)}) {
                assertThat(U128.fromBigInteger(value.toBigInteger())).isEqualTo(value);
                assertThat(U128.fromHex(value.toHex())).isEqualTo(value);
            }
        }

        @Test
        void refuseWhatDoesNotFit() {
            BigInteger two128 = BigInteger.TWO.pow(128);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> U128.fromBigInteger(two128))
                    .withMessageContaining("outside the range of u128");
            assertThatIllegalArgumentException().isThrownBy(() -> U128.fromBigInteger(BigInteger.ONE.negate()));
            assertThatIllegalArgumentException().isThrownBy(() -> I128.fromBigInteger(BigInteger.TWO.pow(127)));
            assertThatIllegalArgumentException().isThrownBy(() -> U256.of(-1));
        }

        @Test
        void areOrderedByNumber() {
            assertThat(U128.MAX).isGreaterThan(U128.of(1));
            assertThat(new U128(0, -1)).isGreaterThan(new U128(0, 1)).isLessThan(new U128(1, 0));
            assertThat(I128.of(-1)).isLessThan(I128.ZERO);
            assertThat(I128.of(-2)).isLessThan(I128.of(-1));
            assertThat(new I256(-1, 0, 0, 0)).isLessThan(I256.of(-1));
            assertThat(U256.MAX).isGreaterThan(new U256(Long.MAX_VALUE, 0, 0, 0));
        }
    }

    @Nested
    class Identities {
        private static final String HEX = "c200ab2c3e517459050a04d810f4b299db1dfd5087e90dfcf8d192a9cde0ee7d";

        @Test
        void areReadHighestDigitFirstAndWrittenLowestByteFirst() {
            Identity identity = Identity.fromHex(HEX);
            byte[] bytes = Identity.CODEC.encode(identity);
            assertThat(bytes[0]).isEqualTo((byte) 0x7d);
            assertThat(bytes[31]).isEqualTo((byte) 0xc2);
            assertThat(Identity.CODEC.decode(bytes)).isEqualTo(identity).hasToString(HEX);
            assertThat(identity.toAbbreviatedHex()).isEqualTo("c200ab2c3e517459");
        }

        @Test
        void areReadWithPrefixAndInCapitalsToo() {
            assertThat(Identity.fromHex("0x" + HEX.toUpperCase(java.util.Locale.ROOT)))
                    .isEqualTo(Identity.fromHex(HEX));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "0x",
                    "c200",
                    "zz00ab2c3e517459050a04d810f4b299db1dfd5087e90dfcf8d192a9cde0ee7d",
                    "+200ab2c3e517459050a04d810f4b299db1dfd5087e90dfcf8d192a9cde0ee7d"
                })
        void thatAreNot64DigitsAreRefused(String hex) {
            assertThatIllegalArgumentException().isThrownBy(() -> Identity.fromHex(hex));
        }
    }

    @Nested
    class Times {
        @Test
        void addUpAndRefuseToOverflow() {
            var start = new Timestamp(1_000);
            assertThat(start.plus(TimeDuration.ofMillis(2))).isEqualTo(new Timestamp(3_000));
            assertThat(start.minus(TimeDuration.ofSeconds(1))).isEqualTo(new Timestamp(-999_000));
            assertThat(start.since(new Timestamp(3_000))).isEqualTo(new TimeDuration(-2_000));
            assertThatExceptionOfType(ArithmeticException.class)
                    .isThrownBy(() -> new Timestamp(Long.MAX_VALUE).plus(TimeDuration.ofMillis(1)));
        }

        @Test
        void arePrintedAtTheEndsOfTheirRange() {
            assertThat(new Timestamp(Long.MAX_VALUE)).hasToString("+294247-01-10T04:00:54.775807+00:00");
            assertThat(new Timestamp(Long.MIN_VALUE)).hasToString("-290308-12-21T19:59:05.224192+00:00");
            assertThat(new Timestamp(-62_167_219_200_000_000L)).hasToString("0000-01-01T00:00:00+00:00");
            assertThat(new Timestamp(-62_167_219_200_000_001L)).hasToString("-0001-12-31T23:59:59.999999+00:00");
            assertThat(new TimeDuration(Long.MIN_VALUE)).hasToString("-9223372036854.775808");
        }

        @Test
        void agreeWithTheJdksCalendar() {
            for (long day = -800_000; day < 3_000_000; day += 9_973) {
                String expected = java.time.LocalDate.ofEpochDay(day).toString();
                assertThat(new Timestamp(day * 86_400_000_000L).toString()).isEqualTo(expected + "T00:00:00+00:00");
            }
        }
    }

    @Test
    void schedulesAreAnIntervalOrATime() {
        assertThat(ScheduleAt.CODEC.encode(ScheduleAt.every(TimeDuration.ofSeconds(1))))
                .isEqualTo(script("00 40420f0000000000"));
        assertThat(ScheduleAt.CODEC.decode(script("01 0100000000000000"))).isEqualTo(ScheduleAt.at(new Timestamp(1)));
        assertThatThrownBy(() -> ScheduleAt.CODEC.decode(script("02 0000000000000000")))
                .isInstanceOf(BsatnException.UnknownTag.class);
    }

    @Test
    void uuidsAreTheNumberOfTheirDigits() {
        Uuid uuid = Uuid.parse("01234567-89ab-4def-8123-456789abcdef");
        assertThat(uuid).hasToString("01234567-89ab-4def-8123-456789abcdef");
        assertThat(uuid.version()).isEqualTo(4);
        assertThat(Uuid.CODEC.encode(uuid)).isEqualTo(script("efcdab8967452381ef4dab8967452301"));
        assertThat(Uuid.parse("0123456789ab4def8123456789abcdef")).isEqualTo(uuid);
        assertThatIllegalArgumentException().isThrownBy(() -> Uuid.parse("01234567-89ab-4def-8123_456789abcdef"));
    }

    @Test
    void noConnectionIsTheConnectionZero() {
        assertThat(ConnectionId.fromHex("00000000000000000000000000000000")).isEqualTo(ConnectionId.NONE);
        assertThat(ConnectionId.NONE.isNone()).isTrue();
        assertThat(ConnectionId.CODEC.encode(ConnectionId.fromHex("0102030405060708090a0b0c0d0e0f10")))
                .isEqualTo(script("100f0e0d0c0b0a090807060504030201"));
    }
}
