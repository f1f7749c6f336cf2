package dev.stdb.module;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.abi.Hosts;
import org.jspecify.annotations.Nullable;

/**
 * What every call that knows the time has: the time, the database's identity, random numbers and ids made from them.
 *
 * <p>Valid during the call only: keep no context in a field. One thread.
 */
public abstract class CallContext {
    private long micros;
    private @Nullable ModuleRandom random;
    private int uuids;

    /** The time in microseconds since 1970, as the host passes it. */
    protected CallContext(long micros) {
        this.micros = micros;
    }

    /** When the call began; in a procedure or HTTP handler, when it last woke up. */
    public final Timestamp timestamp() {
        return new Timestamp(micros);
    }

    /** The database's own identity. */
    public final Identity identity() {
        byte[] bytes = new byte[32];
        Hosts.current().identity(bytes);
        return Identity.CODEC.decode(bytes);
    }

    /** Random numbers, seeded by {@link #timestamp} at first use: one generator for the whole call. */
    public final ModuleRandom random() {
        ModuleRandom known = random;
        if (known == null) {
            known = new ModuleRandom(micros);
            random = known;
        }
        return known;
    }

    /** A random id, made from {@link #random}. */
    public final Uuid newUuidV4() {
        return UuidMaker.v4(random());
    }

    /**
     * An id that begins with the time: those of one context ascend strictly, up to 2<sup>31</sup> of them, and those of later
     * milliseconds come after those of earlier ones.
     */
    public final Uuid newUuidV7() {
        return UuidMaker.v7(micros, uuids++, random());
    }

    final long micros() {
        return micros;
    }

    final void moveTo(long laterMicros) {
        micros = laterMicros;
    }
}
