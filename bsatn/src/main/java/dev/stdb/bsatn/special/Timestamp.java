package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.value.Display;

/** A moment in microseconds since 1970-01-01 00:00 UTC, before it too. */
public record Timestamp(long microsSinceEpoch) implements Comparable<Timestamp> {
    public static final Timestamp EPOCH = new Timestamp(0);

    public static final Codec<Timestamp> CODEC = new Codec<>() {
        @Override
        public void write(Timestamp timestamp, BsatnWriter out) {
            out.i64(timestamp.microsSinceEpoch);
        }

        @Override
        public Timestamp read(BsatnReader in) {
            return new Timestamp(in.i64());
        }
    };

    /** Later by {@code duration}; an {@link ArithmeticException} beyond 64 bits. */
    public Timestamp plus(TimeDuration duration) {
        return new Timestamp(Math.addExact(microsSinceEpoch, duration.micros()));
    }

    /** Earlier by {@code duration}; an {@link ArithmeticException} beyond 64 bits. */
    public Timestamp minus(TimeDuration duration) {
        return new Timestamp(Math.subtractExact(microsSinceEpoch, duration.micros()));
    }

    /** What has passed since {@code earlier}, negative when it is later; an {@link ArithmeticException} beyond 64 bits. */
    public TimeDuration since(Timestamp earlier) {
        return new TimeDuration(Math.subtractExact(microsSinceEpoch, earlier.microsSinceEpoch));
    }

    @Override
    public int compareTo(Timestamp other) {
        return Long.compare(microsSinceEpoch, other.microsSinceEpoch);
    }

    /** As the server prints it: {@code 2023-11-14T22:13:20.123456+00:00}. */
    @Override
    public String toString() {
        return Display.timestamp(microsSinceEpoch);
    }
}
