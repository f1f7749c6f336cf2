package dev.stdb.conformance.differential.corpus;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public final class BigNumbers {
    private BigNumbers() {}

    private static List<BigInteger> values() {
        var list = new ArrayList<BigInteger>();
        for (String s : new String[] {
            "0",
            "1",
            "-1",
            "255",
            "-256",
            "4294967296",
            "-18446744073709551616",
            "123456789012345678901234567890",
            "-99999999999999999999999999999999999"
        }) {
            list.add(new BigInteger(s));
        }
        return list;
    }

    public static String arithmetic() {
        var text = new StringBuilder();
        for (BigInteger a : values()) {
            for (BigInteger b : values()) {
                text.append(a.add(b))
                        .append(' ')
                        .append(a.subtract(b))
                        .append(' ')
                        .append(a.multiply(b))
                        .append(' ');
                if (b.signum() != 0) {
                    text.append(Arrays.toString(a.divideAndRemainder(b))).append(' ');
                }
                text.append(a.compareTo(b)).append('\n');
            }
        }
        return text.toString();
    }

    public static String bits() {
        var text = new StringBuilder();
        for (BigInteger a : values()) {
            text.append(a.bitLength())
                    .append(' ')
                    .append(a.bitCount())
                    .append(' ')
                    .append(a.shiftLeft(13))
                    .append(' ');
            text.append(a.shiftRight(7))
                    .append(' ')
                    .append(a.not())
                    .append(' ')
                    .append(a.and(BigInteger.valueOf(0xF0F0)))
                    .append(' ');
            text.append(a.or(BigInteger.TEN))
                    .append(' ')
                    .append(a.xor(BigInteger.TWO))
                    .append(' ')
                    .append(a.testBit(3))
                    .append('\n');
        }
        return text.toString();
    }

    public static String bytesAndTexts() {
        var text = new StringBuilder();
        for (BigInteger a : values()) {
            text.append(Arrays.toString(a.toByteArray()))
                    .append(' ')
                    .append(a.toString(16))
                    .append(' ');
            text.append(a.longValue())
                    .append(' ')
                    .append(a.intValue())
                    .append(' ')
                    .append(a.signum())
                    .append('\n');
            text.append(new BigInteger(a.toByteArray()).equals(a));
        }
        return text.toString();
    }

    public static String hashCodes() {
        var text = new StringBuilder();
        for (BigInteger a : values()) {
            text.append(a.hashCode()).append(' ');
        }
        return text.toString();
    }

    public static String numberTheory() {
        BigInteger p = new BigInteger("1000000007");
        return BigInteger.valueOf(3).modPow(new BigInteger("123456789"), p) + " "
                + new BigInteger("462").gcd(new BigInteger("1071")) + " "
                + BigInteger.valueOf(17).modInverse(p) + " " + BigInteger.TWO.pow(200) + " "
                + new BigInteger("144").sqrt();
    }

    public static String exactConversions() {
        try {
            return new BigInteger("99999999999999999999").longValueExact() + "";
        } catch (ArithmeticException e) {
            return "refused " + new BigInteger("5").intValueExact();
        }
    }

    public static String doubles() {
        return new BigInteger("123456789012345678901234567890").doubleValue() + " "
                + new BigDecimal("1.1").doubleValue() + " " + new BigDecimal(0.1);
    }

    public static String decimals() {
        BigDecimal a = new BigDecimal("123.4500");
        BigDecimal b = new BigDecimal("-0.007");
        return a.add(b) + " " + a.multiply(b) + " " + a.divide(b, 10, RoundingMode.HALF_UP) + " "
                + a.setScale(1, RoundingMode.HALF_EVEN) + " "
                + a.stripTrailingZeros() + " " + a.scale() + " " + a.precision() + " "
                + a.negate().toPlainString() + " " + a.compareTo(b) + " "
                + a.equals(new BigDecimal("123.45")) + " " + new BigDecimal("1E+5") + " "
                + new BigDecimal("1E+5").toPlainString();
    }

    public static String roundingModes() {
        var text = new StringBuilder();
        for (RoundingMode mode : RoundingMode.values()) {
            if (mode != RoundingMode.UNNECESSARY) {
                for (String s : new String[] {"2.5", "-2.5", "1.1", "-1.6"}) {
                    text.append(new BigDecimal(s).setScale(0, mode)).append(' ');
                }
            }
        }
        return text + " " + new BigDecimal(1).divide(new BigDecimal(3), MathContext.DECIMAL32);
    }

    public static String decimalDivisionWithoutEndThrows() {
        try {
            return BigDecimal.ONE.divide(new BigDecimal(3)).toString();
        } catch (ArithmeticException e) {
            return "refused";
        }
    }

    public static String decimalHashes() {
        return new BigDecimal("123.45").hashCode() + " "
                + BigDecimal.valueOf(100, 2).hashCode() + " " + new BigDecimal("-1.0").hashCode();
    }
}
