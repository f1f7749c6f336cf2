package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Gives names and constants of a statement their meaning for one caller.
 *
 * <pre>{@code
 * var binder = new Binder(catalog, new Caller(identity, false));
 * BoundSelect players = binder.bindSubscription(Sql.parseSubscription("SELECT * FROM player WHERE level > 3"));
 * }</pre>
 *
 * Messages are the server's. May be used from any thread that the catalog allows.
 */
public final class Binder {
    private static final int MAX_NESTED_COMPARISONS = 100;
    private static final String ROW_LIMIT = "row_limit";
    private static final String VARIABLES = "st_var";

    private final Catalog catalog;
    private final Caller caller;

    public Binder(Catalog catalog, Caller caller) {
        this.catalog = catalog;
        this.caller = caller;
    }

    /**
     * A statement of the full language. SET and SHOW become an INSERT into and a SELECT from {@code st_var}.
     *
     * @throws SqlException when names are unknown or hidden from the caller, types do not fit, or the caller may not write
     */
    public Bound bind(Statement statement) {
        return switch (statement) {
            case Statement.Select select -> bindSelect(select);
            case Statement.Insert insert -> owned(bindInsert(insert));
            case Statement.Update update -> owned(bindUpdate(update));
            case Statement.Delete delete -> owned(bindDelete(delete));
            case Statement.SetVariable set -> owned(bindSet(set));
            case Statement.ShowVariable(var variable) -> bindShow(variable);
        };
    }

    /** A SELECT of the full language. */
    public BoundSelect bindSelect(Statement.Select select) {
        return new Scope().select(select);
    }

    /** A query of the subscription language: whole rows of one table. */
    public BoundSelect bindSubscription(Statement.Select select) {
        var bound = bindSelect(select);
        if (!(bound.projection() instanceof Bound.Projection.Rows)) {
            throw new SqlException.Mismatch(
                    "Column projections are not supported in subscriptions; Subscriptions must return a table type",
                    null);
        }
        return bound;
    }

    private SqlTable table(Name name) {
        return catalog.table(name.text())
                .filter(table -> table.isPublic() || caller.isOwner())
                .orElseThrow(() -> new SqlException.Unresolved(
                        "no such table: `" + name.text() + "`. If the table exists, it may be marked private.",
                        name.span()));
    }

    private SqlTable writable(Name name) {
        var table = table(name);
        if (table.isView()) {
            throw new SqlException.Mismatch(
                    "`" + name.text() + "` is a view; DML on views is not supported", name.span());
        }
        return table;
    }

    private Bound owned(Bound dml) {
        if (!caller.isOwner()) {
            throw new SqlException.Unsupported(
                    "Caller " + caller.identity().toHex() + " is not authorized to run SQL DML statements", null);
        }
        return dml;
    }

    private Bound.Insert bindInsert(Statement.Insert insert) {
        var table = writable(insert.table());
        String name = insert.table().text();
        int width = table.columns().size();
        if (insert.columns().size() != width) {
            throw new SqlException.Mismatch(
                    "The number of fields (" + insert.columns().size()
                            + ") in the INSERT does not match the number of columns (" + width + ") of the table `"
                            + name + "`",
                    null);
        }
        var rows = new ArrayList<AlgebraicValue.Product>();
        for (var row : insert.rows()) {
            if (row.size() != width) {
                throw new SqlException.Mismatch(
                        "Inserting a row with " + row.size() + " values into `" + name + "` which has " + width
                                + " fields",
                        null);
            }
            var values = new ArrayList<AlgebraicValue>();
            for (int i = 0; i < width; i++) {
                values.add(constant(row.get(i), table.columns().get(i).type()));
            }
            rows.add(new AlgebraicValue.Product(values));
        }
        return new Bound.Insert(table, rows);
    }

    private Bound.Update bindUpdate(Statement.Update update) {
        var table = writable(update.table());
        var assignments = new ArrayList<Bound.Assignment>();
        for (var assignment : update.assignments()) {
            String field = assignment.column().text();
            var column = table.column(field)
                    .orElseThrow(() -> new SqlException.Unresolved(
                            "`" + update.table().text() + "` does not have a field `" + field + "`",
                            assignment.column().span()));
            assignments.add(new Bound.Assignment(column.position(), constant(assignment.value(), column.type())));
        }
        return new Bound.Update(table, assignments, condition(update.table(), table, update.where()));
    }

    private Bound.Delete bindDelete(Statement.Delete delete) {
        var table = writable(delete.table());
        return new Bound.Delete(table, condition(delete.table(), table, delete.where()));
    }

    private @Nullable Condition condition(Name name, SqlTable table, @Nullable Expr where) {
        var scope = new Scope();
        scope.relations.add(new Bound.Relation(table, name.text(), null));
        return where == null ? null : scope.condition(where);
    }

    /** A constant of DML: strings stay strings, everything else is read as the column's type. */
    private static AlgebraicValue constant(Expr.Literal literal, AlgebraicType type) {
        if (literal.kind() == Expr.Literal.Kind.BOOL) {
            return bool(literal, type);
        }
        if (literal.kind() == Expr.Literal.Kind.STRING && type != Primitive.STRING) {
            throw unexpected(Primitive.STRING, type, literal.span());
        }
        return parsed(literal, type);
    }

    private static AlgebraicValue bool(Expr.Literal literal, AlgebraicType type) {
        if (type != Primitive.BOOL) {
            throw unexpected(Primitive.BOOL, type, literal.span());
        }
        return new AlgebraicValue.Bool(literal.text().equals("true"));
    }

    private static AlgebraicValue parsed(Expr.Literal literal, AlgebraicType type) {
        return Literals.parse(literal.text(), type).orElseThrow(() -> unparsable(literal.text(), type, literal.span()));
    }

    private static SqlException unparsable(String text, AlgebraicType type, @Nullable Span span) {
        return new SqlException.Mismatch(
                "The literal expression `" + text + "` cannot be parsed as type `" + TypeText.of(type) + "`", span);
    }

    private static SqlException unexpected(AlgebraicType found, AlgebraicType wanted, Span span) {
        return new SqlException.Mismatch(
                "Unexpected type: (expected) " + TypeText.of(found) + " != " + TypeText.of(wanted) + " (inferred)",
                span);
    }

    private static void checkVariable(Name variable) {
        if (!variable.text().equals(ROW_LIMIT)) {
            throw new SqlException.Unresolved(variable.text() + " is not a valid system variable", variable.span());
        }
    }

    private SqlTable variables() {
        return catalog.table(VARIABLES)
                .orElseThrow(() -> new SqlException.NotOffered("This host does not offer system variables yet"));
    }

    private Bound bindSet(Statement.SetVariable set) {
        checkVariable(set.variable());
        var value = set.value();
        if (value.kind() != Expr.Literal.Kind.NUMBER) {
            AlgebraicType found = switch (value.kind()) {
                case BOOL -> Primitive.BOOL;
                case STRING -> Primitive.STRING;
                case HEX, NUMBER -> new ArrayType(Primitive.U8);
            };
            throw unexpected(Primitive.U64, found, value.span());
        }
        var table = variables();
        var number = parsed(value, Primitive.U64);
        var sum = (SumType) table.columns().get(1).type();
        var row = AlgebraicValue.Product.of(
                new AlgebraicValue.Str(set.variable().text()), new AlgebraicValue.Sum(sum.indexOf("U64"), number));
        return new Bound.Insert(table, List.of(row));
    }

    private Bound bindShow(Name variable) {
        checkVariable(variable);
        var table = variables();
        var name = new Bound.ColumnRef(0, 0, Primitive.STRING);
        var value = new Bound.ColumnRef(0, 1, table.columns().get(1).type());
        var condition = new Condition.Compare(
                Expr.Comparison.EQ,
                new Condition.Operand.Column(name),
                new Condition.Operand.Constant(new AlgebraicValue.Str(variable.text())));
        return new BoundSelect(
                List.of(new Bound.Relation(table, VARIABLES, null)),
                condition,
                new Bound.Projection.Columns(List.of(new Bound.Projection.Output("value", value))),
                OptionalLong.empty(),
                false);
    }

    /** The relations of one statement, and what its expressions mean among them. */
    private final class Scope {
        private final List<Bound.Relation> relations = new ArrayList<>();
        private boolean usesSender;
        private int nestedComparisons;

        BoundSelect select(Statement.Select select) {
            from(select.from());
            var condition = select.where() == null ? null : condition(select.where());
            var projection = projection(select.projection());
            var limit = select.limit().isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(limit(select.limit().get()));
            return new BoundSelect(List.copyOf(relations), condition, projection, limit, usesSender);
        }

        private static long limit(String text) {
            return Literals.parse(text, Primitive.U64).orElse(null) instanceof AlgebraicValue.U64(long bits)
                    ? bits
                    : failLimit(text);
        }

        private static long failLimit(String text) {
            throw unparsable(text, Primitive.U64, null);
        }

        private void from(Statement.From from) {
            var first = from.first();
            relations.add(new Bound.Relation(table(first.table()), first.alias().text(), null));
            for (var join : from.joins()) {
                var alias = join.relation().alias();
                if (relations.stream().anyMatch(relation -> relation.alias().equals(alias.text()))) {
                    throw duplicate(alias);
                }
                var table = table(join.relation().table());
                relations.add(new Bound.Relation(table, alias.text(), null));
                if (join.on() != null) {
                    relations.set(relations.size() - 1, new Bound.Relation(table, alias.text(), on(join.on())));
                }
            }
        }

        private Bound.JoinOn on(Expr.Compare on) {
            if (condition(on) instanceof Condition.Compare(var op, var left, var right)
                    && left instanceof Condition.Operand.Column(var a)
                    && right instanceof Condition.Operand.Column(var b)) {
                return new Bound.JoinOn(a, b);
            }
            throw new SqlException.Unsupported("Non-inner joins are not supported", on.span());
        }

        private static SqlException duplicate(Name name) {
            return new SqlException.Mismatch("Duplicate name `" + name.text() + "`", name.span());
        }

        private Bound.Projection projection(Statement.Projection projection) {
            return switch (projection) {
                case Statement.Projection.Star(var qualifier)
                when qualifier != null -> new Bound.Projection.Rows(relation(qualifier));
                case Statement.Projection.Star star -> {
                    if (relations.size() > 1) {
                        throw new SqlException.Unsupported("SELECT * is not supported for joins", null);
                    }
                    yield new Bound.Projection.Rows(0);
                }
                case Statement.Projection.Count(var alias) -> new Bound.Projection.Count(alias.text());
                case Statement.Projection.Columns(var items) -> columns(items);
            };
        }

        private Bound.Projection columns(List<Statement.Projection.Item> items) {
            var names = new HashSet<String>();
            var columns = new ArrayList<Bound.Projection.Output>();
            for (var item : items) {
                if (!names.add(item.as().text())) {
                    throw duplicate(item.as());
                }
                columns.add(new Bound.Projection.Output(item.as().text(), column(item.column())));
            }
            return new Bound.Projection.Columns(List.copyOf(columns));
        }

        private int relation(Name qualifier) {
            for (int i = 0; i < relations.size(); i++) {
                if (relations.get(i).alias().equals(qualifier.text())) {
                    return i;
                }
            }
            throw outOfScope(qualifier);
        }

        private static SqlException outOfScope(Name name) {
            return new SqlException.Unresolved("`" + name.text() + "` is not in scope", name.span());
        }

        private Bound.ColumnRef column(Expr.Column column) {
            int relation = column.qualifier() == null ? 0 : relation(column.qualifier());
            var found = relations
                    .get(relation)
                    .table()
                    .column(column.name().text())
                    .orElseThrow(() -> outOfScope(column.name()));
            return new Bound.ColumnRef(relation, found.position(), found.type());
        }

        Condition condition(Expr expr) {
            return switch (expr) {
                case Expr.Logic logic -> logic(logic);
                case Expr.Compare compare -> compare(compare);
                case Expr.Column column -> {
                    var found = column(column);
                    if (found.type() != Primitive.BOOL) {
                        throw unexpected(found.type(), Primitive.BOOL, column.span());
                    }
                    yield new Condition.Flag(found);
                }
                case Expr.Literal literal
                when literal.kind() == Expr.Literal.Kind.BOOL ->
                    new Condition.Constant(literal.text().equals("true"));
                case Expr.Literal literal -> throw unparsable(literal.text(), Primitive.BOOL, literal.span());
                case Expr.Sender sender -> throw unexpected(AlgebraicType.identity(), Primitive.BOOL, sender.span());
            };
        }

        /** Chains of one connective become one list, so that neither building nor asking them goes deep. */
        private Condition logic(Expr.Logic logic) {
            var parts = new ArrayList<Expr>();
            Expr left = logic;
            while (left instanceof Expr.Logic(var op, var a, var b, var span) && op == logic.op()) {
                parts.add(b);
                left = a;
            }
            parts.add(left);
            var conditions = parts.reversed().stream().map(this::condition).toList();
            return logic.op() == Expr.Connective.AND ? new Condition.All(conditions) : new Condition.Any(conditions);
        }

        private Condition compare(Expr.Compare compare) {
            boolean literalFirst = compare.left() instanceof Expr.Literal;
            var untyped = literalFirst ? compare.right() : compare.left();
            var typed = literalFirst ? compare.left() : compare.right();
            var type = typeOf(untyped);
            var first = operand(untyped, type);
            var second = operand(typed, type);
            if (!ComparableTypes.has(type)) {
                throw new SqlException.Mismatch(
                        "Invalid binary operator `" + compare.op() + "` for type `" + TypeText.of(type) + "`",
                        compare.span());
            }
            return literalFirst
                    ? new Condition.Compare(compare.op(), second, first)
                    : new Condition.Compare(compare.op(), first, second);
        }

        private AlgebraicType typeOf(Expr expr) {
            return switch (expr) {
                case Expr.Column column -> column(column).type();
                case Expr.Sender sender -> AlgebraicType.identity();
                case Expr.Literal literal when literal.kind() == Expr.Literal.Kind.BOOL -> Primitive.BOOL;
                case Expr.Literal literal ->
                    throw new SqlException.Mismatch("Cannot resolve type for literal expression", literal.span());
                case Expr.Compare compare -> Primitive.BOOL;
                case Expr.Logic logic -> Primitive.BOOL;
            };
        }

        private Condition.Operand operand(Expr expr, AlgebraicType type) {
            return switch (expr) {
                case Expr.Column column -> {
                    var found = column(column);
                    if (!found.type().equals(type)) {
                        throw unexpected(found.type(), type, column.span());
                    }
                    yield new Condition.Operand.Column(found);
                }
                case Expr.Literal literal
                when literal.kind() == Expr.Literal.Kind.BOOL -> new Condition.Operand.Constant(bool(literal, type));
                case Expr.Literal literal -> new Condition.Operand.Constant(parsed(literal, type));
                case Expr.Sender sender -> new Condition.Operand.Constant(sender(sender, type));
                case Expr.Compare compare -> truth(compare, type);
                case Expr.Logic logic -> truth(logic, type);
            };
        }

        private Condition.Operand truth(Expr expr, AlgebraicType type) {
            if (type != Primitive.BOOL) {
                throw unexpected(Primitive.BOOL, type, expr.span());
            }
            if (++nestedComparisons > MAX_NESTED_COMPARISONS) {
                throw new SqlException.NotOffered("A condition that compares the results of more than "
                        + MAX_NESTED_COMPARISONS + " other comparisons is not supported here");
            }
            return new Condition.Operand.Truth(condition(expr));
        }

        private AlgebraicValue sender(Expr.Sender sender, AlgebraicType type) {
            boolean fits = type.equals(AlgebraicType.identity()) || SpecialTypes.isBytes(type);
            if (!fits) {
                throw unexpected(AlgebraicType.identity(), type, sender.span());
            }
            usesSender = true;
            return Literals.parse(caller.identity().toHex(), type).orElseThrow();
        }
    }
}
