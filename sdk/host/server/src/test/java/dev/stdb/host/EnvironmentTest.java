package dev.stdb.host;

import static dev.stdb.host.WasmText.I32;
import static dev.stdb.host.WasmText.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Environment variables: published with a program, read by reducers that refuse with what they read. */
class EnvironmentTest {
    private static final int OUT = 16;
    private static final int LENGTH = 20;
    private static final int KEYS = 64;
    private static final int TEXT = 512;
    private static final int DEFINITION = 1024;

    /** The reducers read these; the error number is the last character of what they say. */
    private static final List<String> KEY_OF_REDUCER = List.of("API_KEY", "LEVEL", "a key", "UNKNOWN");

    private EmbeddedHost host;

    @BeforeEach
    void start() throws HostException {
        host = EmbeddedHost.start(HostOptions.local());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private static byte[] wasm() {
        var wasm = new WasmText();
        int write = wasm.imported("bytes_sink_write", 3);
        int read = wasm.imported("bytes_source_read", 3);
        int get = wasm.imported(6, "env_get", List.of(I32, I32, I32), List.of(I32));
        byte[] definition = RawModuleDef.CODEC.encode(RawModuleDefJson.read(definition()));
        wasm.describe(definition, DEFINITION, LENGTH, write);
        var body = bytes();
        for (int i = 0; i < KEY_OF_REDUCER.size(); i++) {
            byte[] key = KEY_OF_REDUCER.get(i).getBytes(StandardCharsets.UTF_8);
            wasm.data(KEYS + 32 * i, key);
            body.get(0)
                    .constant(i)
                    .op(0x46, 0x04, 0x40)
                    .store(OUT, bytes().constant(0))
                    .constant(TEXT)
                    .constant(KEYS + 32 * i)
                    .constant(key.length)
                    .constant(OUT)
                    .call(get)
                    .constant('0')
                    .op(0x6A, 0x3A, 0, 0) // the error number as a digit
                    .store(LENGTH, bytes().constant(1))
                    .get(9)
                    .constant(TEXT)
                    .constant(LENGTH)
                    .run(write)
                    .store(LENGTH, bytes().constant(100))
                    .load(OUT)
                    .op(0x04, 0x40)
                    .load(OUT)
                    .constant(TEXT)
                    .constant(LENGTH)
                    .run(read)
                    .get(9)
                    .constant(TEXT)
                    .constant(LENGTH)
                    .run(write)
                    .op(0x05)
                    .store(LENGTH, bytes().constant(1))
                    .raw(bytes().constant(TEXT).constant('-').op(0x3A, 0, 0).get())
                    .get(9)
                    .constant(TEXT)
                    .constant(LENGTH)
                    .run(write)
                    .op(0x0B)
                    .constant(1)
                    .op(0x0F, 0x0B);
        }
        wasm.export("__call_reducer__", wasm.function(WasmText.callParams(), true, body.constant(-1)));
        return wasm.assemble(1);
    }

    private static String definition() {
        return DefinitionJson.definition(
                DefinitionJson.typespace(List.of()),
                DefinitionJson.section(
                        "Reducers",
                        Stream.of("api_key", "level", "bad", "unknown")
                                .map(name -> DefinitionJson.reducer(name))
                                .toList()),
                DefinitionJson.section(
                        "Environment",
                        List.of(
                                "{\"name\":\"API_KEY\",\"ty\":{\"String\":[]},\"optional\":false}",
                                "{\"name\":\"LEVEL\",\"ty\":{\"Union\":[\"low\",\"high\"]},\"optional\":true}")));
    }

    private String says(String reducer) throws IOException {
        return RawHttp.send(
                        host.address(),
                        "POST",
                        "/v1/database/env/call/" + reducer,
                        Map.of("content-type", "application/json"),
                        "[]".getBytes(StandardCharsets.UTF_8))
                .text();
    }

    @Test
    void areReadByTheModule() throws Exception {
        host.publish("env", wasm(), Map.of("API_KEY", "s3cret", "OTHER", "unread"));
        assertThat(says("api_key")).isEqualTo("0s3cret");
        assertThat(says("level")).isEqualTo("0-");
    }

    @Test
    void mayBeEmptyWhichIsNotAbsent() throws Exception {
        host.publish("env", wasm(), Map.of("API_KEY", ""));
        assertThat(says("api_key")).isEqualTo("0");
    }

    @Test
    void areChangedByPublishingTheSameProgramAgain() throws Exception {
        host.publish("env", wasm(), Map.of("API_KEY", "old"));
        assertThat(host.publish("env", wasm(), Map.of("LEVEL", "high")).created())
                .isFalse();
        assertThat(says("api_key")).isEqualTo("0old");
        assertThat(says("level")).isEqualTo("0high");
    }

    @Test
    void wrongKeysHaveANumberAndUndeclaredOnesEndTheCall() throws Exception {
        host.publish("env", wasm(), Map.of("API_KEY", "x", "UNKNOWN", "y"));
        assertThat(says("bad")).isEqualTo("1-");
        assertThat(says("unknown")).isEqualTo("The instance encountered a fatal error.");
    }

    @Test
    void haveToBeThereAndToFit() {
        assertThatThrownBy(() -> host.publish("env", wasm(), Map.of()))
                .isInstanceOf(HostException.class)
                .hasMessage("environment key \"API_KEY\": required value is missing");
        assertThatThrownBy(() -> host.publish("env", wasm(), Map.of("API_KEY", "x", "LEVEL", "middle")))
                .hasMessage("environment key \"LEVEL\": value does not satisfy its declared string constraint");
        assertThatThrownBy(() -> host.publish("env", wasm(), Map.of("API_KEY", "x".repeat(8193))))
                .hasMessage("environment key \"API_KEY\": value exceeds size limit");
        assertThatThrownBy(() -> host.publish("env", wasm(), Map.of("1X", "x"))).hasMessage("invalid name");
    }

    @Test
    void needAPublishThatCarriesThem() {
        assertThatThrownBy(() -> host.publish("env", wasm()))
                .hasMessage("abi version 10.6 is not supported (host implements 10.5); a module that reads environment"
                        + " variables is published with them: publish(name, wasm, environment)");
    }
}
