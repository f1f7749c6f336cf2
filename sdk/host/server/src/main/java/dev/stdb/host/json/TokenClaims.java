package dev.stdb.host.json;

import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The payload of a token, read as strictly as the server reads it.
 *
 * @param expires seconds since 1970, empty for a token without end
 * @param hexIdentity the identity the token says it has, null if it says none
 */
public record TokenClaims(
        String issuer,
        String subject,
        OptionalLong expires,
        @Nullable String hexIdentity) {
    private static final Set<String> ALGORITHMS = Set.of(
            "HS256", "HS384", "HS512", "ES256", "ES384", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA");

    /**
     * @throws SerdeException when the payload is not the JSON object it has to be
     */
    public static TokenClaims read(byte[] payload) {
        return new Reading(new SerdeReader(payload)).claims();
    }

    /**
     * The algorithm in a token's header.
     *
     * @throws SerdeException when the header is no such object or names an unknown algorithm
     */
    public static String algorithm(byte[] header) {
        return new Reading(new SerdeReader(header)).algorithm();
    }

    /** The issuer of a payload nobody has checked, null if there is none to be found. */
    public static @Nullable String issuerOf(byte[] payload) {
        try {
            return new Reading(new SerdeReader(payload)).issuer();
        } catch (SerdeException e) {
            return null;
        }
    }

    private static final class Reading {
        private final SerdeReader in;
        private @Nullable String issuer;
        private @Nullable String subject;
        private @Nullable String hexIdentity;
        private @Nullable String algorithm;
        private boolean issued;
        private OptionalLong expires = OptionalLong.empty();

        Reading(SerdeReader in) {
            this.in = in;
        }

        TokenClaims claims() {
            object("struct IncomingClaims", this::claim);
            if (subject == null) {
                throw in.error("missing field `sub`");
            }
            if (issuer == null) {
                throw in.error("missing field `iss`");
            }
            if (!issued) {
                throw in.error("missing field `iat`");
            }
            in.end();
            return new TokenClaims(issuer, subject, expires, hexIdentity);
        }

        String algorithm() {
            object("struct Header", key -> {
                if (key.equals("alg")) {
                    algorithm = known(in.string("variant identifier"));
                } else {
                    skip(0);
                }
            });
            if (algorithm == null) {
                throw in.error("missing field `alg`");
            }
            return algorithm;
        }

        @Nullable
        String issuer() {
            object("struct", key -> {
                if (key.equals("iss")) {
                    issuer = in.string("a string");
                } else {
                    skip(0);
                }
            });
            return issuer;
        }

        private String known(String name) {
            if (!ALGORITHMS.contains(name)) {
                throw in.error("unknown variant `" + name + "`, expected one of `HS256`, `HS384`, `HS512`, `ES256`,"
                        + " `ES384`, `RS256`, `RS384`, `RS512`, `PS256`, `PS384`, `PS512`, `EdDSA`");
            }
            return name;
        }

        private void claim(String key) {
            switch (key) {
                case "iss" -> issuer = in.string("a string");
                case "sub" -> subject = in.string("a string");
                case "hex_identity" -> hexIdentity = optionalString();
                case "iat" -> {
                    integer();
                    issued = true;
                }
                case "exp" -> expires = optionalInteger();
                case "aud" -> audience();
                default -> skip(0);
            }
        }

        private @Nullable String optionalString() {
            if (in.peekValue() == 'n') {
                in.literal("ull");
                return null;
            }
            return in.string("a string");
        }

        private OptionalLong optionalInteger() {
            if (in.peekValue() == 'n') {
                in.literal("ull");
                return OptionalLong.empty();
            }
            return OptionalLong.of(integer());
        }

        private long integer() {
            if (!in.atNumber()) {
                throw in.wrongType("i64");
            }
            SerdeReader.JsonNumber number = in.number();
            if (number instanceof SerdeReader.JsonNumber.Whole(var value) && value.bitLength() <= 63) {
                return value.longValue();
            }
            String kind = number instanceof SerdeReader.JsonNumber.Whole ? "invalid value: " : "invalid type: ";
            throw in.error(kind + number.unexpected() + ", expected i64");
        }

        private void audience() {
            int next = in.peekValue();
            if (next == '"') {
                in.string("a string");
                return;
            }
            boolean strings = next == '[';
            if (strings) {
                in.eat();
                for (boolean first = true; in.hasElement(first); first = false) {
                    strings &= in.peekValue() == '"';
                    skip(0);
                }
                in.endSequence();
            } else {
                skip(0);
            }
            if (!strings) {
                throw in.error("data did not match any variant of untagged enum Audience");
            }
        }

        private void object(String expected, Consumer<String> field) {
            if (in.peekValue() != '{') {
                throw in.wrongType(expected);
            }
            in.eat();
            for (boolean first = true; in.hasKey(first); first = false) {
                String key = in.key();
                in.colon();
                field.accept(key);
            }
            in.endMap();
        }

        private void skip(int depth) {
            if (depth > 100) {
                throw in.error("recursion limit exceeded");
            }
            switch (in.peekValue()) {
                case '{' -> {
                    in.eat();
                    for (boolean first = true; in.hasKey(first); first = false) {
                        in.key();
                        in.colon();
                        skip(depth + 1);
                    }
                    in.endMap();
                }
                case '[' -> {
                    in.eat();
                    for (boolean first = true; in.hasElement(first); first = false) {
                        skip(depth + 1);
                    }
                    in.endSequence();
                }
                case '"' -> in.string("");
                case 'n' -> in.literal("ull");
                case 't', 'f' -> in.bool("");
                default -> {
                    if (!in.atNumber()) {
                        throw in.peekError("expected value");
                    }
                    in.number();
                }
            }
        }
    }
}
