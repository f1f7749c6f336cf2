package dev.stdb.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.value.AlgebraicValue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueOrderTest {
    @Test
    void stringsOrderAsTheirUtf8() {
        var texts = List.of("", "a", "é", "\uFFFD", "😀", "😀a", "\uE000", "z");
        for (String a : texts) {
            for (String b : texts) {
                int order = ValueOrder.compare(new AlgebraicValue.Str(a), new AlgebraicValue.Str(b));
                int bytes =
                        Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
                assertThat(Integer.signum(order)).as("%s and %s", a, b).isEqualTo(Integer.signum(bytes));
            }
        }
    }

    @Test
    void zerosAreEqualAndNanIsAboveEverything() {
        assertThat(ValueOrder.compare(new AlgebraicValue.F64(-0.0), new AlgebraicValue.F64(0)))
                .isZero();
        assertThat(ValueOrder.compare(
                        new AlgebraicValue.F32(Float.NaN), new AlgebraicValue.F32(Float.POSITIVE_INFINITY)))
                .isPositive();
    }

    @Test
    void someIsBelowNone() {
        assertThat(ValueOrder.compare(AlgebraicValue.some(new AlgebraicValue.I8((byte) 9)), AlgebraicValue.none()))
                .isNegative();
    }
}
