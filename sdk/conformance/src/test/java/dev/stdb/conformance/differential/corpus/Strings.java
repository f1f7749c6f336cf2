package dev.stdb.conformance.differential.corpus;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

public final class Strings {
    private Strings() {}

    public static String concatenation() {
        String n = null;
        char c = 'x';
        return "a" + 1 + 2L + 'c' + true + n + c + (char) 66 + 1.5 + -0.5f;
    }

    public static String hashCodes() {
        return "".hashCode() + " " + "hello".hashCode() + " " + "grüße 😀".hashCode();
    }

    public static String searching() {
        String s = "the quick brown fox";
        return s.indexOf("quick") + " " + s.indexOf('z') + " " + s.lastIndexOf("o") + " " + s.indexOf("o", 13) + " "
                + s.contains("brown") + s.startsWith("the") + s.endsWith("fox") + s.startsWith("quick", 4);
    }

    public static String splitting() {
        return Arrays.toString("a,b,,c,,".split(","))
                + Arrays.toString("a,b,,c,,".split(",", -1))
                + Arrays.toString("a1b22c".split("[0-9]+"))
                + Arrays.toString("  x y ".trim().split("\\s+"));
    }

    public static String replacing() {
        return "aaa".replace("a", "bb")
                + "x.y.z".replace('.', '/')
                + "a1b2".replaceAll("[0-9]", "#")
                + "hello".replaceFirst("l", "L");
    }

    public static String cases() {
        return "MiXeD".toLowerCase(Locale.ROOT)
                + "MiXeD ü".toUpperCase(Locale.ROOT)
                + "ABC".equalsIgnoreCase("abc")
                + "abc".compareTo("abd")
                + "abc".compareToIgnoreCase("ABD");
    }

    public static String trimming() {
        return "[" + "  a b ".trim() + "][" + "\u2003a ".strip() + "][" + " a ".stripLeading() + "]["
                + " a ".stripTrailing() + "]" + " ".isBlank() + "".isEmpty();
    }

    public static String repeatingAndJoining() {
        return "ab".repeat(3)
                + String.join("-", "a", "b", "c")
                + String.join("/", List.of("x", "y"))
                + new StringJoiner(", ", "{", "}").add("1").add("2");
    }

    public static String substrings() {
        String s = "hello";
        try {
            return s.substring(1, 3) + s.substring(5) + s.substring(6);
        } catch (IndexOutOfBoundsException e) {
            return "out of bounds";
        }
    }

    public static String surrogates() {
        String s = "a😀b";
        return s.length() + " " + s.codePointAt(1) + " " + s.codePointCount(0, s.length()) + " "
                + s.codePoints().boxed().map(String::valueOf).collect(Collectors.joining(",")) + " "
                + new StringBuilder(s).reverse() + " " + Character.toChars(0x1F600).length + " "
                + new String(new int[] {0x1F600, 65}, 0, 2);
    }

    public static String utf8RoundTrip() {
        String s = "aé€😀\u0000\u07FF\u0800\uFFFF";
        byte[] bytes = s.getBytes(StandardCharsets.UTF_8);
        return Arrays.toString(bytes) + new String(bytes, StandardCharsets.UTF_8).equals(s);
    }

    public static String latin1AndAscii() {
        return Arrays.toString("é€".getBytes(StandardCharsets.ISO_8859_1))
                + Arrays.toString("é".getBytes(StandardCharsets.US_ASCII));
    }

    public static String builders() {
        var b = new StringBuilder("hello");
        b.insert(0, 12)
                .append(3.5f)
                .append(new char[] {'x', 'y'})
                .deleteCharAt(1)
                .replace(0, 1, "Z")
                .setCharAt(1, 'Q');
        b.setLength(b.length() - 1);
        return b + " " + b.length() + " " + b.indexOf("l") + " " + b.charAt(2) + b.reverse();
    }

    public static String linesAndTextBlocks() {
        String block = """
                first
                  second\tx
                third""";
        return block.lines().map(l -> "<" + l + ">").collect(Collectors.joining()) + block.indent(2) + block.length();
    }

    public static String charactersAreClassified() {
        var text = new StringBuilder();
        for (char c : "aZ5 _é\n€".toCharArray()) {
            text.append(Character.isLetter(c)).append(Character.isDigit(c)).append(Character.isWhitespace(c));
            text.append(Character.isUpperCase(c))
                    .append(Character.toUpperCase(c))
                    .append(Character.getNumericValue(c));
        }
        return text.toString();
    }

    public static String valueOfs() {
        return String.valueOf(new char[] {'a', 'b'})
                + String.valueOf((Object) null)
                + String.valueOf(3L)
                + "abc".chars().sum();
    }

    public static String switchOnStrings() {
        var text = new StringBuilder();
        for (String s : new String[] {"Aa", "BB", "C", "none"}) {
            text.append(
                    switch (s) {
                        case "Aa" -> 1;
                        case "BB" -> 2;
                        case "C" -> 3;
                        default -> 0;
                    });
        }
        return text.toString();
    }
}
