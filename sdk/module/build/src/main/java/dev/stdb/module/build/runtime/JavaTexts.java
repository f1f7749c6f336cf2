package dev.stdb.module.build.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Methods of {@code String} and {@code Pattern} that TeaVM's class library has otherwise than Java. */
public final class JavaTexts {
    /** Greek sigma, which is another letter at the end of a word. */
    private static final char SIGMA = '\u03A3';

    private static final char FINAL_SIGMA = '\u03C2';

    private JavaTexts() {}

    public static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!JavaLang.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** A null element is joined as {@code null}. */
    public static String join(CharSequence delimiter, @Nullable CharSequence... elements) {
        var joined = new StringBuilder();
        for (int i = 0; i < elements.length; i++) {
            if (i > 0) {
                joined.append(delimiter);
            }
            joined.append(String.valueOf(elements[i]));
        }
        return joined.toString();
    }

    public static String[] split(Pattern pattern, CharSequence text) {
        return split(pattern, text, 0);
    }

    /** A match of no width at the beginning gives no empty part. */
    public static String[] split(Pattern pattern, CharSequence text, int limit) {
        List<String> parts = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        int from = 0;
        while ((limit <= 0 || parts.size() < limit - 1) && matcher.find()) {
            if (matcher.end() > 0) {
                parts.add(text.subSequence(from, matcher.start()).toString());
                from = matcher.end();
            }
        }
        if (from == 0 && parts.isEmpty()) {
            return new String[] {text.toString()};
        }
        parts.add(text.subSequence(from, text.length()).toString());
        int count = parts.size();
        while (limit == 0 && count > 0 && parts.get(count - 1).isEmpty()) {
            count--;
        }
        return parts.subList(0, count).toArray(new String[0]);
    }

    /** By code points, but by characters if one of the two has none above {@code \u00FF}: so does Java. */
    public static int compareToIgnoreCase(String a, String b) {
        boolean characters = isLatin1(a) || isLatin1(b);
        int i = 0;
        int k = 0;
        while (i < a.length() && k < b.length()) {
            int one = characters ? a.charAt(i) : a.codePointAt(i);
            int other = characters ? b.charAt(k) : b.codePointAt(k);
            int difference = one == other ? 0 : folded(one) - folded(other);
            if (difference != 0) {
                return difference;
            }
            i += Character.charCount(one);
            k += Character.charCount(other);
        }
        return (a.length() - i) - (b.length() - k);
    }

    private static boolean isLatin1(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0xFF) {
                return false;
            }
        }
        return true;
    }

    public static boolean equalsIgnoreCase(String a, @Nullable String b) {
        return b != null && a.length() == b.length() && regionMatches(a, true, 0, b, 0, a.length());
    }

    public static boolean regionMatches(String a, boolean ignoreCase, int from, String b, int other, int length) {
        if (other < 0 || from < 0 || from > (long) a.length() - length || other > (long) b.length() - length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char one = a.charAt(from + i);
            char two = b.charAt(other + i);
            if (one != two && (!ignoreCase || folded(one) != folded(two))) {
                return false;
            }
        }
        return true;
    }

    private static int folded(int c) {
        return c < 0x80
                ? (c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c)
                : Character.toLowerCase(Character.toUpperCase(c));
    }

    public static String toLowerCase(String text, Locale locale) {
        return toLowerCase(text);
    }

    /** With the two letters that depend on their neighbours or become two. */
    public static String toLowerCase(String text) {
        StringBuilder lower = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int l = c == SIGMA && endsWord(text, i) ? FINAL_SIGMA : Character.toLowerCase(c);
            if (l != c && lower == null) {
                lower = new StringBuilder(text.length() + 2).append(text, 0, i);
            }
            if (lower != null) {
                lower.appendCodePoint(l);
                if (c == '\u0130') {
                    lower.append('\u0307');
                }
            }
            i += Character.charCount(c);
        }
        return lower == null ? text : lower.toString();
    }

    private static boolean endsWord(String text, int at) {
        return at > 0
                && Character.isLetter(text.codePointBefore(at))
                && (at + 1 == text.length() || !Character.isLetter(text.codePointAt(at + 1)));
    }

    public static String toUpperCase(String text, Locale locale) {
        return toUpperCase(text);
    }

    /** With the letters that become two or three. */
    public static String toUpperCase(String text) {
        StringBuilder upper = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            String several = c < 0x80 ? null : SeveralLetters.of(c);
            int u = Character.toUpperCase(c);
            if ((u != c || several != null) && upper == null) {
                upper = new StringBuilder(text.length() + 2).append(text, 0, i);
            }
            if (upper != null) {
                if (several == null) {
                    upper.appendCodePoint(u);
                } else {
                    upper.append(several);
                }
            }
            i += Character.charCount(c);
        }
        return upper == null ? text : upper.toString();
    }

    public static StringBuilder append(StringBuilder builder, @Nullable CharSequence text) {
        return text == null ? builder.append("null") : builder.append(text, 0, text.length());
    }

    /** What is added is zeros. */
    public static void setLength(StringBuilder builder, int length) {
        if (length < builder.length()) {
            builder.delete(length, builder.length());
        } else {
            builder.append(new char[length - builder.length()]);
        }
    }

    public static StringBuffer append(StringBuffer builder, @Nullable CharSequence text) {
        return text == null ? builder.append("null") : builder.append(text, 0, text.length());
    }

    /** What is added is zeros. */
    public static void setLength(StringBuffer builder, int length) {
        if (length < builder.length()) {
            builder.delete(length, builder.length());
        } else {
            builder.append(new char[length - builder.length()]);
        }
    }

    /** {@code StringBuilder.repeat}: {@code codePoint} so many times. */
    public static StringBuilder repeat(StringBuilder builder, int codePoint, int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count is negative: " + count);
        }
        for (int i = 0; i < count; i++) {
            builder.appendCodePoint(codePoint);
        }
        return builder;
    }
}
