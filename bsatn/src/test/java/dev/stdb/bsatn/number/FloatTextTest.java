package dev.stdb.bsatn.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.value.Display;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloatTextTest {
    private static final long SEED = Long.getLong("stdb.seed", System.nanoTime());

    @Test
    void shortestDigitsOfDoublesReadBackAndAreAsShortAsTheJdks() {
        var random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            double value = Math.abs(Double.longBitsToDouble(random.nextLong()));
            if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
                continue;
            }
            ShortestDecimal shortest = ShortestDecimal.of(value, ShortestDecimal.Ties.EVEN);
            BigDecimal decimal = new BigDecimal(java.math.BigInteger.valueOf(shortest.digits()), -shortest.exponent());
            BigDecimal jdk = new BigDecimal(Double.toString(value)).stripTrailingZeros();
            if (jdk.precision() > 2) { // where one digit would do, the JDK takes two
                assertThat(decimal).as("seed %d", SEED).isEqualTo(jdk);
            }
            assertThat(decimal.doubleValue()).as("seed %d", SEED).isEqualTo(value);
            assertThat(DecimalText.toDouble(decimal.toString()))
                    .as("seed %d", SEED)
                    .isEqualTo(value);
        }
    }

    @Test
    void shortestDigitsOfFloatsReadBack() {
        var random = new Random(SEED);
        for (int i = 0; i < 50_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (Float.isNaN(value) || Float.isInfinite(value)) {
                continue;
            }
            String text = Display.f32(value);
            assertThat(Float.floatToRawIntBits(Float.parseFloat(text)))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(Float.floatToRawIntBits(value));
            assertThat(Float.floatToRawIntBits(DecimalText.toFloat(text)))
                    .as("seed %d: %s", SEED, text)
                    .isEqualTo(Float.floatToRawIntBits(value));
        }
    }

    @Test
    void anyDecimalIsReadAsTheJdkReadsIt() {
        var random = new Random(SEED);
        for (int i = 0; i < 30_000; i++) {
            String text = decimal(random);
            assertThat(DecimalText.toDouble(text)).as("seed %d: %s", SEED, text).isEqualTo(Double.parseDouble(text));
            assertThat(DecimalText.toFloat(text)).as("seed %d: %s", SEED, text).isEqualTo(Float.parseFloat(text));
        }
    }

    private static String decimal(Random random) {
        var out = new StringBuilder(random.nextBoolean() ? "-" : "");
        int digits = 1 + random.nextInt(random.nextBoolean() ? 5 : 40);
        int dot = random.nextInt(digits + 1);
        for (int i = 0; i < digits; i++) {
            out.append(i == dot ? "." : "").append(random.nextInt(10));
        }
        return random.nextBoolean()
                ? out.toString()
                : out.append('e').append(random.nextInt(700) - 350).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4.9e-324",
                "2.4703282292062327e-324",
                "2.4703282292062328e-324",
                "2.2250738585072011e-308",
                "2.2250738585072014e-308",
                "1.7976931348623157e308",
                "1.7976931348623158e308",
                "1.7976931348623159e308",
                "1e400",
                "1e-400",
                "0e99999999999",
                "1e99999999999",
                "9007199254740993",
                "9007199254740992.99999",
                "3.4028235677973366e38",
                "7.006492321624085e-46",
                "7.006492321624086e-46"
            })
    void theEdgesAreReadAsTheJdkReadsThem(String text) {
        assertThat(DecimalText.toDouble(text)).isEqualTo(Double.parseDouble(text));
        assertThat(DecimalText.toFloat(text)).isEqualTo(Float.parseFloat(text));
    }

    @Test
    void digitsBeyondAnyTieStillCount() {
        String halfway = new BigDecimal(Math.ulp(1.0))
                .divide(new BigDecimal(2))
                .add(BigDecimal.ONE)
                .toPlainString();
        assertThat(DecimalText.toDouble(halfway)).isEqualTo(1.0);
        assertThat(DecimalText.toDouble(halfway + "0".repeat(5_000) + "1")).isEqualTo(1.0 + Math.ulp(1.0));
        assertThat(DecimalText.toDouble("0".repeat(5_000) + "1." + "0".repeat(5_000)))
                .isEqualTo(1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1x", " 1", "+1", "--1", "NaN", "inf"})
    void whatIsNoNumberIsRefused(String text) {
        assertThatThrownBy(() -> DecimalText.toDouble(text)).isInstanceOf(NumberFormatException.class);
    }
}
