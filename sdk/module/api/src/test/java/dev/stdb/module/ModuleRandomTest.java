package dev.stdb.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleRandomTest {
    @Test
    void theSameSeedGivesTheSameNumbers() {
        assertThat(numbers(42)).isEqualTo(numbers(42)).isNotEqualTo(numbers(43));
    }

    private static List<Long> numbers(long seed) {
        ModuleRandom random = new ModuleRandom(seed);
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            numbers.add(random.nextLong());
        }
        return numbers;
    }

    /** The first numbers of xoshiro256** seeded with SplitMix64(0), as the authors' C code prints them. */
    @Test
    void theNumbersAreThoseOfXoshiro256StarStar() {
        ModuleRandom random = new ModuleRandom(0);
        assertThat(random.nextLong()).isEqualTo(0x99ec5f36cb75f2b4L);
        assertThat(random.nextLong()).isEqualTo(0xbf6e1f784956452aL);
    }

    @Test
    void boundedNumbersStayInBoundsAndReachThem() {
        ModuleRandom random = new ModuleRandom(1);
        boolean[] seen = new boolean[6];
        for (int i = 0; i < 1000; i++) {
            seen[random.nextInt(6)] = true;
            assertThat(random.nextInt(-3, 4)).isBetween(-3, 3);
            assertThat(random.nextLong(-5, 5)).isBetween(-5L, 4L);
            assertThat(random.nextLong(Long.MIN_VALUE, Long.MAX_VALUE)).isLessThan(Long.MAX_VALUE);
            assertThat(random.nextInt(Integer.MIN_VALUE, Integer.MAX_VALUE)).isLessThan(Integer.MAX_VALUE);
            assertThat(random.nextDouble()).isBetween(0.0, 1.0);
            assertThat(random.nextFloat()).isGreaterThanOrEqualTo(0f).isLessThan(1f);
        }
        assertThat(seen).containsOnly(true);
    }

    @Test
    void impossibleBoundsAreRefused() {
        ModuleRandom random = new ModuleRandom(1);
        assertThatThrownBy(() -> random.nextInt(0)).hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> random.nextInt(3, 3)).hasMessageContaining("from 3 to before 3");
        assertThatThrownBy(() -> random.nextLong(3, 2)).hasMessageContaining("from 3 to before 2");
    }
}
