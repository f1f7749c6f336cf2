package dev.stdb.module.build.runtime;

import java.io.Serializable;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * {@code java.util.Random} in modules: the linear congruential generator that its documentation specifies, so that a seed
 * gives HotSpot's numbers. Without a seed it refuses: a module must give the same result wherever it runs.
 */
public class JavaRandom implements RandomGenerator, Serializable {
    private static final long serialVersionUID = 1L;
    private static final long MULTIPLIER = 0x5DEECE66DL;
    private static final long ADDEND = 0xB;
    private static final long MASK = (1L << 48) - 1;
    private static final double DOUBLE_UNIT = 0x1.0p-53;

    private long seed;
    private double nextGaussian;
    private boolean hasNextGaussian;

    public JavaRandom() {
        throw NotInModules.noEntropy("new Random()");
    }

    public JavaRandom(long seed) {
        this.seed = (seed ^ MULTIPLIER) & MASK;
    }

    public void setSeed(long newSeed) {
        seed = (newSeed ^ MULTIPLIER) & MASK;
        hasNextGaussian = false;
    }

    protected int next(int bits) {
        seed = (seed * MULTIPLIER + ADDEND) & MASK;
        return (int) (seed >>> (48 - bits));
    }

    @Override
    public void nextBytes(byte[] bytes) {
        int i = 0;
        while (i < bytes.length) {
            int word = nextInt();
            for (int n = Math.min(bytes.length - i, 4); n > 0; n--) {
                bytes[i++] = (byte) word;
                word >>= 8;
            }
        }
    }

    @Override
    public int nextInt() {
        return next(32);
    }

    @Override
    public int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        int r = next(31);
        int m = bound - 1;
        if ((bound & m) == 0) {
            return (int) ((bound * (long) r) >> 31);
        }
        int u = r;
        r = u % bound;
        while (u - r + m < 0) {
            u = next(31);
            r = u % bound;
        }
        return r;
    }

    @Override
    public int nextInt(int origin, int bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        int range = bound - origin;
        int r = nextInt();
        int m = range - 1;
        if ((range & m) == 0) {
            return (r & m) + origin;
        }
        if (range > 0) {
            int u = r >>> 1;
            r = u % range;
            while (u + m - r < 0) {
                u = nextInt() >>> 1;
                r = u % range;
            }
            return r + origin;
        }
        while (r < origin || r >= bound) {
            r = nextInt();
        }
        return r;
    }

    @Override
    public long nextLong() {
        return ((long) next(32) << 32) + next(32);
    }

    @Override
    public long nextLong(long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be positive");
        }
        return belowRange(bound);
    }

    @Override
    public long nextLong(long origin, long bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        long range = bound - origin;
        if (range > 0) {
            return belowRange(range) + origin;
        }
        long r = nextLong();
        while (r < origin || r >= bound) {
            r = nextLong();
        }
        return r;
    }

    private long belowRange(long range) {
        long m = range - 1;
        long r = nextLong();
        if ((range & m) == 0) {
            return r & m;
        }
        long u = r >>> 1;
        r = u % range;
        while (u + m - r < 0) {
            u = nextLong() >>> 1;
            r = u % range;
        }
        return r;
    }

    @Override
    public boolean nextBoolean() {
        return next(1) != 0;
    }

    @Override
    public float nextFloat() {
        return next(24) * 0x1.0p-24f;
    }

    @Override
    public double nextDouble() {
        return (((long) next(26) << 27) + next(27)) * DOUBLE_UNIT;
    }

    @Override
    public double nextDouble(double bound) {
        return nextDouble(0.0, bound);
    }

    @Override
    public double nextDouble(double origin, double bound) {
        if (!(origin < bound)) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        double r = nextDouble() * (bound - origin) + origin;
        return r >= bound ? Math.nextAfter(bound, origin) : r;
    }

    @Override
    public double nextGaussian() {
        if (hasNextGaussian) {
            hasNextGaussian = false;
            return nextGaussian;
        }
        double v1;
        double v2;
        double s;
        do {
            v1 = 2 * nextDouble() - 1;
            v2 = 2 * nextDouble() - 1;
            s = v1 * v1 + v2 * v2;
        } while (s >= 1 || s == 0);
        double multiplier = StrictMath.sqrt(-2 * StrictMath.log(s) / s);
        nextGaussian = v2 * multiplier;
        hasNextGaussian = true;
        return v1 * multiplier;
    }

    @Override
    public IntStream ints() {
        return IntStream.generate(this::nextInt);
    }

    @Override
    public IntStream ints(long size) {
        return ints().limit(size);
    }

    @Override
    public IntStream ints(int origin, int bound) {
        return IntStream.generate(() -> boundedInt(origin, bound));
    }

    @Override
    public IntStream ints(long size, int origin, int bound) {
        return ints(origin, bound).limit(size);
    }

    /** Streams of bounded numbers draw them in another way than {@link #nextInt(int, int)}. */
    private int boundedInt(int origin, int bound) {
        if (origin >= bound) {
            throw new IllegalArgumentException("bound must be greater than origin");
        }
        int range = bound - origin;
        if (range > 0) {
            return nextInt(range) + origin;
        }
        int r = nextInt();
        while (r < origin || r >= bound) {
            r = nextInt();
        }
        return r;
    }

    @Override
    public LongStream longs() {
        return LongStream.generate(this::nextLong);
    }

    @Override
    public LongStream longs(long size) {
        return longs().limit(size);
    }

    @Override
    public LongStream longs(long origin, long bound) {
        return LongStream.generate(() -> nextLong(origin, bound));
    }

    @Override
    public LongStream longs(long size, long origin, long bound) {
        return longs(origin, bound).limit(size);
    }

    @Override
    public DoubleStream doubles() {
        return DoubleStream.generate(this::nextDouble);
    }

    @Override
    public DoubleStream doubles(long size) {
        return doubles().limit(size);
    }

    @Override
    public DoubleStream doubles(double origin, double bound) {
        return DoubleStream.generate(() -> nextDouble(origin, bound));
    }

    @Override
    public DoubleStream doubles(long size, double origin, double bound) {
        return doubles(origin, bound).limit(size);
    }
}
