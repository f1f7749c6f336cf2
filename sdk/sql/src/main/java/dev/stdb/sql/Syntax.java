package dev.stdb.sql;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL-flavoured syntax as parsed, before {@link Lowering} keeps what SpacetimeDB offers. What is never offered is kept only as the text with which the
 * server's messages repeat it.
 */
final class Syntax {
    private Syntax() {}

    /** An expression. */
    sealed interface Node {
        Span span();
    }

    record Ident(Token token) implements Node {
        @Override
        public Span span() {
            return token.span();
        }
    }

    record Compound(List<Token> parts) implements Node {
        @Override
        public Span span() {
            return parts.getFirst().span().to(parts.getLast().span());
        }
    }

    /** A constant of any kind, supported or not. */
    record Value(Kind kind, String text, String printed, Span span) implements Node {
        enum Kind {
            BOOL,
            NUMBER,
            STRING,
            HEX,
            PLACEHOLDER,
            OTHER
        }
    }

    record Unary(String op, Node operand, Span span) implements Node {}

    record Binary(Node left, String op, Node right, Span span) implements Node {
        Binary(Node left, String op, Node right) {
            this(left, op, right, left.span().to(right.span()));
        }
    }

    record Nested(Node inner, Span span) implements Node {}

    record Call(String text, boolean isCountStar, Span span) implements Node {}

    record Other(String text, Span span) implements Node {}

    /** Something never supported around an expression. */
    record Wrapped(String before, Node inner, String after, Span span) implements Node {}

    /** An item of a SELECT list. */
    sealed interface Item {
        String print();
    }

    record Wildcard(List<Token> qualifier, Span span) implements Item {
        @Override
        public String print() {
            return qualifier.isEmpty() ? "*" : name(qualifier) + ".*";
        }
    }

    record Aliased(Node expr, @Nullable Token alias) implements Item {
        @Override
        public String print() {
            return Syntax.print(expr) + (alias == null ? "" : " AS " + alias.print());
        }
    }

    /** A table in FROM; {@code other} holds the text of anything but a plain table with a plain alias. */
    record Table(
            List<Token> name,
            @Nullable Token alias,
            @Nullable String other) {
        String print() {
            return other != null ? other : Syntax.name(name) + (alias == null ? "" : " AS " + alias.print());
        }
    }

    /** A join; {@code on} is null without ON, {@code plain} is false for outer joins, natural joins and USING. */
    record Join(
            String kind,
            boolean plain,
            Table table,
            @Nullable Node on,
            String constraint) {
        String print() {
            return " " + kind + " " + table.print() + constraint;
        }
    }

    record TableWithJoins(Table table, List<Join> joins) {
        String print() {
            return table.print() + joins.stream().map(Join::print).collect(Collectors.joining());
        }
    }

    /** What follows FROM, WHERE apart, is kept as text in {@code extras}: it is never supported. */
    record Select(
            String modifiers,
            List<Item> items,
            String into,
            List<TableWithJoins> from,
            @Nullable Node where,
            String extras)
            implements Body {
        boolean isPlain() {
            return modifiers.isEmpty() && into.isEmpty() && extras.isEmpty();
        }

        @Override
        public String print() {
            var text = new StringBuilder("SELECT ").append(modifiers);
            text.append(items.stream().map(Item::print).collect(Collectors.joining(", ")));
            text.append(into);
            if (!from.isEmpty()) {
                text.append(" FROM ").append(tables(from));
            }
            if (where != null) {
                text.append(" WHERE ");
                print(where, text);
            }
            return text.append(extras).toString();
        }

        private static void print(Node node, StringBuilder text) {
            Syntax.append(node, text);
        }
    }

    /** The main part of a query. */
    sealed interface Body {
        String print();
    }

    record Values(List<List<Node>> rows) implements Body {
        @Override
        public String print() {
            return "VALUES "
                    + rows.stream()
                            .map(row -> row.stream().map(Syntax::print).collect(Collectors.joining(", ", "(", ")")))
                            .collect(Collectors.joining(", "));
        }
    }

    record OtherBody(String text) implements Body {
        @Override
        public String print() {
            return text;
        }
    }

    /** A query; {@code with} and {@code extras} (ORDER BY before, OFFSET and more after the limit) are never supported. */
    record Query(
            String with,
            Body body,
            String orderBy,
            @Nullable Node limit,
            String extras) {
        boolean isPlain() {
            return with.isEmpty() && orderBy.isEmpty() && extras.isEmpty();
        }

        String print() {
            return with + body.print() + orderBy + (limit == null ? "" : " LIMIT " + Syntax.print(limit)) + extras;
        }
    }

    /** A statement. */
    sealed interface Stmt {}

    record QueryStmt(Query query) implements Stmt {}

    record InsertStmt(List<Token> table, List<Token> columns, Query source, String extras) implements Stmt {
        String print() {
            String list = columns.isEmpty()
                    ? ""
                    : columns.stream().map(Token::print).collect(Collectors.joining(", ", "(", ") "));
            return "INSERT INTO " + name(table) + " " + list + source.print() + extras;
        }
    }

    record Assign(List<Token> column, Node value) {}

    record UpdateStmt(
            TableWithJoins table,
            List<Assign> assignments,
            String from,
            @Nullable Node where,
            String returning) implements Stmt {
        boolean isPlain() {
            return from.isEmpty()
                    && returning.isEmpty()
                    && table.joins().isEmpty()
                    && table.table().alias() == null
                    && table.table().other() == null;
        }

        String print() {
            String set = assignments.stream()
                    .map(assign -> name(assign.column()) + " = " + Syntax.print(assign.value()))
                    .collect(Collectors.joining(", "));
            return "UPDATE " + table.print() + " SET " + set + from + condition(where) + returning;
        }
    }

    record DeleteStmt(
            String tables,
            List<TableWithJoins> from,
            String using,
            @Nullable Node where,
            String returning) implements Stmt {
        boolean isPlain() {
            return tables.isEmpty() && using.isEmpty() && returning.isEmpty();
        }

        String print() {
            return "DELETE " + tables + "FROM " + Syntax.tables(from) + using + condition(where) + returning;
        }
    }

    record SetStmt(List<Token> variable, List<Node> values) implements Stmt {}

    record ShowStmt(List<Token> variable) implements Stmt {}

    record OtherStmt(String text) implements Stmt {}

    static String condition(@Nullable Node where) {
        return where == null ? "" : " WHERE " + print(where);
    }

    static String tables(List<TableWithJoins> from) {
        return from.stream().map(TableWithJoins::print).collect(Collectors.joining(", "));
    }

    static String name(List<Token> parts) {
        return parts.stream().map(Token::print).collect(Collectors.joining("."));
    }

    static String print(Node node) {
        var text = new StringBuilder();
        append(node, text);
        return text.toString();
    }

    /** Long chains of operators lean left, so they are unrolled; everything else nests no deeper than the parser allows. */
    private static void append(Node node, StringBuilder text) {
        var chain = new ArrayDeque<Node>();
        Node first = node;
        while (true) {
            chain.push(first);
            if (first instanceof Binary binary) {
                first = binary.left();
            } else if (first instanceof Wrapped wrapped) {
                text.append(wrapped.before());
                first = wrapped.inner();
            } else {
                break;
            }
        }
        text.append(atom(chain.pop()));
        while (!chain.isEmpty()) {
            var next = chain.pop();
            if (next instanceof Binary binary) {
                text.append(' ').append(binary.op()).append(' ');
                append(binary.right(), text);
            } else if (next instanceof Wrapped wrapped) {
                text.append(wrapped.after());
            }
        }
    }

    private static String atom(Node node) {
        return switch (node) {
            case Ident(var token) -> token.print();
            case Compound(var parts) -> name(parts);
            case Value value -> value.printed();
            case Unary unary -> unary.op() + print(unary.operand());
            case Nested nested -> "(" + print(nested.inner()) + ")";
            case Call call -> call.text();
            case Other other -> other.text();
            case Binary binary -> throw new IllegalArgumentException("no atom: " + binary.op());
            case Wrapped wrapped -> throw new IllegalArgumentException("no atom: " + wrapped.after());
        };
    }

    /** The parts as one name: SpacetimeDB's names may contain dots. */
    static Name toName(List<Token> parts) {
        String text = parts.stream().map(Token::text).collect(Collectors.joining("."));
        Optional<Span> span = parts.stream().map(Token::span).reduce(Span::to);
        return new Name(text, span.orElse(new Span(0, 0)));
    }

    static Name toName(Token token) {
        return new Name(token.text(), token.span());
    }
}
