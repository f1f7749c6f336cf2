package dev.stdb.conformance.differential.corpus;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

public final class Decimals {
    private Decimals() {}

    public static String doubles() {
        var r = new Random(42);
        var t = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            double d = Double.longBitsToDouble(r.nextLong());
            t.append(d)
                    .append(' ')
                    .append(Double.toString(r.nextGaussian()))
                    .append(' ')
                    .append((double) r.nextInt(100000) / 100)
                    .append(' ');
        }
        return t.toString();
    }

    public static String floats() {
        var r = new Random(43);
        var t = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            float d = Float.intBitsToFloat(r.nextInt());
            t.append(d)
                    .append(' ')
                    .append(Float.toString(r.nextFloat()))
                    .append(' ')
                    .append(r.nextInt(100000) / 100f)
                    .append(' ');
        }
        return t.toString();
    }

    public static String special() {
        double[] ds = {
            0,
            -0.0,
            1,
            -1,
            1e7,
            1e-3,
            9.999e-4,
            1.0E23,
            2e23,
            4.9e-324,
            2.2250738585072014E-308,
            Double.MAX_VALUE,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.1 + 0.2,
            100,
            123456789.125,
            1e21,
            9007199254740993.0,
            5e-324,
            1.1f
        };
        var t = new StringBuilder();
        for (double d : ds) {
            t.append(d)
                    .append(' ')
                    .append(String.valueOf(d))
                    .append(' ')
                    .append((float) d)
                    .append("" + d + (float) d + ' ');
            t.insert(0, d);
            t.insert(1, (float) d);
        }
        t.append(new StringBuffer().append(1.5).append(2.5f).insert(0, 0.1));
        return t.toString()
                + Double.valueOf(3.25)
                + Float.valueOf(1.1f)
                + List.of(1.5, 2.25)
                + Arrays.toString(new double[] {1e-5, 3})
                + Arrays.toString(new float[] {1e-5f});
    }

    public static String parse() {
        String[] ss = {
            "NaN",
            "Infinity",
            "-Infinity",
            "+Infinity",
            "0x1p3",
            "0x1.8p-1",
            "-0X.8P2d",
            "1e400",
            "-1e400",
            "1e-400",
            "4.9e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "1.7976931348623159e308",
            "  12.5  ",
            "12.5d",
            "12.5F",
            "1e5f",
            ".5",
            "5.",
            "+3",
            "-0",
            "0e999999999999",
            "1e99999999999",
            "9007199254740993",
            "2.2250738585072011e-308",
            "1.00000000000000011102230246251565404236316680908203125",
            "",
            " ",
            "abc",
            "1e",
            "1e+",
            "0x1",
            "--1",
            "1 2",
            "1_0",
            "nan",
            "infinity",
            ".",
            "e5",
            "0x.p1",
            "1.0L",
            "\u00e9",
            "123456789012345678901234567890",
            "0.1e-6",
            "3.4028236e38",
            "1.4e-45",
            "7e-46",
            "16777217"
        };
        var t = new StringBuilder();
        for (String s : ss) {
            try {
                t.append(Double.parseDouble(s))
                        .append(' ')
                        .append(Float.parseFloat(s))
                        .append(' ')
                        .append(Double.valueOf(s))
                        .append(' ');
            } catch (NumberFormatException e) {
                t.append(e).append(' ');
            }
        }
        try {
            Double.parseDouble(null);
        } catch (NullPointerException e) {
            t.append("npe");
        }
        return t.toString();
    }

    public static String roundTrips() {
        var r = new Random(7);
        int bad = 0;
        for (int i = 0; i < 2000; i++) {
            double d = Double.longBitsToDouble(r.nextLong());
            if (!Double.isNaN(d) && Double.parseDouble(Double.toString(d)) != d) bad++;
            float f = Float.intBitsToFloat(r.nextInt());
            if (!Float.isNaN(f) && Float.parseFloat(Float.toString(f)) != f) bad++;
        }
        return "bad " + bad;
    }
}
