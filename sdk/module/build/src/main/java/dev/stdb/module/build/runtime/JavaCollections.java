package dev.stdb.module.build.runtime;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Methods of {@code java.util} that TeaVM's class library has wrong, or that classes of the JDK ask of the machine. */
public final class JavaCollections {
    private JavaCollections() {}

    /**
     * In place of {@code HashMap.comparableClassFor}, which asks by reflection whether the class is comparable with itself: its
     * tables sort what falls into one bin by that. A class that is not can only be one whose order Java leaves to chance.
     */
    public static @Nullable Class<?> comparableClassFor(Object key) {
        return key instanceof Comparable ? key.getClass() : null;
    }

    @SuppressWarnings("EnumOrdinal") // this is how enums compare
    public static int compareTo(Enum<?> one, Enum<?> other) {
        if (one.getDeclaringClass() != other.getDeclaringClass()) {
            throw new ClassCastException();
        }
        return one.ordinal() - other.ordinal();
    }

    /** In place of {@code BitSet.stream}, which is built on what TeaVM's streams lack. */
    public static IntStream stream(BitSet bits) {
        int[] set = new int[bits.cardinality()];
        int count = 0;
        for (int i = bits.nextSetBit(0); i >= 0; i = bits.nextSetBit(i + 1)) {
            set[count++] = i;
        }
        return Arrays.stream(set);
    }

    /** In place of {@code ArraysSupport.mismatch}, which compares by the machine's means. */
    public static int mismatch(long[] a, int from, long[] b, int other, int length) {
        for (int i = 0; i < length; i++) {
            if (a[from + i] != b[other + i]) {
                return i;
            }
        }
        return -1;
    }

    /** In place of {@code Stream.distinct}, which TeaVM's forgets in the middle of a stream what it has seen. */
    public static <T> Stream<T> distinct(Stream<T> stream) {
        var seen = new HashSet<T>();
        return stream.filter(seen::add);
    }

    /** In place of {@code DoubleStream.sum}: what adding loses is kept and added, as Java does. */
    public static double sum(DoubleStream numbers) {
        return numbers.summaryStatistics().getSum();
    }

    public static boolean[] copyOfRange(boolean[] array, int from, int to) {
        boolean[] copy = new boolean[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static byte[] copyOfRange(byte[] array, int from, int to) {
        byte[] copy = new byte[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static short[] copyOfRange(short[] array, int from, int to) {
        short[] copy = new short[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static char[] copyOfRange(char[] array, int from, int to) {
        char[] copy = new char[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static int[] copyOfRange(int[] array, int from, int to) {
        int[] copy = new int[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static long[] copyOfRange(long[] array, int from, int to) {
        long[] copy = new long[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static float[] copyOfRange(float[] array, int from, int to) {
        float[] copy = new float[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static double[] copyOfRange(double[] array, int from, int to) {
        double[] copy = new double[rangeLength(array.length, from, to)];
        System.arraycopy(array, from, copy, 0, Math.min(array.length - from, copy.length));
        return copy;
    }

    public static @Nullable Object[] copyOfRange(Object[] array, int from, int to) {
        int length = rangeLength(array.length, from, to);
        @Nullable Object[] copy = Arrays.copyOf(array, length);
        int copied = Math.min(array.length - from, length);
        System.arraycopy(array, from, copy, 0, copied);
        Arrays.fill(copy, copied, length, null);
        return copy;
    }

    /** A range may end beyond the array, whose copy then ends in zeros. */
    private static int rangeLength(int length, int from, int to) {
        if (from > to) {
            throw new IllegalArgumentException(from + " > " + to);
        }
        if (from < 0 || from > length) {
            throw new ArrayIndexOutOfBoundsException();
        }
        return to - from;
    }
}
