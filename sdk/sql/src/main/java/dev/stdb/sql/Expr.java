package dev.stdb.sql;

import org.jspecify.annotations.Nullable;

/** A condition or operand, as written. */
public sealed interface Expr {

    Span span();

    /** A column; {@code qualifier} is null when the column stands alone. */
    record Column(@Nullable Name qualifier, Name name) implements Expr {
        @Override
        public Span span() {
            return qualifier == null ? name.span() : qualifier.span().to(name.span());
        }
    }

    /** A constant. {@code text} is what the server parses for the column's type: sign and digits, the string's content, or the hex digits. */
    record Literal(Kind kind, String text, Span span) implements Expr {
        /** How the constant was written. */
        public enum Kind {
            BOOL,
            NUMBER,
            STRING,
            HEX
        }
    }

    /** {@code :sender}, the caller's identity. */
    record Sender(Span span) implements Expr {}

    /** Two operands compared. */
    record Compare(Comparison op, Expr left, Expr right, Span span) implements Expr {}

    /** Two conditions joined. */
    record Logic(Connective op, Expr left, Expr right, Span span) implements Expr {}

    /** {@code AND}, {@code OR}. */
    enum Connective {
        AND,
        OR
    }

    /** The comparison operators; {@link #toString()} is SpacetimeDB's spelling. */
    enum Comparison {
        EQ("="),
        NE("<>"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">=");

        private final String sql;

        Comparison(String sql) {
            this.sql = sql;
        }

        /** The operator that holds after both operands change places. */
        public Comparison mirrored() {
            return switch (this) {
                case EQ -> EQ;
                case NE -> NE;
                case LT -> GT;
                case LE -> GE;
                case GT -> LT;
                case GE -> LE;
            };
        }

        /** Whether {@code order}, the sign of {@code left.compareTo(right)}, satisfies the operator. */
        public boolean holds(int order) {
            return switch (this) {
                case EQ -> order == 0;
                case NE -> order != 0;
                case LT -> order < 0;
                case LE -> order <= 0;
                case GT -> order > 0;
                case GE -> order >= 0;
            };
        }

        @Override
        public String toString() {
            return sql;
        }
    }
}
