package dev.stdb.bsatn.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.Satn;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.bsatn.value.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Every decoder, given anything: it answers with a value that says exactly what was read, or with a {@link BsatnException} whose offset lies within it. In a
 * normal build the seeds are run; {@code JAZZER_FUZZ=1} with one test selected searches on from them.
 */
class DecodersFuzzTest {
    private static void decode(int length, Runnable decoder) {
        try {
            decoder.run();
        } catch (BsatnException refusal) {
            assertThat(refusal.offset()).isBetween(0, length);
        }
    }

    /** {@code data} starts with a typespace and a type of it; what follows is for {@code decoder}. */
    private static void typed(byte[] data, Consumer<Rest> decoder) {
        decode(data.length, () -> {
            var in = new BsatnReader(data);
            Typespace typespace = Typespace.CODEC.read(in);
            AlgebraicType type = AlgebraicType.CODEC.read(in);
            ValueCodec codec;
            try {
                codec = new ValueCodec(typespace, type);
            } catch (IllegalArgumentException typeThatIsNone) {
                return;
            }
            byte[] rest = in.raw(in.remaining());
            decode(rest.length, () -> decoder.accept(new Rest(typespace, type, codec, new Bytes(rest))));
        });
    }

    private record Rest(Typespace typespace, AlgebraicType type, ValueCodec codec, Bytes bytes) {
        String text() {
            return new String(bytes.get(), StandardCharsets.UTF_8);
        }
    }

    /** Keeps the array out of the record's equality. */
    private static final class Bytes {
        private final byte[] bytes;

        Bytes(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] get() {
            return bytes;
        }
    }

    @FuzzTest(maxDuration = "30s")
    void type(byte[] data) {
        decode(data.length, () -> {
            AlgebraicType type = AlgebraicType.CODEC.decode(data);
            assertThat(AlgebraicType.CODEC.encode(type)).isEqualTo(data);
            assertThat(SatsJson.readType(SatsJson.writeType(type))).isEqualTo(type);
            assertThat(Satn.print(type)).isNotEmpty();
        });
    }

    @FuzzTest(maxDuration = "30s")
    void typespace(byte[] data) {
        decode(data.length, () -> {
            Typespace typespace = Typespace.CODEC.decode(data);
            assertThat(Typespace.CODEC.encode(typespace)).isEqualTo(data);
        });
    }

    @FuzzTest(maxDuration = "30s")
    void value(byte[] data) {
        typed(data, rest -> {
            AlgebraicValue value = rest.codec().decode(rest.bytes().get());
            assertThat(rest.codec().encode(value)).isEqualTo(rest.bytes().get());
            String json = SatsJson.write(value, rest.type(), rest.typespace(), SatsJson.Form.UNTYPED);
            if (!json.contains("null")) {
                assertThat(SatsJson.read(json, rest.type(), rest.typespace())).isEqualTo(value);
            }
        });
    }

    @FuzzTest(maxDuration = "30s")
    void skip(byte[] data) {
        typed(data, rest -> rest.codec().skip(new BsatnReader(rest.bytes().get())));
    }

    @FuzzTest(maxDuration = "30s")
    void json(byte[] data) {
        typed(data, rest -> {
            AlgebraicValue value = SatsJson.read(rest.text(), rest.type(), rest.typespace());
            assertThat(rest.codec().decode(rest.codec().encode(value))).isEqualTo(value);
            String json = SatsJson.write(value, rest.type(), rest.typespace(), SatsJson.Form.UNTYPED);
            assertThat(SatsJson.read(json, rest.type(), rest.typespace())).isEqualTo(value);
        });
    }

    @FuzzTest(maxDuration = "30s")
    void satn(byte[] data) {
        typed(data, rest -> {
            AlgebraicValue value = Satn.parse(rest.text(), rest.type(), rest.typespace());
            assertThat(rest.codec().decode(rest.codec().encode(value))).isEqualTo(value);
        });
    }
}
