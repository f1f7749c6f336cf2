package dev.stdb.module;

import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.Uuid;

/** UUIDs as the server's own bindings make them ({@code crates/sats/src/uuid.rs}), so that ids of all languages mix in one order. */
final class UuidMaker {
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidMaker() {}

    /** 122 random bits. */
    static Uuid v4(ModuleRandom random) {
        long hi = (random.nextLong() & ~0xF000L) | 0x4000L;
        long lo = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | VARIANT;
        return new Uuid(new U128(hi, lo));
    }

    /** 48 bits of milliseconds; 31 bits of {@code counter} in bytes 7, 9, 10 and 11; the last 31 bits random. */
    static Uuid v7(long micros, int counter, ModuleRandom random) {
        int count = counter & 0x7FFF_FFFF;
        long millis = Math.floorDiv(micros, 1_000L);
        long hi = (millis << 16) | 0x7000L | (count >>> 23);
        long low = (long) (count & 0x7F_FFFF) << 33;
        long lo = VARIANT | low | (random.nextInt() & 0x7FFF_FFFFL);
        return new Uuid(new U128(hi, lo));
    }
}
