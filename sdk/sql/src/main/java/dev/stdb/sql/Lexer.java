package dev.stdb.sql;

import java.util.ArrayList;
import java.util.List;

/** Text to tokens, as the server's tokenizer (PostgreSQL flavour) cuts it. */
final class Lexer {
    private static final String[] SYMBOLS = {
        "<=>", "!~*", "->>", "#>>", "<=", ">=", "<>", "!=", "==", "=>", "||", "::", "->", "#>", "@>", "<@", "!~", "~*",
        "<<", ">>", "&&"
    };

    private final String sql;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int column = 1;

    private Lexer(String sql) {
        this.sql = sql;
    }

    static List<Token> tokens(String sql) {
        var lexer = new Lexer(sql);
        while (lexer.skipBlanks()) {
            lexer.tokens.add(lexer.next());
        }
        lexer.tokens.add(lexer.new Mark().token(Token.Kind.END, "", '\0'));
        return lexer.tokens;
    }

    /** Where a token began. */
    private final class Mark {
        final int start = at;
        final int startLine = line;
        final int startColumn = column;

        Token token(Token.Kind kind, String text, char quote) {
            return new Token(kind, text, quote, new Span(start, at), startLine, startColumn);
        }

        SqlException error(String what) {
            return new SqlException.Syntax(
                    what + " at Line: " + startLine + ", Column " + startColumn, new Span(start, at));
        }
    }

    private boolean skipBlanks() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                advance();
            } else if (sql.startsWith("--", at)) {
                while (at < sql.length() && sql.charAt(at) != '\n') {
                    advance();
                }
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (at >= sql.length()) {
                throw new Mark().error("Unexpected EOF while in a multi-line comment");
            }
            if (sql.startsWith("/*", at)) {
                depth++;
                advance();
            } else if (sql.startsWith("*/", at)) {
                depth--;
                advance();
            }
            advance();
        } while (depth > 0);
    }

    private void advance() {
        int codePoint = sql.codePointAt(at);
        at += Character.charCount(codePoint);
        if (codePoint == '\n') {
            line++;
            column = 1;
        } else {
            column++;
        }
    }

    private void advance(int chars) {
        int end = at + chars;
        while (at < end) {
            advance();
        }
    }

    private char peek(int ahead) {
        return at + ahead < sql.length() ? sql.charAt(at + ahead) : '\0';
    }

    private Token next() {
        var mark = new Mark();
        int c = sql.codePointAt(at);
        if (c == '\'') {
            return mark.token(Token.Kind.STRING, quoted(mark, false), '\0');
        }
        if (c == '"') {
            return quotedWord(mark);
        }
        if (peek(1) == '\'' && "xXnNeE".indexOf(c) >= 0) {
            return prefixed(mark, Character.toUpperCase((char) c));
        }
        if (isWordStart(c)) {
            while (at < sql.length() && isWordPart(sql.codePointAt(at))) {
                advance();
            }
            return mark.token(Token.Kind.WORD, sql.substring(mark.start, at), '\0');
        }
        if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            return number(mark);
        }
        if (c == '?') {
            advance();
            return mark.token(Token.Kind.PLACEHOLDER, "?", '\0');
        }
        if (c == '$') {
            return dollar(mark);
        }
        return symbol(mark);
    }

    private Token prefixed(Mark mark, char prefix) {
        advance();
        String text = quoted(mark, prefix == 'E');
        var kind = switch (prefix) {
            case 'X' -> Token.Kind.HEX;
            case 'N' -> Token.Kind.NATIONAL;
            default -> Token.Kind.ESCAPED;
        };
        return mark.token(kind, text, '\0');
    }

    /** Content of a string at its opening quote; a doubled quote stands for one. */
    private String quoted(Mark mark, boolean escapes) {
        var text = new StringBuilder();
        advance();
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' && peek(1) != '\'') {
                advance();
                return text.toString();
            }
            if (c == '\'' || (escapes && c == '\\' && at + 1 < sql.length())) {
                advance();
                c = sql.charAt(at);
                text.append(escapes ? unescape(c) : c);
                advance();
                continue;
            }
            int from = at;
            advance();
            text.append(sql, from, at);
        }
        throw escapes ? mark.error("Unterminated encoded string literal") : mark.error("Unterminated string literal");
    }

    private static char unescape(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> c;
        };
    }

    private Token quotedWord(Mark mark) {
        var text = new StringBuilder();
        advance();
        while (at < sql.length()) {
            if (sql.charAt(at) == '"') {
                advance();
                if (at >= sql.length() || sql.charAt(at) != '"') {
                    return mark.token(Token.Kind.WORD, text.toString(), '"');
                }
            }
            int from = at;
            advance();
            text.append(sql, from, at);
        }
        throw mark.error("Expected close delimiter '\"' before EOF.");
    }

    private Token number(Mark mark) {
        if (peek(0) == '0' && peek(1) == 'x') {
            advance(2);
            int from = at;
            while (Character.digit(peek(0), 16) >= 0 && peek(0) < 128) {
                advance();
            }
            return mark.token(Token.Kind.HEX, sql.substring(from, at), '\0');
        }
        digits();
        if (peek(0) == '.') {
            advance();
            digits();
        }
        if (peek(0) == 'e' || peek(0) == 'E') {
            int sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
            if (isDigit(peek(1 + sign))) {
                advance(1 + sign);
                digits();
            }
        }
        return mark.token(Token.Kind.NUMBER, sql.substring(mark.start, at), '\0');
    }

    private void digits() {
        while (isDigit(peek(0))) {
            advance();
        }
    }

    private Token dollar(Mark mark) {
        advance();
        if (peek(0) == '$') {
            int close = sql.indexOf("$$", at + 1);
            if (close < 0) {
                throw mark.error("Unterminated dollar-quoted string");
            }
            advance(close + 2 - at);
            return mark.token(Token.Kind.DOLLAR, sql.substring(mark.start, at), '\0');
        }
        while (at < sql.length() && (Character.isLetterOrDigit(peek(0)) || peek(0) == '_')) {
            advance();
        }
        return mark.token(Token.Kind.PLACEHOLDER, sql.substring(mark.start, at), '\0');
    }

    private Token symbol(Mark mark) {
        for (String symbol : SYMBOLS) {
            if (sql.startsWith(symbol, at)) {
                advance(symbol.length());
                return mark.token(Token.Kind.SYMBOL, symbol, '\0');
            }
        }
        advance();
        return mark.token(Token.Kind.SYMBOL, sql.substring(mark.start, at), '\0');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWordStart(int c) {
        return Character.isAlphabetic(c) || c == '_';
    }

    private static boolean isWordPart(int c) {
        return isWordStart(c) || isDigit(c) || c == '$';
    }
}
