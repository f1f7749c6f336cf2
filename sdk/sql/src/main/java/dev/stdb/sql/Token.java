package dev.stdb.sql;

import java.util.Locale;

/**
 * One token. {@code text} is the content (quotes and escapes removed), {@code quote} the quote of an identifier or 0; {@code line} and {@code column} count from
 * 1, in characters.
 */
record Token(Kind kind, String text, char quote, Span span, int line, int column) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        HEX,
        NATIONAL,
        ESCAPED,
        DOLLAR,
        PLACEHOLDER,
        SYMBOL,
        END
    }

    boolean is(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && quote == 0 && text.equalsIgnoreCase(keyword);
    }

    /** The word in upper case, or the empty string for quoted words and other tokens. */
    String keyword() {
        return kind == Kind.WORD && quote == 0 ? text.toUpperCase(Locale.ROOT) : "";
    }

    /** As the server's messages and re-printed statements show it. */
    String print() {
        return switch (kind) {
            case WORD -> quote == 0 ? text : quote + text.replace("\"", "\"\"") + quote;
            case STRING -> "'" + text.replace("'", "''") + "'";
            case HEX -> "X'" + text + "'";
            case NATIONAL -> "N'" + text + "'";
            case ESCAPED -> "E'" + escaped(text) + "'";
            case DOLLAR, NUMBER, PLACEHOLDER, SYMBOL -> text;
            case END -> "EOF";
        };
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("'", "\\'")
                .replace("\n", "\\n")
                .replace("\t", "\\t")
                .replace("\r", "\\r");
    }
}
