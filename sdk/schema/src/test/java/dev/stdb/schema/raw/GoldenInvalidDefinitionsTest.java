package dev.stdb.schema.raw;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Definitions that the server refuses, with the texts of its own library, and what a running server said. */
class GoldenInvalidDefinitionsTest {
    static Stream<Named<JsonNode>> invalid() {
        return Golden.lines("schema/invalid.jsonl").stream()
                .map(line -> Named.of(line.get("case").asString(), line));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void theErrorsAreTheServersInItsOrder(JsonNode line) {
        Lifted lifted = Lift.lift(RawModuleDefJson.read(line.get("def").toString()));

        assertThat(lifted).isInstanceOf(Lifted.Invalid.class);
        var errors = ((Lifted.Invalid) lifted).errors();
        if (line.has("panic")) {
            assertThat(errors).hasAtLeastOneElementOfType(SchemaError.CrashesServer.class);
        } else {
            assertThat(errors).extracting(SchemaError::text).isEqualTo(texts(line.get("errors")));
            assertThat(errors).extracting(SchemaError::kind).isEqualTo(texts(line.get("kinds")));
        }
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        for (JsonNode text : array) texts.add(text.asString());
        return texts;
    }

    static Stream<Named<JsonNode>> published() {
        return Golden.lines("module-def-invalid.jsonl").stream()
                .map(line -> Named.of(line.get("about").asString(), line));
    }

    @ParameterizedTest
    @MethodSource("published")
    void whatAServerRefusedIsRefusedInItsWords(JsonNode line) {
        byte[] bytes = HexFormat.of().parseHex(line.get("def_hex").asString());
        String error = line.path("error").asString("");
        if (line.path("server_exits").asBoolean(false)) {
            assertThat(errors(bytes)).hasAtLeastOneElementOfType(SchemaError.CrashesServer.class);
        } else if (error.startsWith("Errors occurred:")) {
            assertThat(((Lifted.Invalid) Lift.lift(RawModuleDef.CODEC.decode(bytes))).text())
                    .isEqualTo(error);
        } else if (line.get("accepted").asBoolean()) {
            assertThat(errors(bytes)).isEmpty();
        } else {
            assertThat(error).as("told by another part of the server").matches(BEYOND_VALIDATION);
        }
    }

    private static final String BEYOND_VALIDATION =
            "(?s)failed to create (row-level security|table).*|error getting module description.*";

    private static List<SchemaError> errors(byte[] bytes) {
        return switch (Lift.lift(RawModuleDef.CODEC.decode(bytes))) {
            case Lifted.Ok ok -> List.of();
            case Lifted.Invalid(var errors) -> errors;
        };
    }

    @Test
    void thereAreAsManyAsAreKnown() {
        assertThat(invalid()).hasSize(265);
        assertThat(published()).hasSize(207);
    }
}
