package dev.stdb.sql;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a statement was refused. {@link #getMessage()} is the server's own wording wherever the server has one, so it can be sent to clients as it is;
 * {@link #span()} says where, when one place is to blame.
 */
public abstract sealed class SqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Span span;

    private SqlException(String message, @Nullable Span span) {
        super(message);
        this.span = span;
    }

    /** The place in the statement's text, or empty when the statement as a whole is meant. */
    public Optional<Span> span() {
        return Optional.ofNullable(span);
    }

    /** The text is no SQL; the message starts with {@code sql parser error:} and ends with line and column, except at the end of the text. */
    public static final class Syntax extends SqlException {
        private static final long serialVersionUID = 1L;

        Syntax(String message, @Nullable Span span) {
            super("sql parser error: " + message, span);
        }
    }

    /** SQL, but outside of what SpacetimeDB's SQL offers. */
    public static final class Unsupported extends SqlException {
        private static final long serialVersionUID = 1L;

        Unsupported(String message, @Nullable Span span) {
            super(message, span);
        }

        /** Refuses the statement as a whole with {@code message}, for engines built on this library. */
        public Unsupported(String message) {
            super(message, null);
        }
    }

    /** Longer than {@link Sql#MAX_BYTES} or nested deeper than the server allows. */
    public static final class TooLarge extends SqlException {
        private static final long serialVersionUID = 1L;

        TooLarge(String message) {
            super(message, null);
        }
    }

    /** A table, column or qualifier that the statement cannot name; for a private table the text is the one of a missing table. */
    public static final class Unresolved extends SqlException {
        private static final long serialVersionUID = 1L;

        Unresolved(String message, @Nullable Span span) {
            super(message, span);
        }
    }

    /** The names are known but the statement does not fit them: wrong type, literal, number of values, duplicate name. */
    public static final class Mismatch extends SqlException {
        private static final long serialVersionUID = 1L;

        Mismatch(String message, @Nullable Span span) {
            super(message, span);
        }
    }

    /** Fine for the real server, refused because the program at hand does not offer it yet; the message says so. */
    public static final class NotOffered extends SqlException {
        private static final long serialVersionUID = 1L;

        /** Refuses the statement with {@code message}, for engines built on this library. */
        public NotOffered(String message) {
            super(message, null);
        }
    }

    /** The statement is fine, but running it failed, as by a key that exists already. */
    public static final class Failed extends SqlException {
        private static final long serialVersionUID = 1L;

        /** Ends the statement with {@code message}, for engines built on this library. */
        public Failed(String message) {
            super(message, null);
        }
    }
}
