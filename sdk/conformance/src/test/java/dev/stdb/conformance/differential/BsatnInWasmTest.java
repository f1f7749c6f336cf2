package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.golden.Golden;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** bsatn compiled to wasm answers every golden line of values, types, malformed bytes and display as the server's libraries do. */
class BsatnInWasmTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] NOTHING = {};
    private static FakeHost host;

    @BeforeAll
    static void build() {
        host = new FakeHost(BuiltModules.wasm("bsatn"));
    }

    @Test
    void everyValueComesBackFromBytesJsonAndText() {
        int lines = 0;
        for (JsonNode line : Golden.lines("bsatn/values.jsonl")) {
            String hex = text(line, "bsatn");
            String json = text(line, "json");
            String satn = text(line, "satn");
            String[] answer =
                    ask("value", typeBytes(line), bytes(line), json, satn).split("\n", -1);
            assertThat(answer).as(json).hasSize(8);
            assertThat(answer[0]).as(json).isEqualTo(hex);
            assertThat(answer[1]).as(json).isEqualTo("0");
            assertThat(answer[2]).isEqualTo(json);
            assertThat(answer[3]).isEqualTo(satn);
            assertThat(answer[5]).as(json).isEqualTo(json.equals("null") ? "" : hex);
            assertThat(answer[6]).as(answer[4]).isEqualTo(answer[4].equals("null") ? "" : hex);
            assertThat(answer[7]).as(satn).isEqualTo(hex);
            lines++;
        }
        assertThat(lines).isEqualTo(3026);
    }

    @Test
    void malformedBytesAreRefusedAtTheSamePlaceWithTheSameWords() {
        int lines = 0;
        for (JsonNode line : Golden.lines("bsatn/malformed.jsonl")) {
            byte[] bytes = bytes(line);
            var codec = new ValueCodec(
                    Typespace.EMPTY, SatsJson.readType(line.get("type").toString()));
            var refusal = catchThrowableOfType(BsatnException.class, () -> codec.decode(bytes));
            String answer = ask("malformed", typeBytes(line), bytes, "", "");
            assertThat(answer)
                    .as(line.toString())
                    .isEqualTo(refusal.offset() + "\n" + refusal.getMessage() + "\n" + refusal.serverText());
            if (!line.get("error").isNull()) {
                assertThat(answer).endsWith("\n" + text(line, "error"));
            }
            lines++;
        }
        assertThat(lines).isEqualTo(1500);
    }

    @Test
    void everyTypeComesBackFromBytesJsonAndText() {
        int lines = 0;
        for (JsonNode line : Golden.lines("bsatn/types.jsonl")) {
            String json = line.get("type").toString();
            String satn = text(line, "satn");
            String[] answer = ask("type", NOTHING, bytes(line), json, satn).split("\n", -1);
            assertThat(answer[0]).isEqualTo(text(line, "bsatn"));
            assertThat(answer[1]).isEqualTo(satn);
            assertThat(Golden.parse(answer[2])).isEqualTo(line.get("type"));
            assertThat(answer[3]).as(json).isEqualTo("true");
            assertThat(answer[4]).as(satn).isEqualTo("true");
            lines++;
        }
        assertThat(lines).isEqualTo(394);
    }

    @Test
    void numbersTimesAndIdsAreDisplayedAsRustDisplaysThem() {
        int lines = 0;
        for (JsonNode line : Golden.lines("display.jsonl")) {
            String kind = text(line, "kind");
            String a = text(
                    line,
                    switch (kind) {
                        case "f32", "f64" -> "bits";
                        case "timestamp", "time_duration" -> "micros";
                        case "identity_from_claims" -> "issuer";
                        default -> "u128_hex";
                    });
            String b = kind.equals("identity_from_claims") ? text(line, "subject") : "";
            assertThat(ask(kind, NOTHING, NOTHING, a, b)).as(line.toString()).isEqualTo(text(line, "display"));
            lines++;
        }
        assertThat(lines).isEqualTo(883);
    }

    private static String ask(String about, byte[] type, byte[] bytes, String a, String b) {
        return host.call(
                0,
                new BsatnWriter()
                        .str(about)
                        .bytes(type)
                        .bytes(bytes)
                        .str(a)
                        .str(b)
                        .toByteArray());
    }

    private static byte[] typeBytes(JsonNode line) {
        return AlgebraicType.CODEC.encode(SatsJson.readType(line.get("type").toString()));
    }

    private static byte[] bytes(JsonNode line) {
        return HEX.parseHex(text(line, "bsatn"));
    }

    private static String text(JsonNode line, String field) {
        return line.get(field).asString();
    }
}
