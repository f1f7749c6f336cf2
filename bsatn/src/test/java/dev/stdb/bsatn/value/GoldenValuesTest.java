package dev.stdb.bsatn.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.golden.Golden;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Everything in golden/bsatn, computed by the server's own Rust libraries. */
class GoldenValuesTest {
    private static final HexFormat HEX = HexFormat.of();

    private static AlgebraicType type(JsonNode line) {
        return SatsJson.readType(line.get("type").toString());
    }

    private static byte[] bytes(JsonNode line) {
        return HEX.parseHex(line.get("bsatn").asString());
    }

    private record Line(AlgebraicType type, String hex, String json, String satn) {
        static final List<Line> ALL = Golden.lines("bsatn/values.jsonl").stream()
                .map(line -> new Line(
                        GoldenValuesTest.type(line),
                        line.get("bsatn").asString(),
                        line.get("json").asString(),
                        line.get("satn").asString()))
                .toList();

        byte[] bytes() {
            return HEX.parseHex(hex);
        }

        ValueCodec codec() {
            return new ValueCodec(Typespace.EMPTY, type);
        }

        AlgebraicValue value() {
            return codec().decode(bytes());
        }
    }

    @Nested
    class Values {
        private final List<Line> lines = Line.ALL;

        @Test
        void comeBackFromBytesToTheSameBytes() {
            for (Line line : lines) {
                assertThat(line.codec().encode(line.value())).as(line.json).isEqualTo(line.bytes());
            }
            assertThat(lines).hasSize(3026);
        }

        @Test
        void areSkippedWhole() {
            for (Line line : lines) {
                var in = new BsatnReader(line.bytes());
                line.codec().skip(in);
                assertThat(in.remaining()).as(line.json).isZero();
            }
        }

        @Test
        void printTheServersJson() {
            for (Line line : lines) {
                assertThat(SatsJson.write(line.value(), line.type, Typespace.EMPTY, SatsJson.Form.TYPED))
                        .isEqualTo(line.json);
            }
        }

        @Test
        void comeBackFromTheServersJson() {
            int withoutWord = 0;
            for (Line line : lines) {
                if (line.json.equals("null")) {
                    withoutWord++; // JSON has no word for infinity
                    continue;
                }
                AlgebraicValue value = SatsJson.read(line.json, line.type, Typespace.EMPTY);
                assertThat(line.codec().encode(value)).as(line.json).isEqualTo(line.bytes());
            }
            assertThat(withoutWord).isEqualTo(1);
        }

        @Test
        void comeBackFromTheirPositionalJson() {
            for (Line line : lines) {
                String json = SatsJson.write(line.value(), line.type, Typespace.EMPTY, SatsJson.Form.UNTYPED);
                if (!json.equals("null")) {
                    assertThat(SatsJson.read(json, line.type, Typespace.EMPTY))
                            .as(json)
                            .isEqualTo(line.value());
                }
            }
        }

        @Test
        void printTheServersText() {
            for (Line line : lines) {
                assertThat(Satn.print(line.value(), line.type, Typespace.EMPTY)).isEqualTo(line.satn);
            }
        }

        @Test
        void comeBackFromTheServersText() {
            for (Line line : lines) {
                AlgebraicValue value = Satn.parse(line.satn, line.type, Typespace.EMPTY);
                assertThat(line.codec().encode(value)).as(line.satn).isEqualTo(line.bytes());
            }
        }
    }

    @TestFactory
    List<DynamicTest> malformedBytesAreRefusedWhereTheyGoWrong() {
        List<JsonNode> lines = Golden.lines("bsatn/malformed.jsonl");
        assertThat(lines).hasSize(1500);
        return List.of("truncated", "changed", "extra").stream()
                .map(mutation -> DynamicTest.dynamicTest(
                        mutation,
                        () -> lines.stream()
                                .filter(line -> line.get("mutation").asString().equals(mutation))
                                .forEach(GoldenValuesTest::refused)))
                .toList();
    }

    private static void refused(JsonNode line) {
        byte[] bytes = bytes(line);
        var codec = new ValueCodec(Typespace.EMPTY, type(line));
        var refusal = catchThrowableOfType(BsatnException.class, () -> codec.decode(bytes));
        assertThat(refusal).as(line.toString()).isNotNull();
        assertThat(refusal.offset()).isBetween(0, bytes.length);
        assertThat(refusal).isInstanceOf(reason(line.get("error")));
        if (line.get("error").isNull()) {
            assertThat(refusal.offset())
                    .isEqualTo(bytes.length - line.get("left_over").asInt());
        }
    }

    @Test
    void refusalsKnowTheServersWords() {
        for (JsonNode line : Golden.lines("bsatn/malformed.jsonl")) {
            if (line.get("error").isNull()) {
                continue;
            }
            var codec = new ValueCodec(Typespace.EMPTY, type(line));
            var refusal = catchThrowableOfType(BsatnException.class, () -> codec.decode(bytes(line)));
            assertThat(refusal.serverText()).isEqualTo(line.get("error").asString());
        }
    }

    /** Our class for what Rust says: a length beyond the end is told from a number cut short. */
    private static Class<? extends BsatnException> reason(JsonNode error) {
        if (error.isNull()) {
            return BsatnException.Trailing.class;
        }
        String text = error.asString();
        if (text.contains("unknown tag")) {
            return BsatnException.UnknownTag.class;
        }
        if (text.contains("not valid as `bool`")) {
            return BsatnException.InvalidBool.class;
        }
        assertThat(text).startsWith("data too short");
        return BsatnException.class;
    }

    @Nested
    class Types {
        private final List<JsonNode> lines = Golden.lines("bsatn/types.jsonl");

        @Test
        void comeBackFromBytesToTheSameBytes() {
            for (JsonNode line : lines) {
                assertThat(AlgebraicType.CODEC.encode(AlgebraicType.CODEC.decode(bytes(line))))
                        .isEqualTo(bytes(line));
            }
            assertThat(lines).hasSize(394);
        }

        @Test
        void printAndReadTheServersJson() {
            for (JsonNode line : lines) {
                AlgebraicType type = AlgebraicType.CODEC.decode(bytes(line));
                assertThat(type(line)).isEqualTo(type);
                assertThat(Golden.parse(SatsJson.writeType(type))).isEqualTo(line.get("type"));
            }
        }

        @Test
        void printAndReadTheServersText() {
            for (JsonNode line : lines) {
                AlgebraicType type = AlgebraicType.CODEC.decode(bytes(line));
                assertThat(Satn.print(type)).isEqualTo(line.get("satn").asString());
                assertThat(Satn.parseType(line.get("satn").asString())).isEqualTo(type);
            }
        }
    }
}
