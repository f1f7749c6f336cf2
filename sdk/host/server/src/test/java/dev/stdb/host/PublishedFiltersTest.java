package dev.stdb.host;

import static dev.stdb.host.WasmText.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import java.io.IOException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Row level security filters are taken and refused as a real server did, with its words. */
class PublishedFiltersTest {
    private static final int LENGTH = 20;
    private static final int DEFINITION = 1024;

    private static EmbeddedHost host;

    @BeforeAll
    static void start() throws HostException {
        host = EmbeddedHost.start(HostOptions.local());
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static Stream<JsonNode> recorded() {
        return Golden.lines("module-def-invalid.jsonl").stream()
                .filter(line -> line.get("about").asString().startsWith("row filter: "));
    }

    /** A module that describes itself and does nothing else. */
    private static byte[] wasm(byte[] definition) {
        var wasm = new WasmText();
        int write = wasm.imported("bytes_sink_write", 3);
        wasm.describe(definition, DEFINITION, LENGTH, write);
        wasm.export("__call_reducer__", wasm.function(WasmText.callParams(), true, bytes().constant(0)));
        return wasm.assemble(1);
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void isTakenOrRefusedAsARealServerDid(JsonNode line) throws IOException {
        String about = line.get("about").asString();
        String name = about.substring("row ".length()).replaceAll("[^a-z]+", "-");
        var answer = new OwnedDatabase(host, name)
                .publish("", wasm(HexFormat.of().parseHex(line.get("def_hex").asString())));
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(line.get("status").asInt());
        if (!line.get("accepted").asBoolean()) {
            assertThat(answer.text()).isEqualTo(line.get("error").asString());
        }
    }
}
