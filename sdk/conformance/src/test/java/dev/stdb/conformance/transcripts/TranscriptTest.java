package dev.stdb.conformance.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Replays what clients and a real server said to each other: the host says the same when it runs the twin of the module. */
class TranscriptTest {
    private static final String OTHER_PROGRAMS =
            "publishes programs that are not part of the recording, or deletes the database";
    private static final String REFUSALS = "replayed by the host's own tests";
    private static final String VIEW_ERRORS =
            "this host reports a view that fails at once, where the server answers without rows"
                    + " and breaks later writes";

    /** The scenarios that are not replayed, with the reason. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("bad_frames_v2", REFUSALS),
            Map.entry("bad_frames_v3", REFUSALS),
            Map.entry("handshake_errors", REFUSALS),
            Map.entry("keepalive", "waits for half a minute of silence"),
            Map.entry("bulk_uuids", "random numbers"),
            Map.entry("caller_values", "times and random numbers"),
            Map.entry("scheduled_procedure", "times"),
            Map.entry("procedure_http", "asks the recorded server"),
            Map.entry("database_deleted", OTHER_PROGRAMS),
            Map.entry("republish", OTHER_PROGRAMS),
            Map.entry("republish_breaking", OTHER_PROGRAMS),
            Map.entry("republish_compatible", OTHER_PROGRAMS),
            Map.entry("view_error_http", VIEW_ERRORS),
            Map.entry("view_error_on_subscribe", VIEW_ERRORS));

    /** Lines with another answer here, with the reason. */
    private static final Map<String, Map<Integer, String>> DIFFERENT = Map.of(
            "case_conversion", Map.of(4, "the types of a definition come in another order"),
            "primitives_as_strings", Map.of(9, "Rust panics for a time beyond its calendar"));

    static Stream<String> scenarios() {
        return Golden.files("ws").stream()
                .filter(file -> file.endsWith(".jsonl"))
                .map(file -> file.substring(file.lastIndexOf('/') + 1, file.length() - ".jsonl".length()))
                .filter(scenario -> !LEFT_OUT.containsKey(scenario));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void theHostSaysWhatTheServerSaid(String scenario) throws Exception {
        List<JsonNode> lines = Golden.lines("ws/" + scenario + ".jsonl");
        JsonNode header = lines.getFirst();
        try (EmbeddedHost host = EmbeddedHost.start(HostOptions.local())) {
            host.publish(
                    header.get("database").asString(), twin(header.get("module").asString()));
            try (var replay = new Replay(
                    host, header, DIFFERENT.getOrDefault(scenario, Map.of()).keySet())) {
                for (int i = 1; i < lines.size(); i++) {
                    replay.line(i + 1, lines);
                }
                replay.end();
                System.out.printf("%s: %d answers compared%n", scenario, replay.compared());
                assertThat(replay.differences()).isEmpty();
            }
        }
    }

    private static byte[] twin(String module) throws Exception {
        return Files.readAllBytes(Path.of("target/wasm", module + ".wasm"));
    }
}
