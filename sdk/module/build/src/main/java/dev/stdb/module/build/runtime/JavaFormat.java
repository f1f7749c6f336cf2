package dev.stdb.module.build.runtime;

import java.util.Formatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's {@code Formatter} asks of locales and calendars. A module has the signs of {@link Locale#ROOT} and of English;
 * for other languages it would need their tables, so it refuses them.
 */
public final class JavaFormat {
    private JavaFormat() {}

    public static char getZero(@Nullable Locale locale) {
        check(locale);
        return '0';
    }

    public static char getDecimalSeparator(@Nullable Locale locale) {
        check(locale);
        return '.';
    }

    public static char getGroupingSeparator(@Nullable Locale locale) {
        check(locale);
        return ',';
    }

    public static char getMinusSign(@Nullable Locale locale) {
        check(locale);
        return '-';
    }

    private static void check(@Nullable Locale locale) {
        if (locale != null
                && !locale.getLanguage().isEmpty()
                && !locale.getLanguage().equals("en")) {
            throw new UnsupportedOperationException(
                    "A module formats as Locale.ROOT does, and has no tables for " + locale);
        }
    }

    /** In place of {@code %t}. */
    @SuppressWarnings("DoNotCallSuggester") // only the formatter calls it
    public static void printDateTime(Object specifier, Formatter formatter, Object date, Locale locale) {
        throw new UnsupportedOperationException(
                "A module does not format dates with %t: use toString or the parts of a date");
    }
}
