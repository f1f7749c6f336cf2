package dev.stdb.module;

import dev.stdb.bsatn.json.JsonReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What the caller's token says. The server has checked the token's signature.
 *
 * <pre>{@code
 * JwtClaims token = ctx.senderAuth().jwt();
 * if (token != null) Log.info(token.subject() + " of " + token.issuer());
 * }</pre>
 */
public final class JwtClaims {
    private final String payload;

    JwtClaims(String payload) {
        this.payload = payload;
    }

    /** The claim {@code sub}: the user, as the issuer names it. Empty if it is missing. */
    public String subject() {
        return text("sub");
    }

    /** The claim {@code iss}: who made the token. Empty if it is missing. */
    public String issuer() {
        return text("iss");
    }

    /** The claim {@code aud}: for whom the token was made, one or several; empty if it is missing. */
    public List<String> audience() {
        return claim("aud");
    }

    /** All claims, as the JSON object in the token. */
    public String payload() {
        return payload;
    }

    private String text(String name) {
        List<String> values = claim(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    /** The texts of a claim: of a string itself, of an array its elements. */
    private List<String> claim(String name) {
        List<String> values = new ArrayList<>();
        JsonReader json = new JsonReader(payload);
        json.beginObject();
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            if (key.equals(name)) {
                values.clear();
                read(json, values);
            } else {
                json.skip();
            }
        }
        return values;
    }

    private static void read(JsonReader json, List<String> values) {
        if (json.peek() != JsonReader.Kind.ARRAY) {
            text(json, values);
            return;
        }
        json.beginArray();
        while (json.hasNext()) {
            text(json, values);
        }
    }

    private static void text(JsonReader json, List<String> values) {
        if (json.peek() == JsonReader.Kind.STRING) {
            values.add(json.string());
        } else {
            json.skip();
        }
    }
}
