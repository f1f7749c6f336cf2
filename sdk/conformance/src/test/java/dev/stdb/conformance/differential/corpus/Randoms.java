package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Seeded only: the numbers must be HotSpot's. */
public final class Randoms {
    private Randoms() {}

    public static String ints() {
        var r = new Random(42);
        var text = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            text.append(r.nextInt())
                    .append(' ')
                    .append(r.nextInt(100))
                    .append(' ')
                    .append(r.nextInt(64))
                    .append(' ');
        }
        return text.toString();
    }

    public static String longsAndBooleans() {
        var r = new Random(-7);
        return r.nextLong() + " " + r.nextBoolean() + " " + r.nextLong() + r.nextBoolean();
    }

    public static String doublesAndFloats() {
        var r = new Random(123456789L);
        return r.nextDouble() + " " + r.nextFloat() + " " + Double.doubleToLongBits(r.nextDouble());
    }

    public static String gaussians() {
        var r = new Random(1);
        long hash = 1;
        for (int i = 0; i < 100; i++) {
            hash = 31 * hash + Double.doubleToLongBits(r.nextGaussian());
        }
        return Long.toString(hash);
    }

    public static String bytes() {
        byte[] b = new byte[11];
        new Random(5).nextBytes(b);
        int hash = 0;
        for (byte x : b) {
            hash = hash * 31 + x;
        }
        return Integer.toString(hash);
    }

    public static String boundedRanges() {
        var r = new Random(99);
        var text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(r.nextInt(-5, 5))
                    .append(' ')
                    .append(r.nextLong(1000))
                    .append(' ')
                    .append(r.nextLong(-10, 10))
                    .append(' ');
            text.append(r.nextDouble(2.0, 3.0)).append(' ');
        }
        return text.toString();
    }

    public static String streamsOfNumbers() {
        return new Random(3).ints(5).boxed().toList() + " "
                + new Random(3).ints(5, 0, 10).boxed().toList() + " "
                + new Random(3).doubles(2).boxed().toList();
    }

    public static String shuffles() {
        List<Integer> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            list.add(i);
        }
        Collections.shuffle(list, new Random(17));
        return list.toString();
    }

    public static String reseeding() {
        var r = new Random(1);
        r.nextGaussian();
        r.setSeed(1);
        return Integer.toString(r.nextInt());
    }

    public static String badBoundsAreRefused() {
        try {
            return "gave " + new Random(1).nextInt(0);
        } catch (IllegalArgumentException e) {
            return "refused";
        }
    }
}
