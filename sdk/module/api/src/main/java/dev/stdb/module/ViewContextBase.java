package dev.stdb.module;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U256;
import org.jspecify.annotations.Nullable;

/**
 * What a view that has a result per caller knows of its call. The generated {@code ViewContext} adds {@code db()} and {@code from()}.
 *
 * <p>Valid during the call only: keep no context in a field.
 */
public abstract class ViewContextBase {
    private final long s0;
    private final long s1;
    private final long s2;
    private final long s3;
    private @Nullable Identity sender;

    /** The words of the viewer's identity, lowest first, as the host passes them. */
    protected ViewContextBase(long s0, long s1, long s2, long s3) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
    }

    /** Whose result this is: the client that queries or subscribes, whoever's transaction makes the view run again. */
    public final Identity sender() {
        Identity known = sender;
        if (known == null) {
            known = new Identity(new U256(s3, s2, s1, s0));
            sender = known;
        }
        return known;
    }
}
