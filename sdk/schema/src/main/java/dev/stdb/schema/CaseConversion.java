package dev.stdb.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The server's name conversion (crate convert_case 0.6): names are split into words at {@code _}, {@code -} and spaces,
 * between a lower-case and an upper-case letter, before the last capital of an acronym that goes on in lower case, and
 * between letters and digits; the words are then joined in another way. Names of separators alone become empty.
 */
public final class CaseConversion {
    private CaseConversion() {}

    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    /** {@code UserID} becomes {@code user_id}. */
    public static String snake(String name) {
        return words(name).stream().map(CaseConversion::lower).collect(Collectors.joining("_"));
    }

    /** {@code GrannySmith} becomes {@code grannySmith}. */
    public static String camel(String name) {
        return joined(words(name), CaseConversion::lower);
    }

    /** {@code user_item} becomes {@code UserItem}. */
    public static String pascal(String name) {
        return joined(words(name), CaseConversion::capital);
    }

    private static String joined(List<String> words, UnaryOperator<String> first) {
        var name = new StringBuilder();
        for (String word : words) name.append(name.isEmpty() ? first.apply(word) : capital(word));
        return name.toString();
    }

    private static String capital(String word) {
        String first = graphemes(word).getFirst();
        return first.toUpperCase(Locale.ROOT) + lower(word.substring(first.length()));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<String> words(String name) {
        List<String> parts = graphemes(name);
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            boolean separator = isSeparator(parts.get(i));
            if (separator || startsWord(parts, i)) {
                if (!word.isEmpty()) words.add(word.toString());
                word.setLength(0);
            }
            if (!separator) word.append(parts.get(i));
        }
        if (!word.isEmpty()) words.add(word.toString());
        return words;
    }

    private static boolean startsWord(List<String> parts, int i) {
        if (i == 0) return false;
        String before = parts.get(i - 1);
        String at = parts.get(i);
        if (isLower(before) && isUpper(at)) return true;
        if (isDigit(before) != isDigit(at)) {
            String other = isDigit(before) ? at : before;
            if (isLower(other) || isUpper(other)) return true;
        }
        return i + 1 < parts.size() && isUpper(before) && isUpper(at) && isLower(parts.get(i + 1));
    }

    private static boolean isSeparator(String part) {
        return part.equals("_") || part.equals("-") || part.equals(" ");
    }

    private static boolean isUpper(String part) {
        String upper = part.toUpperCase(Locale.ROOT);
        return part.equals(upper) && !upper.equals(lower(part));
    }

    private static boolean isLower(String part) {
        String lower = lower(part);
        return part.equals(lower) && !lower.equals(part.toUpperCase(Locale.ROOT));
    }

    private static boolean isDigit(String part) {
        return part.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<String> graphemes(String text) {
        var parts = new ArrayList<String>(text.length());
        Matcher matcher = GRAPHEME.matcher(text);
        while (matcher.find()) parts.add(matcher.group());
        return parts;
    }
}
