package dev.stdb.conformance.differential.corpus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;

public final class MoreBigNumbers {
    private MoreBigNumbers() {}

    private static BigInteger number(Random random, int mostBytes) {
        byte[] bytes = new byte[1 + random.nextInt(mostBytes)];
        random.nextBytes(bytes);
        return new BigInteger(bytes).abs();
    }

    public static String integers() {
        var r = new Random(11);
        long hash = 7;
        var t = new StringBuilder();
        for (int i = 0; i < 300; i++) {
            var a = number(r, 26);
            var b = number(r, 16);
            if (r.nextBoolean()) {
                a = a.negate();
            }
            if (r.nextBoolean()) {
                b = b.negate();
            }
            int n = r.nextInt(90);
            var results = new java.util.ArrayList<Object>(List.of(
                    a.add(b),
                    a.subtract(b),
                    a.multiply(b),
                    a.and(b),
                    a.or(b),
                    a.xor(b),
                    a.not(),
                    a.andNot(b),
                    a.shiftLeft(n),
                    a.shiftRight(n),
                    a.gcd(b),
                    a.compareTo(b),
                    a.signum(),
                    a.bitLength(),
                    a.bitCount(),
                    a.getLowestSetBit(),
                    a.testBit(n),
                    a.setBit(n),
                    a.clearBit(n),
                    a.flipBit(n),
                    a.hashCode(),
                    a.toString(16),
                    a.toString(36),
                    a.longValue(),
                    a.intValue(),
                    a.doubleValue(),
                    a.floatValue(),
                    a.abs().sqrt(),
                    a.min(b),
                    a.max(b),
                    a.pow(3),
                    a.equals(b),
                    a.toByteArray().length,
                    new BigInteger(a.toByteArray()),
                    new BigInteger(a.toString())));
            if (b.signum() != 0) {
                results.addAll(List.of(
                        a.divide(b),
                        a.remainder(b),
                        a.divideAndRemainder(b)[1],
                        a.mod(b.abs()),
                        a.modPow(BigInteger.valueOf(n), b.abs())));
                if (a.gcd(b).equals(BigInteger.ONE) && b.abs().compareTo(BigInteger.ONE) > 0) {
                    results.add(a.modInverse(b.abs()));
                }
            }
            for (Object o : results) {
                hash = hash * 31 + o.toString().hashCode();
            }
            if (i % 50 == 0) {
                t.append(results);
            }
        }
        return t + " " + hash;
    }

    public static String decimals() {
        var r = new Random(12);
        long hash = 7;
        var t = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            var a = new BigDecimal(number(r, 12), r.nextInt(30) - 10).subtract(new BigDecimal("1000"));
            var b = new BigDecimal(number(r, 8), r.nextInt(12)).add(BigDecimal.ONE);
            var mode = RoundingMode.values()[r.nextInt(7)];
            var results = new java.util.ArrayList<Object>(List.of(
                    a.add(b),
                    a.subtract(b),
                    a.multiply(b),
                    a.divide(b, 10, mode),
                    a.divide(b, MathContext.DECIMAL64),
                    a.setScale(3, mode),
                    a.round(new MathContext(5, mode)),
                    a.negate(),
                    a.abs(),
                    a.scale(),
                    a.precision(),
                    a.unscaledValue(),
                    a.stripTrailingZeros(),
                    a.toPlainString(),
                    a.toEngineeringString(),
                    a.compareTo(b),
                    a.hashCode(),
                    a.signum(),
                    a.movePointLeft(3),
                    a.movePointRight(4),
                    a.toBigInteger(),
                    a.intValue(),
                    a.longValue(),
                    a.doubleValue(),
                    a.remainder(b),
                    a.divideToIntegralValue(b),
                    a.max(b),
                    a.min(b),
                    a.ulp(),
                    a.pow(2),
                    a.equals(b),
                    a.scaleByPowerOfTen(2)));
            for (Object o : results) {
                hash = hash * 31 + o.toString().hashCode();
            }
            if (i % 40 == 0) {
                t.append(results);
            }
        }
        return t + " " + hash;
    }

    public static String parsing() {
        var t = new StringBuilder();
        for (String s : List.of(
                "0",
                "-0",
                "1e5",
                "1E-5",
                ".5",
                "5.",
                "+3.14",
                "123456789.123456789",
                "1e400",
                "0.000",
                "1_0",
                "",
                "e",
                "1e",
                "0x1",
                "1.2.3",
                " 1",
                "NaN")) {
            t.append(Texts.attempt(() -> new BigDecimal(s)))
                    .append(' ')
                    .append(Texts.attempt(() -> new BigInteger(s)))
                    .append(' ')
                    .append(Texts.attempt(() -> new BigDecimal(s).toPlainString()))
                    .append(' ');
        }
        for (double d : new double[] {0.1, 1e10, -2.5, 1e-10, 123.456}) {
            t.append(new BigDecimal(d))
                    .append(' ')
                    .append(BigDecimal.valueOf(d))
                    .append(' ')
                    .append(BigDecimal.valueOf((long) d, 2))
                    .append(' ');
        }
        return t
                + Texts.attempt(() -> new BigDecimal(Double.NaN))
                + Texts.attempt(() -> BigDecimal.ONE.divide(new BigDecimal(3)))
                + BigDecimal.ONE.divide(new BigDecimal(8))
                + Texts.attempt(() -> BigInteger.ONE.divide(BigInteger.ZERO))
                + Texts.attempt(() -> new BigDecimal("1.25").setScale(1))
                + Texts.attempt(() -> BigInteger.TWO.pow(70).longValueExact())
                + Texts.attempt(() -> new BigDecimal("1.5").intValueExact())
                + BigDecimal.TEN.equals(new BigDecimal("10.0"))
                + BigDecimal.ZERO.stripTrailingZeros()
                + new BigDecimal("100").stripTrailingZeros();
    }
}
