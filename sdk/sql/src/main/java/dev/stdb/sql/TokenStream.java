package dev.stdb.sql;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** A cursor over tokens with the server's way of saying what it expected instead, and its limit on nesting. */
abstract class TokenStream {
    private static final int MAX_DEPTH = 50;

    private final List<Token> tokens;
    private int at;
    private int depth;

    TokenStream(List<Token> tokens) {
        this.tokens = tokens;
    }

    final Token peek() {
        return peek(0);
    }

    final Token peek(int ahead) {
        return tokens.get(Math.min(at + ahead, tokens.size() - 1));
    }

    final Token next() {
        var token = peek();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    final Token previous() {
        return tokens.get(Math.max(at - 1, 0));
    }

    final boolean atEnd() {
        return peek().kind() == Token.Kind.END;
    }

    final boolean accept(String symbol) {
        boolean found = peek().is(symbol);
        if (found) {
            next();
        }
        return found;
    }

    final boolean acceptKeyword(String keyword) {
        boolean found = peek().isKeyword(keyword);
        if (found) {
            next();
        }
        return found;
    }

    /** Takes the keywords only when all of them follow. */
    final boolean acceptKeywords(String... keywords) {
        for (int i = 0; i < keywords.length; i++) {
            if (!peek(i).isKeyword(keywords[i])) {
                return false;
            }
        }
        at += keywords.length;
        return true;
    }

    /** The next token's keyword if it is one of these, else the empty string; takes it. */
    final String acceptOneOf(Set<String> keywords) {
        String keyword = peek().keyword();
        if (keyword.isEmpty() || !keywords.contains(keyword)) {
            return "";
        }
        next();
        return keyword;
    }

    final void expect(String symbol) {
        if (!accept(symbol)) {
            throw expected(symbol);
        }
    }

    final void expectKeyword(String keyword) {
        if (!acceptKeyword(keyword)) {
            throw expected(keyword);
        }
    }

    final Token identifier() {
        if (peek().kind() != Token.Kind.WORD && peek().kind() != Token.Kind.STRING) {
            throw expected("identifier");
        }
        return next();
    }

    final SqlException expected(String what) {
        var found = peek();
        String message = "Expected " + what + ", found: " + found.print();
        return new SqlException.Syntax(
                found.kind() == Token.Kind.END
                        ? message
                        : message + " at Line: " + found.line() + ", Column " + found.column(),
                found.span());
    }

    /** Runs {@code parse} one level deeper. */
    final <T> T nested(Supplier<T> parse) {
        if (++depth > MAX_DEPTH) {
            throw new SqlException.Syntax("recursion limit exceeded", peek().span());
        }
        try {
            return parse.get();
        } finally {
            depth--;
        }
    }
}
