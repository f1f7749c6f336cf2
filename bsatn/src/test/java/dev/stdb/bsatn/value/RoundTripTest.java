package dev.stdb.bsatn.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What was written in any of the forms reads back as the same value. A failure names its seed: run it again with {@code -Dstdb.seed=…}. */
class RoundTripTest {
    private static final long SEED = Long.getLong("stdb.seed", System.nanoTime());
    private static final int TYPES = 1_500;

    private static void forRandomValues(BiConsumer<Generator, AlgebraicType> check) {
        for (int i = 0; i < TYPES; i++) {
            long seed = SEED + i;
            var generator = new Generator(seed);
            try {
                check.accept(generator, generator.type());
            } catch (RuntimeException | AssertionError failure) {
                throw new AssertionError("with -Dstdb.seed=" + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    @Test
    void throughBytes() {
        forRandomValues((generator, type) -> {
            var codec = new ValueCodec(generator.typespace(), type);
            AlgebraicValue value = generator.value(type);
            byte[] bytes = codec.encode(value);
            assertThat(codec.decode(bytes)).isEqualTo(value).hasSameHashCodeAs(value);
            var in = new BsatnReader(bytes);
            codec.skip(in);
            in.end();
        });
    }

    @Test
    void throughJson() {
        forRandomValues((generator, type) -> {
            AlgebraicValue value = generator.value(type);
            for (SatsJson.Form form : SatsJson.Form.values()) {
                String json = SatsJson.write(value, type, generator.typespace(), form);
                if (!json.contains("null")) {
                    assertThat(SatsJson.read(json, type, generator.typespace()))
                            .as(json)
                            .isEqualTo(value);
                }
            }
        });
    }

    @Test
    void throughText() {
        forRandomValues((generator, type) -> {
            AlgebraicValue value = generator.value(type);
            String satn = Satn.print(value, type, generator.typespace());
            if (!satn.contains("NaN")) {
                assertThat(Satn.parse(satn, type, generator.typespace()))
                        .as(satn)
                        .isEqualTo(value);
            }
        });
    }

    @Test
    void ofTypesThroughAllThree() {
        forRandomValues((generator, type) -> {
            assertThat(AlgebraicType.CODEC.decode(AlgebraicType.CODEC.encode(type)))
                    .isEqualTo(type);
            assertThat(SatsJson.readType(SatsJson.writeType(type))).isEqualTo(type);
            assertThat(Satn.parseType(Satn.print(type))).isEqualTo(type);
            assertThat(Typespace.CODEC.decode(Typespace.CODEC.encode(generator.typespace())))
                    .isEqualTo(generator.typespace());
        });
    }

    /** Cutting, changing or lengthening bytes gives another value or a refusal within the bytes, and never anything else. */
    @Test
    void damagedBytesAreRefusedOrMeanWhatTheySay() {
        var random = new Random(SEED);
        forRandomValues((generator, type) -> {
            var codec = new ValueCodec(generator.typespace(), type);
            byte[] bytes = damaged(codec.encode(generator.value(type)), random);
            try {
                assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
            } catch (BsatnException refusal) {
                assertThat(refusal.offset()).isBetween(0, bytes.length);
            }
        });
    }

    private static byte[] damaged(byte[] bytes, Random random) {
        int length = Math.max(0, bytes.length + random.nextInt(5) - 3);
        byte[] damaged = Arrays.copyOf(bytes, length);
        for (int i = random.nextInt(3); i > 0 && length > 0; i--) {
            damaged[random.nextInt(length)] = (byte) random.nextInt();
        }
        return damaged;
    }
}
