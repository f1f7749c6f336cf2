package dev.stdb.module;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.module.abi.Hosts;
import org.jspecify.annotations.Nullable;

/**
 * What every reducer knows of its call. The generated {@code ReducerContext} adds {@code db()}, the module's tables.
 *
 * <p>Valid during the call only: keep no context in a field.
 */
public abstract class ReducerContextBase {
    private final long s0;
    private final long s1;
    private final long s2;
    private final long s3;
    private final long c0;
    private final long c1;
    private final long micros;
    private @Nullable Identity sender;
    private @Nullable ModuleRandom random;

    /** The words of sender and connection id, lowest first, and the time in microseconds since 1970, as the host passes them. */
    protected ReducerContextBase(long s0, long s1, long s2, long s3, long c0, long c1, long micros) {
        this.s0 = s0;
        this.s1 = s1;
        this.s2 = s2;
        this.s3 = s3;
        this.c0 = c0;
        this.c1 = c1;
        this.micros = micros;
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

    /** When the call began; the same for the whole call. */
    public final Timestamp timestamp() {
        return new Timestamp(micros);
    }

    /** The database's own identity. */
    public final Identity identity() {
        byte[] bytes = new byte[32];
        Hosts.current().identity(bytes);
        return Identity.CODEC.decode(bytes);
    }

    /** Random numbers, seeded by {@link #timestamp}: one generator for the whole call. */
    public final ModuleRandom random() {
        ModuleRandom known = random;
        if (known == null) {
            known = new ModuleRandom(micros);
            random = known;
        }
        return known;
    }
}
