package dev.stdb.host.program;

import dev.stdb.bsatn.special.Identity;

/**
 * Who sent a request to an HTTP handler.
 *
 * @param claims the claims of a token made for the request, as JSON
 */
public record HandlerCaller(Identity sender, String claims) {
    /** Somebody of this issuer: the claims say no more. */
    public static HandlerCaller of(String issuer, String subject) {
        return new HandlerCaller(
                Identity.fromClaims(issuer, subject), "{\"iss\":\"" + issuer + "\",\"sub\":\"" + subject + "\"}");
    }
}
