package dev.stdb.module.testing;

import dev.stdb.bsatn.json.JsonText;
import dev.stdb.bsatn.special.Identity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The payload of a client's token, as {@code ctx.senderAuth().jwt()} shows it. Issuer and subject make the identity, as on the server.
 *
 * <pre>{@code
 * var admin = Claims.of("https://login.example.com", "alice").audience("chat").with("role", "admin");
 * try (TestClient alice = db.connect(admin)) { … }
 * }</pre>
 *
 * Immutable.
 */
public final class Claims {
    private final String issuer;
    private final String subject;
    private final Identity identity;
    /** Further claims, each value as JSON. */
    private final Map<String, String> more;

    private Claims(String issuer, String subject, Identity identity, Map<String, String> more) {
        this.issuer = issuer;
        this.subject = subject;
        this.identity = identity;
        this.more = more;
    }

    /** A token of {@code issuer} for {@code subject}, without audience. */
    public static Claims of(String issuer, String subject) {
        return new Claims(issuer, subject, Identity.fromClaims(issuer, subject), Map.of());
    }

    /** A token for an identity of which nothing else is known. */
    static Claims of(String issuer, Identity identity) {
        return new Claims(issuer, identity.toHex(), identity, Map.of());
    }

    /** With these audiences, {@code aud}. */
    public Claims audience(String... audiences) {
        var json = new StringBuilder("[");
        for (String audience : List.of(audiences)) {
            JsonText.string(json.append(json.length() == 1 ? "" : ","), audience);
        }
        return withJson("aud", json.append("]").toString());
    }

    /** With a claim that is text. */
    public Claims with(String claim, String value) {
        return withJson(claim, quoted(value));
    }

    /** With a claim that is a number. */
    public Claims with(String claim, long value) {
        return withJson(claim, Long.toString(value));
    }

    /** With a claim that is true or false. */
    public Claims with(String claim, boolean value) {
        return withJson(claim, Boolean.toString(value));
    }

    /** With a claim whose value is any JSON, taken as it is. */
    public Claims withJson(String claim, String json) {
        var all = new LinkedHashMap<>(more);
        all.put(claim, json);
        return new Claims(issuer, subject, identity, all);
    }

    /** Who this is. */
    public Identity identity() {
        return identity;
    }

    /** The payload as JSON. */
    public String json() {
        var json = new StringBuilder("{\"iss\":")
                .append(quoted(issuer))
                .append(",\"sub\":")
                .append(quoted(subject));
        more.forEach((claim, value) ->
                json.append(',').append(quoted(claim)).append(':').append(value));
        return json.append('}').toString();
    }

    private static String quoted(String text) {
        var json = new StringBuilder();
        JsonText.string(json, text);
        return json.toString();
    }

    @Override
    public String toString() {
        return json();
    }
}
