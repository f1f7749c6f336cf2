package dev.stdb.conformance.differential.corpus;

public final class Floats {
    private static final double[] EDGES = {
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        1.5,
        2.5,
        -2.5,
        1e-300,
        1e300,
        123456.789,
        1e15,
        1e16,
        1e17,
        2.2250738585072014e-308,
        1.7976931348623157e308,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        2147483647.5,
        -2147483649.0,
        9.223372036854776e18,
        Math.PI
    };

    private Floats() {}

    public static String toIntegersSaturate() {
        var text = new StringBuilder();
        for (double d : EDGES) {
            text.append((int) d)
                    .append(' ')
                    .append((long) d)
                    .append(' ')
                    .append((int) (float) d)
                    .append(' ');
            text.append((long) (float) d)
                    .append(' ')
                    .append((byte) d)
                    .append(' ')
                    .append((int) (char) d)
                    .append('\n');
        }
        return text.toString();
    }

    public static String remaindersAreExact() {
        var text = new StringBuilder();
        double[] values = {5.5, -5.5, 1e20, 1e300, 3.3, 0.1, 7, 4.9e-324, Double.NaN, Double.POSITIVE_INFINITY, 0.0};
        for (double a : values) {
            for (double b : values) {
                text.append(Double.doubleToLongBits(a % b)).append(' ');
            }
        }
        return text.toString();
    }

    public static String floatRemainders() {
        var text = new StringBuilder();
        float[] values = {5.5f, -5.5f, 1e20f, 3.3f, 0.1f, 7f, 1.4e-45f, Float.NaN, Float.POSITIVE_INFINITY};
        for (float a : values) {
            for (float b : values) {
                text.append(Float.floatToIntBits(a % b)).append(' ');
            }
        }
        return text.toString();
    }

    public static String arithmetic() {
        long hash = 1;
        for (double a : EDGES) {
            for (double b : EDGES) {
                hash = 31 * hash + Double.doubleToLongBits(a + b);
                hash = 31 * hash + Double.doubleToLongBits(a - b);
                hash = 31 * hash + Double.doubleToLongBits(a * b);
                hash = 31 * hash + Double.doubleToLongBits(a / b);
                hash = 31 * hash + Double.compare(a, b);
                hash = 31 * hash + (a < b ? 1 : 0) + (a <= b ? 2 : 0) + (a == b ? 4 : 0) + (a != b ? 8 : 0);
                hash = 31 * hash + Double.doubleToLongBits(Math.min(a, b)) + Double.doubleToLongBits(Math.max(a, b));
            }
        }
        return Long.toString(hash);
    }

    public static String floatArithmetic() {
        int hash = 1;
        for (double x : EDGES) {
            for (double y : EDGES) {
                float a = (float) x;
                float b = (float) y;
                hash = 31 * hash + Float.floatToIntBits(a + b);
                hash = 31 * hash + Float.floatToIntBits(a * b);
                hash = 31 * hash + Float.floatToIntBits(a / b);
                hash = 31 * hash + Float.compare(a, b);
            }
        }
        return Integer.toString(hash);
    }

    public static String rounding() {
        var text = new StringBuilder();
        for (double d : EDGES) {
            text.append(Math.round(d)).append(' ').append(Math.round((float) d)).append(' ');
            text.append(Double.doubleToLongBits(Math.floor(d))).append(' ');
            text.append(Double.doubleToLongBits(Math.ceil(d))).append(' ');
            text.append(Double.doubleToLongBits(Math.rint(d))).append('\n');
        }
        return text.toString();
    }

    public static String bits() {
        var text = new StringBuilder();
        for (double d : EDGES) {
            text.append(Double.doubleToRawLongBits(d))
                    .append(' ')
                    .append(Double.hashCode(d))
                    .append(' ');
            text.append(Float.hashCode((float) d))
                    .append(' ')
                    .append(Double.isNaN(d))
                    .append(Double.isInfinite(d));
        }
        return text.toString();
    }

    public static String doubleTexts() {
        var text = new StringBuilder();
        for (double d : EDGES) {
            text.append(d).append(' ');
        }
        double x = 1;
        for (int i = 0; i < 90; i++) { // of larger numbers the last digit can differ: sdk/module/build/README.md
            x = x * 1.37 + 0.001;
            text.append(x).append(' ').append(1 / x).append(' ');
        }
        return text.toString();
    }

    public static String parsing() {
        var text = new StringBuilder();
        for (String s : new String[] {
            "1.5", "-0", "1e10", "1e-400", "1e400", "0.1", "123456789.123456789", "x", "", "2.2250738585072014E-308"
        }) {
            try {
                text.append(Double.doubleToLongBits(Double.parseDouble(s))).append(' ');
            } catch (NumberFormatException e) {
                text.append("bad ");
            }
        }
        return text.toString();
    }

    public static String squareRoots() {
        long hash = 1;
        for (double d : EDGES) {
            hash = 31 * hash + Double.doubleToLongBits(Math.sqrt(d));
        }
        for (int i = 0; i < 1000; i++) {
            hash = 31 * hash + Double.doubleToLongBits(Math.sqrt(i * 0.37));
        }
        return Long.toString(hash);
    }

    public static String signsAndScales() {
        var text = new StringBuilder();
        for (double d : EDGES) {
            text.append(Double.doubleToLongBits(Math.signum(d)))
                    .append(' ')
                    .append(Double.doubleToLongBits(Math.abs(d)));
            text.append(' ')
                    .append(Double.doubleToLongBits(Math.copySign(3.0, d)))
                    .append(' ');
            text.append(Math.getExponent(d))
                    .append(' ')
                    .append(Double.doubleToLongBits(Math.ulp(d)))
                    .append('\n');
        }
        return text.toString();
    }
}
