package dev.stdb.module;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.module.abi.HttpCaller;
import org.jspecify.annotations.Nullable;

/**
 * What every reducer knows of its call. The generated {@code ReducerContext} adds {@code db()}, the module's tables. The transactions
 * of procedures and HTTP handlers get one too.
 */
public abstract class ReducerContextBase extends CallContext {
    private final long s0;
    private final long s1;
    private final long s2;
    private final long s3;
    private final long c0;
    private final long c1;
    private @Nullable Identity sender;

    /** In a transaction of an HTTP handler that asked who sent the request. */
    private @Nullable HttpCaller caller;

    /** The words of sender and connection id, lowest first, and the time in microseconds since 1970, as the host passes them. */
    protected ReducerContextBase(long s0, long s1, long s2, long s3, long c0, long c1, long micros) {
        super(micros);
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        this.c0 = c0;
        this.c1 = c1;
    }

    /** In a transaction of an HTTP handler that asked for {@code caller}. */
    protected ReducerContextBase(HttpCaller caller, long micros) {
        this(0, 0, 0, 0, 0, 0, micros);
        this.caller = caller;
        this.sender = caller.sender();
    }

    /** Who called: the client's identity, the database's own for scheduled calls, the owner's for {@link Init}. */
    public final Identity sender() {
        Identity known = sender;
        if (known == null) {
            known = new Identity(new U256(s3, s2, s1, s0));
            sender = known;
        }
        return known;
    }

    /** The caller's connection, or null for scheduled calls and {@link Init}. */
    public final @Nullable ConnectionId connectionId() {
        return (c0 | c1) == 0 ? null : new ConnectionId(new U128(c1, c0));
    }

    /** What is known of the caller besides the identity. */
    public final AuthContext senderAuth() {
        HttpCaller known = caller;
        return known != null
                ? AuthContext.of(known)
                : new AuthContext(sender().equals(identity()), connectionId(), null);
    }
}
