package dev.stdb.conformance.differential.corpus;

/** Results are those of StrictMath, on both sides. */
public final class MathFunctions {
    private interface Function {
        double of(double x);
    }

    private MathFunctions() {}

    private static String over(double from, double to, Function f) {
        long hash = 1;
        double step = (to - from) / 997;
        for (double x = from; x <= to; x += step) {
            hash = 31 * hash + Double.doubleToLongBits(f.of(x));
        }
        for (double x : new double[] {
            0.0,
            -0.0,
            1,
            -1,
            1e-10,
            1e10,
            1e22,
            1e300,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            4.9e-324
        }) {
            hash = 31 * hash + Double.doubleToLongBits(f.of(x));
        }
        return Long.toString(hash);
    }

    public static String sin() {
        return over(-100, 100, StrictMath::sin);
    }

    public static String cos() {
        return over(-100, 100, StrictMath::cos);
    }

    public static String tan() {
        return over(-10, 10, StrictMath::tan);
    }

    public static String asin() {
        return over(-1.1, 1.1, StrictMath::asin);
    }

    public static String acos() {
        return over(-1.1, 1.1, StrictMath::acos);
    }

    public static String atan() {
        return over(-50, 50, StrictMath::atan);
    }

    public static String exp() {
        return over(-750, 720, StrictMath::exp);
    }

    public static String log() {
        return over(-1, 1000, StrictMath::log);
    }

    public static String log10() {
        return over(-1, 1000, StrictMath::log10);
    }

    public static String cbrt() {
        return over(-1000, 1000, StrictMath::cbrt);
    }

    public static String sinh() {
        return over(-30, 30, StrictMath::sinh);
    }

    public static String cosh() {
        return over(-30, 30, StrictMath::cosh);
    }

    public static String tanh() {
        return over(-30, 30, StrictMath::tanh);
    }

    public static String expm1() {
        return over(-50, 50, StrictMath::expm1);
    }

    public static String log1p() {
        return over(-1, 50, StrictMath::log1p);
    }

    public static String pow() {
        long hash = 1;
        double[] values = {
            0,
            -0.0,
            1,
            -1,
            2,
            0.5,
            -2,
            3,
            10,
            -3.5,
            1e10,
            1e-10,
            100.25,
            1e300,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            7.7
        };
        for (double a : values) {
            for (double b : values) {
                hash = 31 * hash + Double.doubleToLongBits(StrictMath.pow(a, b));
            }
        }
        for (int i = 1; i < 500; i++) {
            hash = 31 * hash + Double.doubleToLongBits(StrictMath.pow(i * 0.731, i * 0.0137 - 3));
        }
        return Long.toString(hash);
    }

    public static String atan2() {
        long hash = 1;
        for (double y = -5; y < 5; y += 0.37) {
            for (double x = -5; x < 5; x += 0.41) {
                hash = 31 * hash + Double.doubleToLongBits(StrictMath.atan2(y, x));
            }
        }
        return Long.toString(hash);
    }

    public static String hypot() {
        long hash = 1;
        for (double y = -5; y < 5; y += 0.37) {
            for (double x = -5; x < 5; x += 0.41) {
                hash = 31 * hash + Double.doubleToLongBits(StrictMath.hypot(y, x));
            }
        }
        return Long.toString(hash);
    }

    public static String degreesAndRadians() {
        return Math.toRadians(180) + " " + Math.toDegrees(1);
    }

    public static String mathIsStrictMath() {
        return (Math.sin(1e6) == StrictMath.sin(1e6)) + " " + (Math.exp(1) > 2.7) + " " + Math.pow(2, 10);
    }

    public static String scalb() {
        long hash = 1;
        for (int n :
                new int[] {0, 1, -1, 52, -52, 511, 512, 513, -511, -512, -1000, -1030, -1074, -1080, 2099, -2099, 99999
                }) {
            for (double x : new double[] {1, -1.7, 4.9e-324, 1.7e308, 0.1, 3e-200, -0.0, Double.NaN}) {
                hash = 31 * hash + Double.doubleToLongBits(Math.scalb(x, n));
                hash = 31 * hash + Float.floatToIntBits(Math.scalb((float) x, n));
            }
        }
        return Long.toString(hash);
    }
}
