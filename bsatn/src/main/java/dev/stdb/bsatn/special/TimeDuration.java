package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.value.Display;

/** A span of time in microseconds; negative ones lead into the past. */
public record TimeDuration(long micros) implements Comparable<TimeDuration> {
    public static final TimeDuration ZERO = new TimeDuration(0);

    public static final Codec<TimeDuration> CODEC = new Codec<>() {
        @Override
        public void write(TimeDuration duration, BsatnWriter out) {
            out.i64(duration.micros);
        }

        @Override
        public TimeDuration read(BsatnReader in) {
            return new TimeDuration(in.i64());
        }
    };

    /** {@code millis} milliseconds; an {@link ArithmeticException} beyond 64 bits of microseconds. */
    public static TimeDuration ofMillis(long millis) {
        return new TimeDuration(Math.multiplyExact(millis, 1_000L));
    }

    /** {@code seconds} seconds; an {@link ArithmeticException} beyond 64 bits of microseconds. */
    public static TimeDuration ofSeconds(long seconds) {
        return new TimeDuration(Math.multiplyExact(seconds, 1_000_000L));
    }

    @Override
    public int compareTo(TimeDuration other) {
        return Long.compare(micros, other.micros);
    }

    /** As the server prints it: sign, seconds, dot, six digits, such as {@code +1.500000}. */
    @Override
    public String toString() {
        return Display.timeDuration(micros);
    }
}
