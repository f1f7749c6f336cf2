package dev.stdb.host.auth;

import dev.stdb.bsatn.special.Identity;

/**
 * Who makes a request.
 *
 * @param identity computed from the token's issuer and subject
 * @param token the token itself; never log it
 * @param claims the token's payload, JSON text: what a module reads through {@code get_jwt}
 */
public record Caller(Identity identity, String token, String claims) {
    @Override
    public String toString() {
        return "Caller[" + identity + "]";
    }
}
