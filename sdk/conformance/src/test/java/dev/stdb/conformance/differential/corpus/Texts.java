package dev.stdb.conformance.differential.corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public final class Texts {
    private Texts() {}

    /** What the action gives, or what kind of exception it throws. */
    static String attempt(java.util.function.Supplier<Object> action) {
        try {
            return String.valueOf(action.get());
        } catch (IndexOutOfBoundsException e) {
            return "out of bounds";
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }

    public static String splitting() {
        var t = new StringBuilder();
        for (String s : List.of("a,b;c", "", ",", ",,", "a", " a  b ", "a1b2c3", "x|y|z", "one.two", "ab", "aXbXXc")) {
            for (String r : List.of(",", ";|,", "\\s+", "\\d", "\\|", "[.]", "", "X", "X+", "(?=[A-Z])")) {
                t.append(Arrays.toString(s.split(r)))
                        .append(Arrays.toString(s.split(r, 2)))
                        .append(Arrays.toString(s.split(r, -1)));
            }
        }
        return t.toString();
    }

    public static String regularExpressions() {
        var t = new StringBuilder();
        Matcher m = Pattern.compile("([a-z]+)=(\\d+)(;|$)").matcher("ab=12;cd=3;EF=4;gh=56");
        while (m.find()) {
            t.append(m.group()).append(m.group(2)).append(m.start()).append(' ');
        }
        t.append("a.b.c".matches("[a-c.]+")).append("2024-01-02".replaceAll("(\\d+)-(\\d+)-(\\d+)", "$3.$2.$1"));
        t.append(Pattern.compile("HELLO", Pattern.CASE_INSENSITIVE)
                .matcher("say hello")
                .find());
        t.append(Pattern.compile("^b", Pattern.MULTILINE).matcher("a\nb").find());
        t.append(Pattern.compile("a.b", Pattern.DOTALL).matcher("a\nb").matches());
        t.append(Pattern.quote("a.b")).append(Matcher.quoteReplacement("$1\\"));
        t.append(attempt(() -> Pattern.compile("(")));
        t.append("aaa".replaceFirst("a*?", "b"))
                .append("foo bar".replaceAll("\\b", "|"))
                .append("x1y22".replaceAll("\\D", ""));
        t.append("a\\b".replace("\\", "/")).append("tel: +49 30".replaceAll("[^0-9+]", ""));
        t.append(Pattern.matches("[\\w.]+@[\\w.]+\\.\\w{2,}", "me@example.org"));
        t.append(Pattern.compile("(\\w)\\1").matcher("hello").replaceAll("<$1>"));
        t.append(Pattern.compile("(?i)[äöü]").matcher("ÄäX").replaceAll("_"));
        return t.toString();
    }

    public static String builders() {
        var r = new Random(5);
        var b = new StringBuilder("start");
        var t = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            int at = r.nextInt(b.length() + 1);
            switch (r.nextInt(12)) {
                case 0 -> b.insert(at, "ab" + i);
                case 1 -> b.insert(at, i);
                case 2 -> b.insert(at, 'c').insert(0, true).insert(at, 7L);
                case 3 -> b.delete(at, Math.min(b.length(), at + 9));
                case 4 ->
                    b.append(i).append('x').append(1.5).append(false).append(2L).append(0.25f);
                case 5 -> b.replace(at, Math.min(b.length(), at + 3), "REP");
                case 6 -> {
                    if (b.length() > at) {
                        b.setCharAt(at, '#');
                    }
                }
                case 7 -> b.reverse();
                case 8 -> {
                    if (b.length() > at) {
                        b.deleteCharAt(at);
                    }
                }
                case 9 -> b.append("𝄞é").appendCodePoint(0x1F600);
                case 10 ->
                    b.append(b.length() > 4 ? b.substring(1, 3) : "")
                            .append(new char[] {'p', 'q'})
                            .append("hello", 1, 3);
                default ->
                    t.append(b.indexOf("x"))
                            .append(b.lastIndexOf("a"))
                            .append(b.length())
                            .append(b.toString().hashCode());
            }
            if (b.length() > 200) {
                b.setLength(50);
            }
        }
        return t + b.toString() + b.codePointAt(0) + b.chars().sum() + b.isEmpty();
    }

    public static String builderBounds() {
        var t = new StringBuilder();
        var b = new StringBuilder("abc");
        t.append(attempt(() -> b.insert(4, "x")))
                .append(attempt(() -> b.deleteCharAt(3)))
                .append(attempt(() -> b.charAt(3)));
        t.append(attempt(() -> b.delete(2, 1)))
                .append(attempt(() -> b.replace(4, 5, "x")))
                .append(attempt(() -> b.substring(2, 1)));
        t.append(attempt(() -> b.delete(1, 99))).append(attempt(() -> {
            b.setLength(5);
            return (int) b.charAt(4);
        }));
        t.append(attempt(() -> {
                    b.setLength(-1);
                    return b;
                }))
                .append(attempt(
                        () -> b.append((String) null).append((Object) null).append((char[]) null)));
        return t.toString();
    }

    public static String searching() {
        var t = new StringBuilder();
        String s = "hello wörld, hello 😀 moon";
        for (String f : List.of("", "h", "hello", "o", "😀", "zzz", " ")) {
            t.append(s.indexOf(f))
                    .append(' ')
                    .append(s.lastIndexOf(f))
                    .append(' ')
                    .append(s.indexOf(f, 3))
                    .append(' ')
                    .append(s.lastIndexOf(f, 3))
                    .append(' ')
                    .append(s.contains(f))
                    .append(s.startsWith(f))
                    .append(s.endsWith(f))
                    .append(s.startsWith(f, 13))
                    .append(';');
        }
        t.append(s.indexOf(0x1F600))
                .append(s.lastIndexOf('o', 5))
                .append(s.indexOf('l', -5))
                .append(s.indexOf("l", 99))
                .append(s.lastIndexOf("l", -1));
        t.append(s.regionMatches(true, 0, "HELLO", 0, 5))
                .append(s.regionMatches(6, "xw", 1, 1))
                .append(s.offsetByCodePoints(0, 21));
        t.append(attempt(() -> s.charAt(99)))
                .append(attempt(() -> s.substring(5, 4)))
                .append(attempt(() -> s.codePointAt(-1)))
                .append(attempt(() -> s.subSequence(0, 99)));
        return t.toString();
    }

    public static String comparing() {
        List<String> words =
                new ArrayList<>(List.of("b", "B", "a", "ä", "Z", "aa", "", "10", "9", "😀", "\uFFFF", "é", "ß", "SS"));
        var t = new StringBuilder();
        words.sort(null);
        t.append(words);
        words.sort(String.CASE_INSENSITIVE_ORDER);
        t.append(words);
        for (String a : words) {
            for (String b : words) {
                t.append(a.compareTo(b))
                        .append(',')
                        .append(a.compareToIgnoreCase(b))
                        .append(a.equalsIgnoreCase(b) ? '=' : '!');
            }
        }
        return t + "" + "a".contentEquals(new StringBuilder("a")) + "ab".hashCode()
                + "İ".toLowerCase(Locale.ROOT).length();
    }

    public static String changingCase() {
        String s = "ÀÉÎõü ß ŉ ǆ ΑΣ ΣΑΣ АЯ ﬁ İı ÿ Ω K µ";
        return s.toUpperCase(Locale.ROOT)
                + s.toLowerCase(Locale.ROOT)
                + s.toUpperCase(Locale.ENGLISH)
                + "TITLE".toLowerCase(Locale.ROOT);
    }

    public static String trimming() {
        var t = new StringBuilder();
        for (String s :
                List.of("", " ", " a ", "\t\n a\u00a0", "\u2003x\u2003", "\u0000y\u001f", "  in  side  ", "\u3000")) {
            t.append('[')
                    .append(s.trim())
                    .append('|')
                    .append(s.strip())
                    .append('|')
                    .append(s.stripLeading())
                    .append('|')
                    .append(s.stripTrailing())
                    .append(s.isBlank())
                    .append(s.isEmpty())
                    .append(']');
        }
        return t
                + "  a\n b".stripIndent()
                + "a\\tb\\u0041\\n".length()
                + "x\\ty".translateEscapes()
                + "a\r\nb\nc\r".lines().toList()
                + "ab".indent(2)
                + "   x".indent(-2);
    }

    public static String textBlocks() {
        return """
                {
                  "a": "\\b",\t
                  "c": \"""d\"""
                } \
                joined
                """ + "%s-%d".formatted("x", 5).length();
    }

    public static String joining() {
        return String.join("-", List.of("a", "b"))
                + String.join("", "x", null, "y")
                + "ab".repeat(0)
                + "é😀".repeat(3)
                + attempt(() -> "a".repeat(-1))
                + String.valueOf(new char[] {'a', 'b', 'c'}, 1, 2)
                + String.copyValueOf(new char[] {'z'})
                + String.valueOf((Object) null)
                + "abc".concat("d")
                + "a".replace('a', 'b')
                + "banana".replace("an", "")
                + "aaa".replace("aa", "b")
                + "abc".replace("", "-")
                + "x".replace("x", "$");
    }

    public static String characters() {
        String s = "a😀é\uD83Dz";
        return Arrays.toString(s.toCharArray()).length()
                + Arrays.toString(s.codePoints().toArray())
                + Arrays.toString(s.chars().toArray())
                + s.codePointBefore(3)
                + s.codePointCount(0, 4)
                + Arrays.toString(s.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + new String(
                                new byte[] {(byte) 0xC3, (byte) 0xA9, (byte) 0xFF, 'a', (byte) 0xF0, (byte) 0x9F},
                                java.nio.charset.StandardCharsets.UTF_8)
                        .length()
                + Arrays.toString("aé€".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
                + Arrays.toString("aé€".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                + new String(new byte[] {65, (byte) 200}, java.nio.charset.StandardCharsets.ISO_8859_1)
                + Arrays.toString("é€".getBytes(java.nio.charset.StandardCharsets.UTF_16BE));
    }

    public static String hashes() {
        var r = new Random(9);
        long sum = 0;
        for (int i = 0; i < 200; i++) {
            var b = new StringBuilder();
            for (int k = r.nextInt(30); k > 0; k--) {
                b.append((char) r.nextInt(65536));
            }
            sum = sum * 31 + b.toString().hashCode();
        }
        return Long.toString(sum);
    }
}
