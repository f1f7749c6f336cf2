package dev.stdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements of the server's parser as far as its messages tell them apart. */
final class StatementParser extends ExprParser {
    private static final Set<String> NO_COLUMN_ALIAS = Set.of(
            "WITH",
            "EXPLAIN",
            "ANALYZE",
            "SELECT",
            "WHERE",
            "GROUP",
            "SORT",
            "HAVING",
            "ORDER",
            "LATERAL",
            "VIEW",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "CLUSTER",
            "DISTRIBUTE",
            "INTO",
            "FROM",
            "END");
    private static final Set<String> NO_TABLE_ALIAS = Set.of(
            "WITH",
            "EXPLAIN",
            "ANALYZE",
            "SELECT",
            "WHERE",
            "GROUP",
            "SORT",
            "HAVING",
            "ORDER",
            "PIVOT",
            "LATERAL",
            "VIEW",
            "LIMIT",
            "OFFSET",
            "FETCH",
            "UNION",
            "EXCEPT",
            "INTERSECT",
            "ON",
            "JOIN",
            "INNER",
            "CROSS",
            "FULL",
            "LEFT",
            "RIGHT",
            "NATURAL",
            "USING",
            "CLUSTER",
            "DISTRIBUTE",
            "OUTER",
            "SET",
            "QUALIFY",
            "WINDOW",
            "END",
            "RETURNING");
    private static final Set<String> NEVER_OFFERED = Set.of(
            "EXPLAIN",
            "DESCRIBE",
            "DESC",
            "ANALYZE",
            "TRUNCATE",
            "CREATE",
            "DROP",
            "DISCARD",
            "DECLARE",
            "FETCH",
            "ALTER",
            "COPY",
            "CLOSE",
            "USE",
            "GRANT",
            "REVOKE",
            "START",
            "BEGIN",
            "SAVEPOINT",
            "COMMIT",
            "ROLLBACK",
            "ASSERT",
            "DEALLOCATE",
            "EXECUTE",
            "PREPARE",
            "MERGE",
            "COMMENT",
            "CACHE",
            "UNCACHE",
            "KILL");
    private static final Set<String> SHOW_LISTS =
            Set.of("TABLES", "COLUMNS", "FUNCTIONS", "COLLATION", "CREATE", "VARIABLES", "EXTENDED", "FULL");

    private StatementParser(List<Token> tokens) {
        super(tokens);
    }

    /** The statements of {@code sql}, separated by semicolons. */
    static List<Syntax.Stmt> parse(String sql) {
        var parser = new StatementParser(Lexer.tokens(sql));
        var statements = new ArrayList<Syntax.Stmt>();
        boolean separated = true;
        while (true) {
            while (parser.accept(";")) {
                separated = true;
            }
            if (parser.atEnd()) {
                return statements;
            }
            if (!separated) {
                throw parser.expected("end of statement");
            }
            statements.add(parser.nested(parser::statement));
            separated = false;
        }
    }

    private Syntax.Stmt statement() {
        String keyword = peek().keyword();
        return switch (keyword) {
            case "SELECT", "WITH", "VALUES" -> new Syntax.QueryStmt(query());
            case "INSERT" -> insert();
            case "UPDATE" -> update();
            case "DELETE" -> delete();
            case "SET" -> set();
            case "SHOW" -> show();
            default -> otherStatement(keyword);
        };
    }

    private Syntax.Stmt otherStatement(String keyword) {
        if (peek().is("(")) {
            return new Syntax.QueryStmt(query());
        }
        if (!NEVER_OFFERED.contains(keyword)) {
            throw expected("an SQL statement");
        }
        return new Syntax.OtherStmt(rest());
    }

    /** The rest of the statement, blanks normalised. */
    private String rest() {
        var text = new StringBuilder();
        String last = "";
        while (!atEnd() && !peek().is(";")) {
            String word = next().print();
            boolean tight = text.isEmpty()
                    || Set.of(",", ")", ".", "]").contains(word)
                    || Set.of("(", ".", "[").contains(last);
            text.append(tight ? "" : " ").append(word);
            last = word;
        }
        return text.toString();
    }

    @Override
    Syntax.Query query() {
        return nested(() -> {
            String with = acceptKeyword("WITH") ? with() : "";
            var body = body(0);
            String orderBy = acceptKeywords("ORDER", "BY") ? " ORDER BY " + orderItems() : "";
            return limits(with, body, orderBy);
        });
    }

    private Syntax.Query limits(String with, Syntax.Body body, String orderBy) {
        Syntax.Node limit = null;
        String extras = "";
        while (true) {
            if (limit == null && acceptKeyword("LIMIT")) {
                limit = acceptKeyword("ALL") ? null : expr();
            } else if (extras.isEmpty() && acceptKeyword("OFFSET")) {
                extras = " OFFSET " + Syntax.print(expr());
                String rows = acceptOneOf(Set.of("ROW", "ROWS"));
                extras += rows.isEmpty() ? "" : " " + rows;
            } else {
                break;
            }
        }
        if (acceptKeyword("FETCH")) {
            extras += " " + fetch();
        }
        while (acceptKeyword("FOR")) {
            extras += " FOR " + next().keyword();
        }
        return new Syntax.Query(with, body, orderBy, limit, extras);
    }

    private String fetch() {
        if (acceptOneOf(Set.of("FIRST", "NEXT")).isEmpty()) {
            throw expected("FIRST or NEXT");
        }
        String quantity = peek().keyword().startsWith("ROW") ? "" : Syntax.print(expr()) + " ";
        if (acceptOneOf(Set.of("ROW", "ROWS")).isEmpty()) {
            throw expected("one of ROW or ROWS");
        }
        if (acceptKeywords("WITH", "TIES")) {
            return "FETCH FIRST " + quantity + "ROWS WITH TIES";
        }
        expectKeyword("ONLY");
        return "FETCH FIRST " + quantity + "ROWS ONLY";
    }

    private String with() {
        var text = new StringBuilder("WITH ").append(acceptKeyword("RECURSIVE") ? "RECURSIVE " : "");
        do {
            text.append(text.charAt(text.length() - 1) == ')' ? ", " : "");
            text.append(identifier().print());
            text.append(peek().is("(") ? " " + columnList() : "");
            expectKeyword("AS");
            expect("(");
            text.append(" AS (").append(query().print()).append(')');
            expect(")");
        } while (accept(","));
        return text.append(' ').toString();
    }

    private String orderItems() {
        var items = new ArrayList<String>();
        do {
            String item = Syntax.print(expr());
            String direction = acceptOneOf(Set.of("ASC", "DESC"));
            item += direction.isEmpty() ? "" : " " + direction;
            if (acceptKeyword("NULLS")) {
                item += " NULLS " + next().keyword();
            }
            items.add(item);
        } while (accept(","));
        return String.join(", ", items);
    }

    private Syntax.Body body(int precedence) {
        Syntax.Body left = simpleBody();
        while (true) {
            String op = peek().keyword();
            int next = switch (op) {
                case "UNION", "EXCEPT" -> 10;
                case "INTERSECT" -> 20;
                default -> 0;
            };
            if (next == 0 || precedence >= next) {
                return left;
            }
            next();
            String quantifier = acceptOneOf(Set.of("ALL", "DISTINCT"));
            var right = nested(() -> body(next));
            String head = left.print() + " " + op + (quantifier.isEmpty() ? "" : " " + quantifier);
            left = new Syntax.OtherBody(head + " " + right.print());
        }
    }

    private Syntax.Body simpleBody() {
        if (acceptKeyword("SELECT")) {
            return select();
        }
        if (accept("(")) {
            var inner = query();
            expect(")");
            return new Syntax.OtherBody("(" + inner.print() + ")");
        }
        if (acceptKeyword("VALUES")) {
            return values();
        }
        throw expected("SELECT, VALUES, or a subquery in the query body");
    }

    private Syntax.Values values() {
        var rows = new ArrayList<List<Syntax.Node>>();
        do {
            expect("(");
            rows.add(exprs());
            expect(")");
        } while (accept(","));
        return new Syntax.Values(rows);
    }

    private Syntax.Select select() {
        String modifiers = modifiers();
        var items = new ArrayList<Syntax.Item>();
        do {
            items.add(item());
        } while (accept(","));
        String into = acceptKeyword("INTO") ? " INTO " + Syntax.name(objectName()) : "";
        List<Syntax.TableWithJoins> from = acceptKeyword("FROM") ? tables() : List.of();
        Syntax.Node where = acceptKeyword("WHERE") ? expr() : null;
        String extras = acceptKeywords("GROUP", "BY") ? " GROUP BY " + join(exprs()) : "";
        extras += acceptKeyword("HAVING") ? " HAVING " + Syntax.print(expr()) : "";
        return new Syntax.Select(modifiers, items, into, from, where, extras);
    }

    private String modifiers() {
        if (acceptKeyword("DISTINCT")) {
            if (!acceptKeyword("ON")) {
                return "DISTINCT ";
            }
            expect("(");
            String on = "DISTINCT ON (" + join(exprs()) + ") ";
            expect(")");
            return on;
        }
        if (acceptKeyword("ALL")) {
            return "";
        }
        if (peek().isKeyword("TOP") && peek(1).kind() == Token.Kind.NUMBER) {
            next();
            return "TOP (" + next().print() + ") ";
        }
        return "";
    }

    private Syntax.Item item() {
        if (peek().is("*")) {
            return new Syntax.Wildcard(List.of(), next().span());
        }
        var qualifier = wildcardQualifier();
        if (!qualifier.isEmpty()) {
            return new Syntax.Wildcard(
                    qualifier, qualifier.getFirst().span().to(previous().span()));
        }
        return new Syntax.Aliased(expr(), alias(NO_COLUMN_ALIAS));
    }

    /** Takes {@code a.b.*} and returns the parts before the star, or takes nothing. */
    private List<Token> wildcardQualifier() {
        var parts = new ArrayList<Token>();
        int ahead = 0;
        while (peek(ahead).kind() == Token.Kind.WORD && peek(ahead + 1).is(".")) {
            parts.add(peek(ahead));
            ahead += 2;
        }
        if (parts.isEmpty() || !peek(ahead).is("*")) {
            return List.of();
        }
        for (int i = 0; i <= ahead; i++) {
            next();
        }
        return parts;
    }

    private @Nullable Token alias(Set<String> reserved) {
        boolean as = acceptKeyword("AS");
        var token = peek();
        if (as) {
            return identifier();
        }
        boolean fits = token.kind() == Token.Kind.STRING
                || (token.kind() == Token.Kind.WORD && !reserved.contains(token.keyword()));
        return fits ? next() : null;
    }

    private List<Token> objectName() {
        var parts = new ArrayList<Token>();
        do {
            parts.add(identifier());
        } while (accept("."));
        return parts;
    }

    private List<Syntax.TableWithJoins> tables() {
        var list = new ArrayList<Syntax.TableWithJoins>();
        do {
            list.add(tableWithJoins());
        } while (accept(","));
        return list;
    }

    private Syntax.TableWithJoins tableWithJoins() {
        var first = table();
        var joins = new ArrayList<Syntax.Join>();
        for (var join = join(); join != null; join = join()) {
            joins.add(join);
        }
        return new Syntax.TableWithJoins(first, joins);
    }

    private Syntax.Table table() {
        if (accept("(")) {
            String inner = startsQuery()
                    ? query().print()
                    : nested(this::tableWithJoins).print();
            expect(")");
            return new Syntax.Table(List.of(), null, "(" + inner + ")" + aliasText(alias(NO_TABLE_ALIAS)));
        }
        var name = objectName();
        if (accept("(")) {
            String arguments = peek().is(")") ? "" : join(exprs());
            expect(")");
            String call = Syntax.name(name) + "(" + arguments + ")";
            return new Syntax.Table(name, null, call + aliasText(alias(NO_TABLE_ALIAS)));
        }
        var alias = alias(NO_TABLE_ALIAS);
        if (alias != null && peek().is("(")) {
            return new Syntax.Table(name, alias, Syntax.name(name) + aliasText(alias) + " " + columnList());
        }
        return new Syntax.Table(name, alias, null);
    }

    private static String aliasText(@Nullable Token alias) {
        return alias == null ? "" : " AS " + alias.print();
    }

    private String columnList() {
        expect("(");
        var names = new ArrayList<String>();
        do {
            names.add(identifier().print());
        } while (accept(","));
        expect(")");
        return names.stream().collect(Collectors.joining(", ", "(", ")"));
    }

    private Syntax.@Nullable Join join() {
        if (acceptKeywords("CROSS", "JOIN")) {
            return new Syntax.Join("CROSS JOIN", true, table(), null, "");
        }
        boolean natural = acceptKeyword("NATURAL");
        String kind = "";
        if (acceptKeyword("INNER")) {
            kind = "";
        } else if (!peek().isKeyword("JOIN")) {
            String side = acceptOneOf(Set.of("LEFT", "RIGHT", "FULL"));
            if (side.isEmpty()) {
                if (natural) {
                    throw expected("a join type after NATURAL");
                }
                return null;
            }
            acceptKeyword("OUTER");
            kind = side + " ";
        }
        expectKeyword("JOIN");
        var table = table();
        boolean plain = kind.isEmpty() && !natural;
        kind = (natural ? "NATURAL " : "") + kind + "JOIN";
        if (natural) {
            return new Syntax.Join(kind, false, table, null, "");
        }
        if (acceptKeyword("ON")) {
            var on = expr();
            return new Syntax.Join(kind, plain, table, on, " ON " + Syntax.print(on));
        }
        if (acceptKeyword("USING")) {
            return new Syntax.Join(kind, false, table, null, " USING" + columnList());
        }
        return new Syntax.Join(kind, plain, table, null, "");
    }

    private Syntax.Stmt insert() {
        next();
        acceptKeyword("INTO");
        acceptKeyword("TABLE");
        var table = objectName();
        var columns = new ArrayList<Token>();
        if (accept("(")) {
            do {
                columns.add(identifier());
            } while (accept(","));
            expect(")");
        }
        var source = query();
        String extras = "";
        if (peek().isKeyword("ON")) {
            extras = "  " + upTo("RETURNING");
        }
        return new Syntax.InsertStmt(table, columns, source, extras + returning());
    }

    private String upTo(String keyword) {
        var text = new ArrayList<String>();
        while (!atEnd() && !peek().is(";") && !peek().isKeyword(keyword)) {
            text.add(next().print());
        }
        return String.join(" ", text);
    }

    private String returning() {
        if (!acceptKeyword("RETURNING")) {
            return "";
        }
        var items = new ArrayList<String>();
        do {
            items.add(item().print());
        } while (accept(","));
        return " RETURNING " + String.join(", ", items);
    }

    private Syntax.Stmt update() {
        next();
        var table = tableWithJoins();
        expectKeyword("SET");
        var assignments = new ArrayList<Syntax.Assign>();
        do {
            var column = assignedColumn();
            expect("=");
            assignments.add(new Syntax.Assign(column, expr()));
        } while (accept(","));
        String from = acceptKeyword("FROM") ? " FROM " + tableWithJoins().print() : "";
        Syntax.Node where = acceptKeyword("WHERE") ? expr() : null;
        return new Syntax.UpdateStmt(table, assignments, from, where, returning());
    }

    /** The words before the equals sign; like the server's parser it passes over everything else there. */
    private List<Token> assignedColumn() {
        var parts = new ArrayList<Token>();
        while (!atEnd() && !peek().is("=")) {
            var token = next();
            if (token.kind() == Token.Kind.WORD) {
                parts.add(token);
            }
        }
        return parts;
    }

    private Syntax.Stmt delete() {
        next();
        String tables = "";
        if (!acceptKeyword("FROM")) {
            var names = new ArrayList<String>();
            do {
                names.add(Syntax.name(objectName()));
            } while (accept(","));
            tables = String.join(", ", names) + " ";
            expectKeyword("FROM");
        }
        var from = tables();
        String using = acceptKeyword("USING") ? " USING " + Syntax.tables(tables()) : "";
        Syntax.Node where = acceptKeyword("WHERE") ? expr() : null;
        return new Syntax.DeleteStmt(tables, from, using, where, returning());
    }

    private Syntax.Stmt set() {
        boolean modified =
                Set.of("LOCAL", "TIME", "NAMES", "TRANSACTION", "ROLE").contains(peek(1).keyword());
        if (modified) {
            return new Syntax.OtherStmt(rest());
        }
        next();
        acceptKeyword("SESSION");
        var variable = objectName();
        if (!accept("=") && !acceptKeyword("TO")) {
            throw expected("equals sign or TO");
        }
        return new Syntax.SetStmt(variable, exprs());
    }

    private Syntax.Stmt show() {
        if (SHOW_LISTS.contains(peek(1).keyword())) {
            return new Syntax.OtherStmt(rest());
        }
        next();
        var parts = new ArrayList<Token>();
        while (!atEnd() && !peek().is(";")) {
            var token = next();
            if (token.kind() == Token.Kind.WORD) {
                parts.add(token);
            }
        }
        return new Syntax.ShowStmt(parts);
    }
}
