package dev.stdb.module;

/**
 * Random numbers that are the same in every replay of a call: made from a seed alone (xoshiro256**, seeded by SplitMix64). Nobody
 * should take them for secrets: whoever knows the call's timestamp can compute them.
 *
 * <pre>{@code
 * int damage = ctx.random().nextInt(5, 11);   // 5 to 10
 * }</pre>
 *
 * For one thread.
 */
public final class ModuleRandom {
    private long s0;
    private long s1;
    private long s2;
    private long s3;
    private long mix;

    public ModuleRandom(long seed) {
        mix = seed;
        s0 = splitMix();
        s1 = splitMix();
        s2 = splitMix();
        s3 = splitMix();
    }

    private long splitMix() {
        mix += 0x9E3779B97F4A7C15L;
        long z = mix;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Any long. */
    public long nextLong() {
        long result = Long.rotateLeft(s1 * 5, 7) * 9;
        long t = s1 << 17;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = Long.rotateLeft(s3, 45);
        return result;
    }

    /** Any int. */
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** From 0 to {@code bound} - 1, each as likely as the other. */
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("the bound of a random number is at least 1, not " + bound);
        }
        long product = (nextInt() & 0xFFFF_FFFFL) * bound;
        int low = (int) product;
        if (Integer.compareUnsigned(low, bound) < 0) {
            int threshold = Integer.remainderUnsigned(-bound, bound);
            while (Integer.compareUnsigned(low, threshold) < 0) {
                product = (nextInt() & 0xFFFF_FFFFL) * bound;
                low = (int) product;
            }
        }
        return (int) (product >>> 32);
    }

    /** From {@code from} to {@code to} - 1. */
    public int nextInt(int from, int to) {
        if (from >= to) {
            throw new IllegalArgumentException("no random number lies from " + from + " to before " + to);
        }
        int span = to - from;
        if (span > 0) {
            return from + nextInt(span);
        }
        int value = nextInt();
        while (value < from || value >= to) {
            value = nextInt();
        }
        return value;
    }

    /** From {@code from} to {@code to} - 1. */
    public long nextLong(long from, long to) {
        if (from >= to) {
            throw new IllegalArgumentException("no random number lies from " + from + " to before " + to);
        }
        long span = to - from;
        if (span <= 0) {
            long value = nextLong();
            while (value < from || value >= to) {
                value = nextLong();
            }
            return value;
        }
        long bits = nextLong() >>> 1;
        long value = bits % span;
        while (bits - value + (span - 1) < 0) {
            bits = nextLong() >>> 1;
            value = bits % span;
        }
        return from + value;
    }

    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** From 0 to before 1, in steps of 2<sup>-24</sup>. */
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1.0p-24f;
    }

    /** From 0 to before 1, in steps of 2<sup>-53</sup>. */
    public double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Fills {@code bytes}. */
    public void nextBytes(byte[] bytes) {
        long bits = 0;
        for (int i = 0; i < bytes.length; i++) {
            if ((i & 7) == 0) {
                bits = nextLong();
            }
            bytes[i] = (byte) bits;
            bits >>>= 8;
        }
    }
}
