package dev.stdb.sql;

import dev.stdb.sql.Statement.Projection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps of the parsed syntax what SpacetimeDB offers, in the order in which the server looks, so that of several problems the same one is named. */
final class Lowering {
    private static final int MAX_EXPR_DEPTH = 1600;

    private Lowering() {}

    static Statement statement(Syntax.Stmt statement) {
        return switch (statement) {
            case Syntax.QueryStmt(var query) -> select(query);
            case Syntax.InsertStmt insert -> insert(insert);
            case Syntax.UpdateStmt update -> update(update);
            case Syntax.DeleteStmt delete -> delete(delete);
            case Syntax.SetStmt set -> set(set);
            case Syntax.ShowStmt(var variable) -> new Statement.ShowVariable(Syntax.toName(variable));
            case Syntax.OtherStmt(var text) -> throw unsupported(": " + text, null);
        };
    }

    /** A query of the subscription language; columns and counts are left to the binder, as on the server. */
    static Statement.Select subscription(Syntax.Stmt statement) {
        if (!(statement instanceof Syntax.QueryStmt(var query))) {
            throw unsupported(": Non-SELECT queries", null);
        }
        if (!query.isPlain() || query.limit() != null) {
            throw unsupported(": " + query.print(), null);
        }
        if (!(query.body() instanceof Syntax.Select select)) {
            throw unsupported(" set operation: " + query.body().print(), null);
        }
        if (!select.isPlain()) {
            throw unsupported(" SELECT: " + select.print(), null);
        }
        var from = from(select.from());
        var where = where(select.where());
        var projection = projection(select.items());
        return qualified(new Statement.Select(projection, from, where, Optional.empty()));
    }

    private static SqlException unsupported(String what, @Nullable Span span) {
        return new SqlException.Unsupported("Unsupported" + what, span);
    }

    private static Statement.Select select(Syntax.Query query) {
        Optional<String> limit = Optional.empty();
        if (query.limit() instanceof Syntax.Value value && value.kind() == Syntax.Value.Kind.NUMBER) {
            limit = Optional.of(value.text());
        } else if (query.limit() != null) {
            throw unsupported(": " + query.print(), null);
        }
        if (!query.isPlain()) {
            throw unsupported(": " + query.print(), null);
        }
        if (!(query.body() instanceof Syntax.Select select) || !select.isPlain()) {
            throw unsupported(": " + query.body().print(), null);
        }
        var projection = projection(select.items());
        var from = from(select.from());
        return qualified(new Statement.Select(projection, from, where(select.where()), limit));
    }

    private static Projection projection(List<Syntax.Item> items) {
        if (items.size() == 1) {
            switch (items.getFirst()) {
                case Syntax.Wildcard wildcard -> {
                    return new Projection.Star(
                            wildcard.qualifier().isEmpty() ? null : Syntax.toName(wildcard.qualifier()));
                }
                case Syntax.Aliased(Syntax.Call call, var alias) -> {
                    return count(call, alias);
                }
                case Syntax.Aliased other -> {
                    return new Projection.Columns(List.of(column(other)));
                }
            }
        }
        var columns = new ArrayList<Projection.Item>();
        for (var item : items) {
            switch (item) {
                case Syntax.Wildcard wildcard ->
                    throw new SqlException.Unsupported("Mixed wildcard projections are not supported", wildcard.span());
                case Syntax.Aliased aliased -> columns.add(column(aliased));
            }
        }
        return new Projection.Columns(List.copyOf(columns));
    }

    private static Projection count(Syntax.Call call, @Nullable Token alias) {
        if (alias == null) {
            throw new SqlException.Unsupported("Aggregate expressions must have column aliases", call.span());
        }
        if (!call.isCountStar()) {
            throw unsupported(" aggregate function: " + call.text(), call.span());
        }
        return new Projection.Count(Syntax.toName(alias));
    }

    private static Projection.Item column(Syntax.Aliased item) {
        var column = switch (item.expr()) {
            case Syntax.Ident(var token) -> new Expr.Column(null, Syntax.toName(token));
            case Syntax.Compound compound -> column(compound);
            case Syntax.Node other -> throw unsupported(" projection expression: " + Syntax.print(other), other.span());
        };
        return new Projection.Item(column, item.alias() == null ? column.name() : Syntax.toName(item.alias()));
    }

    private static Expr.Column column(Syntax.Compound compound) {
        var parts = compound.parts();
        return new Expr.Column(Syntax.toName(parts.subList(0, parts.size() - 1)), Syntax.toName(parts.getLast()));
    }

    private static Statement.From from(List<Syntax.TableWithJoins> tables) {
        if (tables.isEmpty()) {
            throw new SqlException.Unsupported("A FROM clause is required", null);
        }
        if (tables.size() > 1) {
            throw new SqlException.Unsupported("Implicit joins are not supported", null);
        }
        var first = relation(tables.getFirst().table());
        var joins = tables.getFirst().joins().stream().map(Lowering::join).toList();
        return new Statement.From(first, joins);
    }

    private static Statement.Relation relation(Syntax.Table table) {
        if (table.other() != null) {
            throw unsupported(" FROM expression: " + table.print(), null);
        }
        var name = Syntax.toName(table.name());
        return new Statement.Relation(name, table.alias() == null ? name : Syntax.toName(table.alias()));
    }

    private static Statement.Join join(Syntax.Join join) {
        var relation = relation(join.table());
        if (join.plain() && join.on() == null) {
            return new Statement.Join(relation, null);
        }
        if (join.plain()
                && join.on() instanceof Syntax.Binary(var left, var op, var right, var span)
                && op.equals("=")
                && isColumn(left)
                && isColumn(right)
                && expr(join.on(), 0) instanceof Expr.Compare on) {
            return new Statement.Join(relation, on);
        }
        throw new SqlException.Unsupported("Non-inner joins are not supported", null);
    }

    private static boolean isColumn(Syntax.Node node) {
        return node instanceof Syntax.Ident || node instanceof Syntax.Compound;
    }

    private static @Nullable Expr where(Syntax.@Nullable Node node) {
        return node == null ? null : expr(node, 0);
    }

    private static Expr expr(Syntax.Node node, int depth) {
        if (depth > MAX_EXPR_DEPTH) {
            throw new SqlException.TooLarge("Recursion limit exceeded, `sql-parser::parse_expr`");
        }
        return switch (node) {
            case Syntax.Nested nested -> expr(nested.inner(), depth + 1);
            case Syntax.Value value
            when value.text().equals(":sender") && isPlaceholder(value) -> new Expr.Sender(value.span());
            case Syntax.Value value -> literal(value);
            case Syntax.Unary unary -> {
                var signed = signedNumber(unary);
                if (signed == null) {
                    throw unsupported(" expression: " + Syntax.print(unary), unary.span());
                }
                yield signed;
            }
            case Syntax.Ident(var token) -> new Expr.Column(null, Syntax.toName(token));
            case Syntax.Compound compound -> column(compound);
            case Syntax.Binary binary -> chain(binary, depth);
            case Syntax.Call call -> throw unsupported(" expression: " + call.text(), call.span());
            case Syntax.Other other -> throw unsupported(" expression: " + other.text(), other.span());
            case Syntax.Wrapped wrapped -> throw unsupported(" expression: " + Syntax.print(wrapped), wrapped.span());
        };
    }

    private static boolean isPlaceholder(Syntax.Value value) {
        return value.kind() == Syntax.Value.Kind.PLACEHOLDER;
    }

    /** A chain of operators leans left; it is walked in a loop, but counts as deep as the server's recursion would go. */
    private static Expr chain(Syntax.Binary last, int depth) {
        var chain = new ArrayDeque<Syntax.Binary>();
        Syntax.Node first = last;
        while (first instanceof Syntax.Binary binary) {
            chain.push(binary);
            first = binary.left();
        }
        int level = depth + chain.size();
        var lowered = expr(first, level);
        for (var binary : chain) {
            lowered = combined(binary, lowered, expr(binary.right(), level));
            level--;
        }
        return lowered;
    }

    private static Expr combined(Syntax.Binary binary, Expr left, Expr right) {
        var span = binary.span();
        return switch (binary.op()) {
            case "AND" -> new Expr.Logic(Expr.Connective.AND, left, right, span);
            case "OR" -> new Expr.Logic(Expr.Connective.OR, left, right, span);
            case "=" -> new Expr.Compare(Expr.Comparison.EQ, left, right, span);
            case "<>" -> new Expr.Compare(Expr.Comparison.NE, left, right, span);
            case "<" -> new Expr.Compare(Expr.Comparison.LT, left, right, span);
            case "<=" -> new Expr.Compare(Expr.Comparison.LE, left, right, span);
            case ">" -> new Expr.Compare(Expr.Comparison.GT, left, right, span);
            case ">=" -> new Expr.Compare(Expr.Comparison.GE, left, right, span);
            default -> throw unsupported(" binary operator: " + binary.op(), span);
        };
    }

    private static Expr.@Nullable Literal signedNumber(Syntax.Unary unary) {
        boolean number = unary.operand() instanceof Syntax.Value value && value.kind() == Syntax.Value.Kind.NUMBER;
        if (!number || unary.op().equals("NOT ")) {
            return null;
        }
        return new Expr.Literal(
                Expr.Literal.Kind.NUMBER, unary.op() + ((Syntax.Value) unary.operand()).text(), unary.span());
    }

    private static Expr.Literal literal(Syntax.Value value) {
        var kind = switch (value.kind()) {
            case BOOL -> Expr.Literal.Kind.BOOL;
            case NUMBER -> Expr.Literal.Kind.NUMBER;
            case STRING -> Expr.Literal.Kind.STRING;
            case HEX -> Expr.Literal.Kind.HEX;
            case PLACEHOLDER, OTHER -> throw unsupported(" literal expression: " + value.printed(), value.span());
        };
        return new Expr.Literal(kind, value.text(), value.span());
    }

    /** The constant of an INSERT, UPDATE or SET, where only constants may stand. */
    private static Expr.Literal constant(Syntax.Node node, String what) {
        if (node instanceof Syntax.Value value) {
            return literal(value);
        }
        var signed = node instanceof Syntax.Unary unary ? signedNumber(unary) : null;
        if (signed == null) {
            throw unsupported(what + Syntax.print(node), node.span());
        }
        return signed;
    }

    private static Statement insert(Syntax.InsertStmt insert) {
        if (!insert.extras().isEmpty()) {
            throw unsupported(": " + insert.print(), null);
        }
        var source = insert.source();
        if (!source.isPlain() || source.limit() != null || !(source.body() instanceof Syntax.Values values)) {
            throw unsupported(" INSERT expression: " + source.print(), null);
        }
        var rows = values.rows().stream()
                .map(row -> row.stream()
                        .map(node -> constant(node, " INSERT value: "))
                        .toList())
                .toList();
        var columns = insert.columns().stream().map(Syntax::toName).toList();
        return new Statement.Insert(Syntax.toName(insert.table()), columns, rows);
    }

    private static final String ASSIGNMENT = " column/variable assignment expression: ";

    private static Statement update(Syntax.UpdateStmt update) {
        if (!update.isPlain()) {
            throw unsupported(": " + update.print(), null);
        }
        var assignments = update.assignments().stream()
                .map(assign ->
                        new Statement.Assignment(Syntax.toName(assign.column()), constant(assign.value(), ASSIGNMENT)))
                .toList();
        return new Statement.Update(Syntax.toName(update.table().table().name()), assignments, where(update.where()));
    }

    private static Statement delete(Syntax.DeleteStmt delete) {
        if (!delete.isPlain()) {
            throw unsupported(": " + delete.print(), null);
        }
        if (delete.from().size() != 1) {
            throw new SqlException.Unsupported("Multi-table DELETE is not supported", null);
        }
        var table = delete.from().getFirst();
        if (!table.joins().isEmpty()
                || table.table().alias() != null
                || table.table().other() != null) {
            throw unsupported(" table expression in DELETE: " + table.print(), null);
        }
        return new Statement.Delete(Syntax.toName(table.table().name()), where(delete.where()));
    }

    private static Statement set(Syntax.SetStmt set) {
        if (set.values().size() != 1) {
            throw unsupported(": SET " + Syntax.name(set.variable()) + " = " + ExprParser.join(set.values()), null);
        }
        return new Statement.SetVariable(
                Syntax.toName(set.variable()), constant(set.values().getFirst(), ASSIGNMENT));
    }

    /** In a join every column must carry its relation's name. */
    private static Statement.Select qualified(Statement.Select select) {
        boolean bare = select.projection() instanceof Projection.Columns(var items)
                && items.stream().anyMatch(item -> item.column().qualifier() == null);
        for (var join : select.from().joins()) {
            bare |= join.on() != null && hasBareColumn(join.on());
        }
        bare |= select.where() != null && hasBareColumn(select.where());
        if (bare && !select.from().joins().isEmpty()) {
            throw new SqlException.Unsupported("Names must be qualified when using joins", null);
        }
        return select;
    }

    private static boolean hasBareColumn(Expr expr) {
        var open = new ArrayDeque<Expr>();
        open.push(expr);
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case Expr.Column column
                when column.qualifier() == null -> {
                    return true;
                }
                case Expr.Compare compare -> {
                    open.push(compare.left());
                    open.push(compare.right());
                }
                case Expr.Logic logic -> {
                    open.push(logic.left());
                    open.push(logic.right());
                }
                case Expr.Column column -> {}
                case Expr.Literal literal -> {}
                case Expr.Sender sender -> {}
            }
        }
        return false;
    }
}
