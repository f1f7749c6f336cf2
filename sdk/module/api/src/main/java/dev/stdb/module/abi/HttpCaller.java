package dev.stdb.module.abi;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U256;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request to an HTTP handler, as servers from 2.14.0 tell those that ask.
 *
 * @param sender an identity made for this request
 * @param claims the claims of its token as JSON, null if it has none
 */
public record HttpCaller(Identity sender, @Nullable String claims) {
    /** Whom handlers see that do not ask, and all on older servers. */
    public static final HttpCaller NOBODY = new HttpCaller(Identity.ZERO, null);

    /** The words of the identity, lowest first, and the source of the claims, as the host passes them. */
    static HttpCaller of(long s0, long s1, long s2, long s3, int claims) {
        return new HttpCaller(
                new Identity(new U256(s3, s2, s1, s0)), claims == 0 ? null : Utf8Text.text(ByteSources.read(claims)));
    }
}
