package dev.stdb.bsatn.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.golden.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** golden/display.jsonl: what Rust's Display prints. */
class GoldenDisplayTest {
    @Test
    void everyLineIsPrintedAsRustPrintsIt() {
        int lines = 0;
        for (JsonNode line : Golden.lines("display.jsonl")) {
            assertThat(display(line))
                    .as(line.toString())
                    .isEqualTo(line.get("display").asString());
            lines++;
        }
        assertThat(lines).isEqualTo(883);
    }

    private static String display(JsonNode line) {
        return switch (line.get("kind").asString()) {
            case "f32" -> Display.f32(Float.intBitsToFloat((int) bits(line)));
            case "f64" -> Display.f64(Double.longBitsToDouble(bits(line)));
            case "timestamp" -> new Timestamp(micros(line)).toString();
            case "time_duration" -> new TimeDuration(micros(line)).toString();
            case "identity_from_claims" ->
                Identity.fromClaims(
                                line.get("issuer").asString(),
                                line.get("subject").asString())
                        .toString();
            case "connection_id" ->
                ConnectionId.fromHex(line.get("u128_hex").asString()).toString();
            default -> throw new AssertionError("a kind that no test knows: " + line);
        };
    }

    private static long bits(JsonNode line) {
        return Long.parseUnsignedLong(line.get("bits").asString(), 16);
    }

    private static long micros(JsonNode line) {
        return Long.parseLong(line.get("micros").asString());
    }
}
