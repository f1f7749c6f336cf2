package dev.stdb.host.auth;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.json.JsonText;
import dev.stdb.host.json.SerdeException;
import dev.stdb.host.json.TokenClaims;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mints and checks the tokens of one host. A foreign issuer is never asked for its keys: only tokens signed by this
 * host are accepted. Safe for all threads.
 */
public final class Tokens {
    /** The issuer of minted tokens. */
    public static final String LOCAL_ISSUER = "localhost";

    private static final int MAX_CLAIM_BYTES = 128;
    private static final int LEEWAY_SECONDS = 60;
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"ES256\"}");

    private final SigningKey key;
    private final InstantSource clock;

    /** Tokens signed by the key, with the time taken from the clock. */
    public Tokens(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The public key as PEM. */
    public String publicPem() {
        return key.publicPem();
    }

    /** A new identity with a token that does not expire. */
    public Caller mint() {
        String subject = UUID.randomUUID().toString();
        return sign(Identity.fromClaims(LOCAL_ISSUER, subject), LOCAL_ISSUER, subject, null);
    }

    /** Another token for the same identity that expires after the given time. */
    public String shortLived(Caller caller, Duration life) {
        TokenClaims claims = TokenClaims.read(caller.claims().getBytes(StandardCharsets.UTF_8));
        return sign(caller.identity(), claims.issuer(), claims.subject(), life).token();
    }

    private Caller sign(Identity identity, String issuer, String subject, @Nullable Duration life) {
        long now = clock.instant().getEpochSecond();
        String claims = "{\"hex_identity\":\"" + identity + "\",\"sub\":" + JsonText.quote(subject) + ",\"iss\":"
                + JsonText.quote(issuer) + ",\"aud\":[\"spacetimedb\"],\"iat\":" + now + ",\"exp\":"
                + (life == null ? "null" : Long.toString(now + life.toSeconds())) + "}";
        String message = HEADER + "." + encode(claims);
        String token = message + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(message));
        return new Caller(identity, token, claims);
    }

    /**
     * The caller a token stands for.
     *
     * @throws TokenException when it is malformed, expired, or not signed by this host
     */
    public Caller check(String token) throws TokenException {
        int signatureAt = token.lastIndexOf('.');
        int payloadAt = signatureAt < 0 ? -1 : token.lastIndexOf('.', signatureAt - 1);
        if (payloadAt < 0) {
            throw new TokenException("Invalid token: InvalidToken");
        }
        String message = token.substring(0, signatureAt);
        String encodedPayload = message.substring(payloadAt + 1);
        String algorithm = algorithm(message.substring(0, payloadAt));
        try {
            byte[] signature = decode(token.substring(signatureAt + 1));
            if (!algorithm.equals("ES256") || !key.verifies(message, signature)) {
                throw new TokenException("Invalid token: InvalidSignature");
            }
            return caller(token, decode(encodedPayload));
        } catch (TokenException ours) {
            String issuer = TokenClaims.issuerOf(decode(encodedPayload));
            if (issuer != null && !issuer.equals(LOCAL_ISSUER)) {
                throw new TokenException("Error fetching public key for issuer " + issuer);
            }
            throw ours;
        }
    }

    private static String algorithm(String header) throws TokenException {
        try {
            return TokenClaims.algorithm(decode(header));
        } catch (SerdeException e) {
            throw new TokenException("Invalid token: JSON error: " + e.text());
        }
    }

    private Caller caller(String token, byte[] payload) throws TokenException {
        TokenClaims claims;
        try {
            claims = TokenClaims.read(payload);
        } catch (SerdeException e) {
            throw new TokenException("Invalid token: JSON error: " + e.text());
        }
        if (claims.expires().isPresent()
                && claims.expires().getAsLong() < clock.instant().getEpochSecond() - LEEWAY_SECONDS) {
            throw new TokenException("Invalid token: ExpiredSignature");
        }
        return new Caller(identity(claims), token, new String(payload, StandardCharsets.UTF_8));
    }

    private static Identity identity(TokenClaims claims) throws TokenException {
        if (claims.issuer().isEmpty()) {
            throw new TokenException("Issuer empty");
        }
        if (bytes(claims.issuer()) > MAX_CLAIM_BYTES) {
            throw new TokenException("Issuer too long: \"" + claims.issuer() + "\"");
        }
        if (claims.subject().isEmpty()) {
            throw new TokenException("Subject empty");
        }
        if (bytes(claims.subject()) > MAX_CLAIM_BYTES) {
            throw new TokenException("Subject too long: \"" + claims.subject() + "\"");
        }
        Identity computed = Identity.fromClaims(claims.issuer(), claims.subject());
        String said = claims.hexIdentity();
        if (said != null && !said.equalsIgnoreCase(computed.toString())) {
            throw new TokenException("Identity mismatch: token identity Identity(" + said
                    + ") does not match computed identity Identity(" + computed + ")");
        }
        return computed;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] decode(String text) throws TokenException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            int c = bytes[i] & 0xFF;
            boolean symbol =
                    (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
            if (!symbol) {
                throw new TokenException("Invalid token: Base64 error: Invalid symbol " + c + ", offset " + i + ".");
            }
        }
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new TokenException("Invalid token: Base64 error: Invalid input length: " + bytes.length);
        }
    }
}
