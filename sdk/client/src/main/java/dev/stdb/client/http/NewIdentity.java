package dev.stdb.client.http;

import dev.stdb.bsatn.special.Identity;

/**
 * An identity the server made.
 *
 * @param token proves to be this identity; a secret
 */
public record NewIdentity(Identity identity, String token) {
    /** Without the token, which must not reach a log. */
    @Override
    public String toString() {
        return "NewIdentity[identity=" + identity + "]";
    }
}
