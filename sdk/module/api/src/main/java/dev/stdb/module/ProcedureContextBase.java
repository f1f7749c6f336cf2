package dev.stdb.module;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.module.abi.ModuleInstance;
import org.jspecify.annotations.Nullable;

/** What every procedure knows of its call; the generated {@code ProcedureContext} ties it to the module's tables. */
public abstract class ProcedureContextBase<C> extends TransactingContext<C> {
    private final Identity sender;
    private final @Nullable ConnectionId connection;

    /** The words of sender and connection id, lowest first, and the time in microseconds since 1970, as the host passes them. */
    protected ProcedureContextBase(
            ModuleInstance instance, long s0, long s1, long s2, long s3, long c0, long c1, long micros) {
        super(instance, micros);
        this.sender = new Identity(new U256(s3, s2, s1, s0));
        this.connection = (c0 | c1) == 0 ? null : new ConnectionId(new U128(c1, c0));
    }

    /** Who called: the client's identity, the database's own for scheduled calls. */
    public final Identity sender() {
        return sender;
    }

    /** The caller's connection, or null for scheduled calls. */
    public final @Nullable ConnectionId connectionId() {
        return connection;
    }

    /** What is known of the caller besides the identity. The token's claims can be read inside and outside of transactions. */
    public final AuthContext senderAuth() {
        return new AuthContext(sender.equals(identity()), connection, inTransaction() ? null : instance());
    }
}
