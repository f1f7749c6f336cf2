package dev.stdb.host.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The callers of a recording: tokens of the host under test for those who had tokens of the recorded server. */
public final class TestTokens {
    /** Identity of {@code owner} in all recordings. */
    public static final String RECORDED_OWNER = "c20043e96700ca7e90b8f97abc743a86b290685c0f857985e40c096bbb1508f0";
    /** Identity of {@code other} in all recordings. */
    public static final String RECORDED_OTHER = "c20046b9cc568ede1077581a6603fe63828633ffc3cc8680a665bc61aa8753c5";

    /** Identity of the one with a websocket token, in {@code auth}. */
    public static final String RECORDED_WEBSOCKET = "c2008d0612ddf85e0e1a927f399caa76c5a391bee19c6ea1a1992e4edfe82b6b";

    private static final long RECORDED_NOW = 1_795_262_532L;
    private static final String HEADER = "{\"typ\": \"JWT\", \"alg\": \"ES256\"}";

    private static final String CLAIMS = "{\"sub\": \"11111111-2222-3333-4444-555555555555\", \"iss\": \"localhost\","
            + " \"aud\": [\"spacetimedb\"], \"iat\": \"now\", \"exp\": null}";

    private final SigningKey key;
    private final SigningKey foreign = SigningKey.generate();
    private final Tokens tokens;
    private final Map<String, Caller> callers = new HashMap<>();

    /** Tokens signed with the key that a host keeps in the folder. */
    public TestTokens(Path keyDirectory) throws IOException {
        this.key = SigningKey.inDirectory(keyDirectory);
        this.tokens = new Tokens(key, Instant::now);
    }

    private Caller caller(String name) {
        return callers.computeIfAbsent(name, n -> tokens.mint());
    }

    public String identity(String name) {
        return caller(name).identity().toHex();
    }

    public String token(String name) {
        return caller(name).token();
    }

    /** Puts tokens where the recording left a gap; returns the path with its gap filled. */
    public String fill(JsonNode line, Map<String, String> headers, String path) {
        String token = tokenFor(line);
        headers.computeIfPresent("authorization", (name, value) -> value.replace("<token>", token));
        return path.replace("<token>", token);
    }

    private String tokenFor(JsonNode line) {
        String as = line.path("request").path("as").asString("none");
        String about = line.path("about").asString("");
        String note = line.path("note").asString("");
        if (as.startsWith("owner")) {
            return token("owner");
        }
        if (as.startsWith("other") || as.startsWith("publisher")) {
            return token(as.startsWith("other") ? "other" : "publisher");
        }
        if (as.startsWith("claims") || as.startsWith("header as") || note.startsWith("claims")) {
            return claimed(about, note);
        }
        if (as.startsWith("websocket")) {
            return tokens.shortLived(caller("websocket"), Duration.ofSeconds(60));
        }
        return broken(about);
    }

    private String claimed(String about, String note) {
        String header = switch (about) {
            case "alg none" -> "{\"typ\": \"JWT\", \"alg\": \"none\"}";
            case "unknown alg" -> "{\"typ\": \"JWT\", \"alg\": \"XX1\"}";
            case "HS256" -> "{\"typ\": \"JWT\", \"alg\": \"HS256\"}";
            case "header says RS256" -> "{\"typ\": \"JWT\", \"alg\": \"RS256\"}";
            case "no typ" -> "{\"alg\": \"ES256\"}";
            case "with a kid" -> "{\"typ\": \"JWT\", \"alg\": \"ES256\", \"kid\": \"x\"}";
            default -> HEADER;
        };
        String text = note.startsWith("claims: ") ? note.substring("claims: ".length()) : CLAIMS;
        if (about.equals("claims are not an object")) {
            text = "[1]";
        }
        SigningKey by = about.startsWith("signed by another key") ? foreign : key;
        return sign(by, header, about.equals("claims are not JSON") ? "xyz" : times(text));
    }

    /** Recorded times moved to now. */
    private static String times(String claims) {
        long now = Instant.now().getEpochSecond();
        return Pattern.compile("\\b179\\d{7}\\b(?!\\.)")
                .matcher(claims.replace("\"now\"", Long.toString(now)))
                .replaceAll(m -> {
                    long time = Long.parseLong(m.group());
                    return Long.toString(Math.abs(time - now) < 10 ? time : now + (time - RECORDED_NOW));
                });
    }

    private static String sign(SigningKey by, String header, String payload) {
        String message = encode(header) + "." + encode(payload);
        return message + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(by.sign(message));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String broken(String about) {
        String good = sign(key, HEADER, caller("owner").claims());
        int last = good.lastIndexOf('.');
        return switch (about) {
            case "one character of the signature changed" ->
                good.substring(0, last + 5) + (good.charAt(last + 5) == 'A' ? 'B' : 'A') + good.substring(last + 6);
            case "payload exchanged" -> {
                String other = sign(key, HEADER, caller("other").claims());
                yield good.substring(0, good.indexOf('.'))
                        + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                        + good.substring(last);
            }
            case "two parts" -> good.substring(0, last);
            case "no signature" -> good.substring(0, last + 1);
            default -> good;
        };
    }
}
