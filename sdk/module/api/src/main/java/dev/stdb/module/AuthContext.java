package dev.stdb.module;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.module.abi.CallerToken;
import dev.stdb.module.abi.HttpCaller;
import dev.stdb.module.abi.ModuleInstance;
import org.jspecify.annotations.Nullable;

/**
 * Who called, beyond the identity: the database itself, or a client with a token.
 *
 * <pre>{@code
 * JwtClaims token = ctx.senderAuth().jwt();
 * if (token == null || !token.issuer().equals("https://auth.example")) throw new ReducerException("sign in first");
 * }</pre>
 *
 * Valid during the call only.
 */
public final class AuthContext {
    private final boolean internal;
    private final @Nullable ConnectionId connection;

    /** Where a transaction must be opened to read the token; null where one is open. */
    private final @Nullable ModuleInstance outside;

    /** The claims, where they came with the call. */
    private final @Nullable String claims;

    AuthContext(boolean internal, @Nullable ConnectionId connection, @Nullable ModuleInstance outside) {
        this(internal, connection, outside, null);
    }

    private AuthContext(
            boolean internal,
            @Nullable ConnectionId connection,
            @Nullable ModuleInstance outside,
            @Nullable String claims) {
        this.internal = internal;
        this.connection = connection;
        this.outside = outside;
        this.claims = claims;
    }

    static AuthContext of(HttpCaller caller) {
        return new AuthContext(false, null, null, caller.claims());
    }

    /** Whether the database called itself, as it does for scheduled functions. */
    public boolean isInternal() {
        return internal;
    }

    /**
     * The claims of the token with which the caller connected; null if there is none: internal calls, {@link Init}. Outside of a
     * transaction, in a procedure, one is opened for it.
     */
    public @Nullable JwtClaims jwt() {
        if (claims != null) {
            return new JwtClaims(claims);
        }
        ConnectionId id = connection;
        if (internal || id == null) {
            return null;
        }
        String payload = payload(id);
        return payload == null ? null : new JwtClaims(payload);
    }

    private @Nullable String payload(ConnectionId id) {
        ModuleInstance instance = outside;
        if (instance == null) {
            return CallerToken.payload(id);
        }
        instance.startTransaction();
        try {
            return CallerToken.payload(id);
        } finally {
            instance.abortTransaction();
        }
    }
}
