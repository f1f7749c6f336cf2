package dev.stdb.host;

import dev.stdb.golden.Golden;
import dev.stdb.host.auth.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Brings a host to where a recording begins: databases of other files, calls made before. */
final class Prelude {
    private final EmbeddedHost host;
    private final TestTokens callers;

    Prelude(EmbeddedHost host, TestTokens callers) {
        this.host = host;
        this.callers = callers;
    }

    /** Identity of {@code h-call} in the recordings that begin after it was published. */
    static final String RECORDED_CALL = "c200767c8eca6fbca63cb9f85f5fcf13baaf854bfe6952f99961fa27c34a5d94";

    void prepare(String file) throws IOException {
        switch (file) {
            case "schema", "sql", "other-routes", "route" -> publish("h-call", module("call", 1));
            case "subscribe" -> {
                publish("h-call", module("call", 1));
                publish("h-conn-w", module("call", 421));
            }
            case "logs" -> {
                publish("h-logs", module("logs", 1));
                for (String function : List.of("logs", "refuse", "panics", "code_two", "proc_panics", "code_one")) {
                    post("/v1/database/h-logs/call/" + function, "[]");
                }
            }
            default -> {}
        }
    }

    static byte[] module(String file, int line) {
        JsonNode request = Golden.lines("http/" + file + ".jsonl").get(line - 1).get("request");
        return HexFormat.of().parseHex(request.get("body_hex").asString());
    }

    /** The identity behind a name, empty if there is none. */
    String identity(String name) throws IOException {
        var answer = RawHttp.send(host.address(), "GET", "/v1/database/" + name + "/identity", owner(), new byte[0]);
        return answer.status() == 200 ? answer.text() : "";
    }

    private void publish(String name, byte[] wasm) throws IOException {
        var answer = RawHttp.send(host.address(), "PUT", "/v1/database/" + name, owner(), wasm);
        if (answer.status() != 200) {
            throw new IOException(answer.text());
        }
    }

    private void post(String path, String json) throws IOException {
        var headers = owner();
        headers.put("content-type", "application/json");
        RawHttp.send(host.address(), "POST", path, headers, json.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> owner() {
        return new HashMap<>(Map.of("authorization", "Bearer " + callers.token("owner")));
    }
}
