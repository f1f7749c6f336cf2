package dev.stdb.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import dev.stdb.host.auth.TestTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/**
 * Replays what a real server answered, in file order, against a host: same status, content type and text. Identities are
 * variables; times and durations are not compared. What is not compared is listed in {@link NotReplayed} with the reason.
 */
class GoldenHttpReplayTest {
    private static final Pattern IDENTITY = Pattern.compile("\\b(0x)?([0-9a-fA-F]{64})\\b");
    private static final List<Pattern> VOLATILE = List.of(
            Pattern.compile("(\"ts\":)\\d+"),
            Pattern.compile("(\"total_duration_micros\":)\\d+"),
            Pattern.compile("(\"__timestamp_micros_since_unix_epoch__\":)-?\\d{10,}"),
            Pattern.compile("(\"token\":\")[^\"]*"),
            Pattern.compile("(-----BEGIN PUBLIC KEY-----\n)[^-]*"));

    private static final List<String> COMPARED_HEADERS =
            List.of("allow", "upgrade", "sec-websocket-accept", "sec-websocket-protocol", "cache-control");

    /** Headers of modules' own answers, which were recorded here and there. */
    private static final List<String> COMPARED_IF_RECORDED = List.of("location", "x-one", "x-upper", "x-latin");

    private final Map<String, String> identities = new HashMap<>();
    private final List<String> differences = new ArrayList<>();
    private final Map<String, Integer> skipped = new TreeMap<>();
    private int same;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "identity",
                "auth",
                "names",
                "publish",
                "schema",
                "sql",
                "logs",
                "call",
                "other-routes",
                "subscribe",
                "out-of-energy",
                "migrate",
                "mcp",
                "metrics",
                "route"
            })
    void answersAsTheServerDid(String file, @TempDir Path keys) throws Exception {
        List<JsonNode> lines = Golden.lines("http/" + file + ".jsonl");
        var options = HostOptions.local().withKeyDirectory(keys);
        boolean neverEnds = file.equals("out-of-energy");
        try (EmbeddedHost host =
                EmbeddedHost.start(neverEnds ? options.withCallDeadline(Duration.ofSeconds(2)) : options)) {
            var callers = new TestTokens(keys);
            identities.put(TestTokens.RECORDED_OWNER, callers.identity("owner"));
            identities.put(TestTokens.RECORDED_OTHER, callers.identity("other"));
            identities.put(TestTokens.RECORDED_WEBSOCKET, callers.identity("websocket"));
            var prelude = new Prelude(host, callers);
            prelude.prepare(file);
            if (!file.equals("call")) {
                identities.put(Prelude.RECORDED_CALL, prelude.identity("h-call"));
            }
            for (int i = 0; i < lines.size(); i++) {
                exchange(host, callers, file, i + 1, lines.get(i));
            }
        }
        System.out.printf(
                "golden/http/%s: %d of %d as recorded, not replayed: %s%n", file, same, lines.size(), skipped);
        assertThat(differences)
                .withFailMessage(() -> String.join("\n", differences))
                .isEmpty();
        assertThat(same + skipped.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(lines.size());
    }

    @Test
    void reasonsAreGivenForWhatIsNotReplayed() throws IOException {
        for (String file : Golden.files("http")) {
            if (file.endsWith(".jsonl")) {
                assertThat(NotReplayed.files())
                        .contains(file.substring(file.lastIndexOf('/') + 1, file.length() - ".jsonl".length()));
            }
        }
    }

    private void exchange(EmbeddedHost host, TestTokens callers, String file, int number, JsonNode line)
            throws Exception {
        Optional<String> reason = NotReplayed.reason(file, number, line);
        if (reason.isPresent()) {
            skipped.merge(reason.get(), 1, Integer::sum);
            return;
        }
        JsonNode request = line.get("request");
        JsonNode response = line.get("response");
        Optional<byte[]> body = body(request);
        var headers = new LinkedHashMap<String, String>();
        request.get("headers")
                .propertyStream()
                .forEach(e -> headers.put(e.getKey(), e.getValue().asString()));
        String path = ours(callers.fill(line, headers, request.get("path").asString()));
        String method = request.get("method").asString();
        boolean bodiless = !request.has("body") && !request.has("body_hex") && !request.has("body_note");
        RawHttp.Answer answer = file.equals("route")
                ? RawHttp.sendAsRecorded(host.address(), method, path, headers, bodiless ? Optional.empty() : body)
                : RawHttp.send(host.address(), method, path, headers, body.orElseThrow());
        boolean schema = path.contains("/schema?") && answer.status() == 200;
        compare(file + ":" + number + " " + line.get("about").asString(), response, answer, schema);
    }

    private Optional<byte[]> body(JsonNode request) {
        if (request.has("body")) {
            return Optional.of(ours(request.get("body").asString()).getBytes(StandardCharsets.UTF_8));
        }
        if (request.has("body_hex")) {
            return Optional.of(HexFormat.of().parseHex(request.get("body_hex").asString()));
        }
        return request.has("body_note")
                ? LongBodies.make(request.get("body_note").asString())
                : Optional.of(new byte[0]);
    }

    /** The text with recorded identities replaced by ours, as far as they are known. */
    private String ours(String text) {
        return IDENTITY.matcher(text)
                .replaceAll(m -> Optional.ofNullable(m.group(1)).orElse("")
                        + identities.getOrDefault(m.group(2).toLowerCase(Locale.ROOT), m.group(2)));
    }

    private void compare(String what, JsonNode recorded, RawHttp.Answer answer, boolean schema) {
        String expectedType = recorded.path("headers").path("content-type").asString("");
        String expected = recorded.has("body") ? recorded.get("body").asString() : null;
        if (recorded.has("body_hex")) {
            byte[] bytes = HexFormat.of().parseHex(recorded.get("body_hex").asString());
            expected = new String(bytes, StandardCharsets.UTF_8);
        }
        var wrong = new ArrayList<String>();
        if (answer.status() != recorded.get("status").asInt()) {
            wrong.add("status " + answer.status() + " instead of "
                    + recorded.get("status").asInt());
        }
        if (!answer.headers().getOrDefault("content-type", "").equals(expectedType)) {
            wrong.add("type " + answer.headers().get("content-type") + " instead of " + expectedType);
        }
        for (String name : COMPARED_HEADERS) {
            String value = recorded.path("headers").path(name).asString("");
            if (!value.equals(answer.headers().getOrDefault(name, ""))) {
                wrong.add(name + " " + answer.headers().get(name) + " instead of " + value);
            }
        }
        for (String name : COMPARED_IF_RECORDED) {
            String value = recorded.path("headers").path(name).asString("");
            if (!value.isEmpty() && !value.equals(answer.headers().get(name))) {
                wrong.add(name + " " + answer.headers().get(name) + " instead of " + value);
            }
        }
        boolean identity = recorded.path("headers").has("spacetime-identity");
        if (identity != answer.headers().containsKey("spacetime-identity")) {
            wrong.add(identity ? "no identity header" : "an identity header");
        } else if (identity) {
            learn(
                    recorded.get("headers").get("spacetime-identity").asString(),
                    String.valueOf(answer.headers().get("spacetime-identity")),
                    wrong);
        }
        if (expected != null && schema && !expected.isEmpty()) {
            compareText(Unordered.schema(expected), Unordered.schema(answer.text()), wrong);
        } else if (expected != null && what.startsWith("sql:")) {
            compareText(Unordered.rows(expected), Unordered.rows(answer.text()), wrong);
        } else if (expected != null) {
            compareText(expected, answer.text(), wrong);
        }
        if (wrong.isEmpty()) {
            same++;
        } else {
            differences.add(what + ": " + String.join("; ", wrong));
        }
    }

    private void compareText(String expected, String actual, List<String> wrong) {
        Matcher theirs = IDENTITY.matcher(expected);
        Matcher ours = IDENTITY.matcher(actual);
        while (theirs.find() && ours.find()) {
            learn(theirs.group(2), ours.group(2), wrong);
        }
        if (!steady(ours(expected)).equals(steady(actual))) {
            int from = Math.max(0, Arrays.mismatch(ours(expected).toCharArray(), actual.toCharArray()) - 200);
            wrong.add("\n   text " + shortened(actual, from) + "\n   not  " + shortened(expected, from));
        }
    }

    private static String shortened(String text, int from) {
        return text.substring(Math.min(from, text.length()), Math.min(text.length(), from + 600));
    }

    private static String steady(String text) {
        String out = text;
        for (Pattern pattern : VOLATILE) {
            out = pattern.matcher(out).replaceAll("$1*");
        }
        return out;
    }

    private void learn(String theirs, String ours, List<String> wrong) {
        String known = identities.putIfAbsent(theirs, ours);
        if (known != null && !known.equals(ours)) {
            wrong.add("identity " + ours + " instead of " + known);
        }
    }
}
