package dev.stdb.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Replays handshakes and frames that a real server refused: same status and body, same close code and reason. The module
 * of the recording is replaced by another with a table of the same name; refusals do not depend on it.
 */
class GoldenWebSocketRefusalsTest {
    private static final String DATABASE = "golden-golden-extra";

    private static EmbeddedHost host() throws HostException {
        EmbeddedHost host = EmbeddedHost.start(HostOptions.local());
        host.publish(DATABASE, Prelude.module("call", 1));
        return host;
    }

    @Test
    void handshakesAreRefusedAsRecorded() throws Exception {
        var differences = new ArrayList<String>();
        int compared = 0;
        try (EmbeddedHost host = host()) {
            for (JsonNode line : Golden.lines("ws/handshake_errors.jsonl")) {
                if (line.path("event").asString("").equals("open")) {
                    compared++;
                    String difference = handshake(host, line);
                    if (!difference.isEmpty()) {
                        differences.add(line.get("conn").asString() + ": " + difference);
                    }
                }
            }
        }
        System.out.printf("golden/ws/handshake_errors: %d handshakes compared%n", compared);
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(14);
    }

    private static String handshake(EmbeddedHost host, JsonNode line) throws Exception {
        Map<String, String> headers = line.get("auth").asString().equals("bad token")
                ? Map.of("authorization", "Bearer not-a-token")
                : Map.of();
        try (RawWebSocket socket = RawWebSocket.open(
                host.address(),
                line.get("database").asString(),
                line.get("query").asString(),
                line.get("offer").asString(),
                headers)) {
            int status = line.get("status").asInt();
            if (socket.answer().status() != status) {
                return socket.answer().status() + " " + socket.answer().text();
            }
            String body = line.path("body").asString("");
            String ours = socket.answer().text().replaceAll("\\b[0-9a-f]{64} for SQL", "* for SQL");
            return ours.equals(body.replaceAll("\\b[0-9a-f]{64} for SQL", "* for SQL"))
                    ? ""
                    : socket.answer().text();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad_frames_v2", "bad_frames_v3"})
    void badFramesEndTheConnectionAsRecorded(String file) throws Exception {
        List<JsonNode> lines = Golden.lines("ws/" + file + ".jsonl");
        var differences = new ArrayList<String>();
        var sockets = new HashMap<String, RawWebSocket>();
        int compared = 0;
        try (EmbeddedHost host = host()) {
            for (JsonNode line : lines) {
                String conn = line.path("conn").asString("");
                switch (line.path("event").asString(line.path("dir").asString(""))) {
                    case "open" -> {
                        RawWebSocket opened = RawWebSocket.open(
                                host.address(),
                                DATABASE,
                                line.get("query").asString(),
                                line.get("offer").asString(),
                                Map.of());
                        assertThat(opened.answer().status()).isEqualTo(101);
                        opened.receive();
                        sockets.put(conn, opened);
                    }
                    case "out" -> out(opened(sockets, conn), line);
                    case "close" ->
                        opened(sockets, conn)
                                .sendClose(
                                        line.get("code").isNull()
                                                ? null
                                                : line.get("code").asInt());
                    case "closed" -> {
                        compared++;
                        int code = line.get("code").isNull()
                                ? -1
                                : line.get("code").asInt();
                        String reason = code < 0 ? "" : line.get("reason").asString();
                        var closed = opened(sockets, conn).awaitClose();
                        if (!closed.equals(new RawWebSocket.Closed(code, reason))) {
                            differences.add(conn + ": " + closed + " instead of " + code + " " + reason);
                        }
                    }
                    default -> {} // answers to good messages, which other tests look at
                }
            }
        } finally {
            for (RawWebSocket socket : sockets.values()) {
                socket.close();
            }
        }
        System.out.printf("golden/ws/%s: %d closes compared%n", file, compared);
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(14);
    }

    private static RawWebSocket opened(Map<String, RawWebSocket> sockets, String conn) {
        return Objects.requireNonNull(sockets.get(conn));
    }

    private static void out(RawWebSocket socket, JsonNode line) throws Exception {
        if (line.has("text")) {
            socket.sendText(line.get("text").asString());
            return;
        }
        byte[] payload = HexFormat.of().parseHex(line.get("hex").asString());
        if (line.path("garbage").asString("").equals("unmasked frame")) {
            socket.sendUnmasked(payload);
        } else if (line.has("frames")) {
            socket.sendInTwo(payload, line.get("frames").get(0).asInt());
        } else {
            socket.sendBinary(payload);
        }
    }
}
