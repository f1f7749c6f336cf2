package dev.stdb.module;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.special.Uuid;
import org.junit.jupiter.api.Test;

class UuidMakerTest {
    private static final long MICROS = 1_706_000_000_123_456L;

    @Test
    void versionSevenIsTimeThenCounterThenChance() {
        ModuleRandom random = new ModuleRandom(1);
        Uuid first = UuidMaker.v7(MICROS, 0, random);
        assertThat(first.toString()).startsWith("018d3586-247b-7000-8000-0000").hasSize(36);
        assertThat(UuidMaker.v7(MICROS, 1, random).toString()).startsWith("018d3586-247b-7000-8000-0002");
        assertThat(UuidMaker.v7(MICROS, 0x7FFF_FFFF, random).toString()).startsWith("018d3586-247b-70ff-80ff-fffe");
        assertThat(UuidMaker.v7(MICROS, 0x8000_0000, random).toString()).startsWith("018d3586-247b-7000-8000-0000");
    }

    @Test
    void idsOfOneCallAscend() {
        ModuleRandom random = new ModuleRandom(1);
        Uuid last = Uuid.NIL;
        for (int i = 0; i < 100_000; i += 7) {
            Uuid next = UuidMaker.v7(MICROS, i, random);
            assertThat(next).isGreaterThan(last);
            assertThat(next.version()).isEqualTo(7);
            last = next;
        }
    }

    @Test
    void versionFourIsChanceWithVersionAndVariant() {
        ModuleRandom random = new ModuleRandom(1);
        for (int i = 0; i < 100; i++) {
            assertThat(UuidMaker.v4(random).toString())
                    .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        }
        assertThat(UuidMaker.v4(new ModuleRandom(5))).isEqualTo(UuidMaker.v4(new ModuleRandom(5)));
    }
}
