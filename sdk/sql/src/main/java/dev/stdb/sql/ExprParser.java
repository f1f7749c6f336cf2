package dev.stdb.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Expressions by operator precedence; what SpacetimeDB never offers is parsed only to be named in a message. */
abstract class ExprParser extends TokenStream {
    private static final int OR = 5;
    private static final int AND = 10;
    private static final int NOT = 15;
    private static final int IS = 17;
    private static final int LIKE = 19;
    private static final int COMPARE = 20;
    private static final int XOR = 24;
    private static final int MULTIPLY = 40;
    private static final int TIGHT = 50;

    private static final Map<String, Integer> SYMBOL_PRECEDENCE = Map.ofEntries(
            Map.entry("=", COMPARE),
            Map.entry("==", COMPARE),
            Map.entry("<>", COMPARE),
            Map.entry("!=", COMPARE),
            Map.entry("<", COMPARE),
            Map.entry("<=", COMPARE),
            Map.entry(">", COMPARE),
            Map.entry(">=", COMPARE),
            Map.entry("<=>", COMPARE),
            Map.entry("~", COMPARE),
            Map.entry("~*", COMPARE),
            Map.entry("!~", COMPARE),
            Map.entry("!~*", COMPARE),
            Map.entry("|", 21),
            Map.entry("^", 22),
            Map.entry("#", 22),
            Map.entry("<<", 22),
            Map.entry(">>", 22),
            Map.entry("&", 23),
            Map.entry("+", 30),
            Map.entry("-", 30),
            Map.entry("*", MULTIPLY),
            Map.entry("/", MULTIPLY),
            Map.entry("%", MULTIPLY),
            Map.entry("||", MULTIPLY),
            Map.entry("->", TIGHT),
            Map.entry("->>", TIGHT),
            Map.entry("#>", TIGHT),
            Map.entry("#>>", TIGHT),
            Map.entry("@>", TIGHT),
            Map.entry("<@", TIGHT),
            Map.entry("::", TIGHT),
            Map.entry("[", TIGHT));
    private static final Map<String, Integer> KEYWORD_PRECEDENCE = Map.of(
            "OR", OR, "AND", AND, "XOR", XOR, "IS", IS, "IN", COMPARE, "BETWEEN", COMPARE, "LIKE", LIKE, "ILIKE", LIKE,
            "SIMILAR", LIKE, "AT", 41);
    private static final Set<String> NEGATABLE = Set.of("IN", "BETWEEN", "LIKE", "ILIKE", "SIMILAR");
    private static final Set<String> TYPED_STRINGS = Set.of("DATE", "TIME", "TIMESTAMP", "TIMESTAMPTZ", "DATETIME");
    private static final Set<String> CASTS = Set.of("CAST", "TRY_CAST", "SAFE_CAST");

    ExprParser(List<Token> tokens) {
        super(tokens);
    }

    /** A query inside parentheses or EXISTS. */
    abstract Syntax.Query query();

    final Syntax.Node expr() {
        return nested(() -> subexpr(0));
    }

    private Syntax.Node deeper(int precedence) {
        return nested(() -> subexpr(precedence));
    }

    final List<Syntax.Node> exprs() {
        var list = new ArrayList<Syntax.Node>();
        do {
            list.add(expr());
        } while (accept(","));
        return list;
    }

    static String join(List<Syntax.Node> nodes) {
        return nodes.stream().map(Syntax::print).collect(Collectors.joining(", "));
    }

    private Syntax.Node subexpr(int precedence) {
        var left = prefix();
        for (int next = precedence(); precedence < next; next = precedence()) {
            left = infix(left, next);
        }
        return left;
    }

    private int precedence() {
        var token = peek();
        if (token.kind() == Token.Kind.SYMBOL) {
            return SYMBOL_PRECEDENCE.getOrDefault(token.text(), 0);
        }
        String keyword = token.keyword();
        if (keyword.equals("NOT")) {
            return NEGATABLE.contains(peek(1).keyword()) ? KEYWORD_PRECEDENCE.getOrDefault(peek(1).keyword(), 0) : 0;
        }
        return KEYWORD_PRECEDENCE.getOrDefault(keyword, 0);
    }

    private Syntax.Node infix(Syntax.Node left, int precedence) {
        var token = next();
        if (token.kind() == Token.Kind.SYMBOL) {
            return switch (token.text()) {
                case "::" -> wrapped("CAST(", left, " AS " + typeName() + ")");
                case "[" -> subscript(left);
                default -> binary(left, operator(token.text()), precedence);
            };
        }
        return switch (token.keyword()) {
            case "AND", "OR", "XOR" -> binary(left, token.keyword(), precedence);
            case "IS" -> is(left);
            case "AT" -> atTimeZone(left);
            case "NOT" -> negatable(left, "NOT " + next().keyword());
            default -> negatable(left, token.keyword());
        };
    }

    private Syntax.Node binary(Syntax.Node left, String op, int precedence) {
        if (peek().isKeyword("ANY") || peek().isKeyword("ALL")) {
            String quantifier = next().keyword();
            expect("(");
            var right = expr();
            expect(")");
            return wrapped("", left, " " + op + " " + quantifier + "(" + Syntax.print(right) + ")");
        }
        return new Syntax.Binary(left, op, deeper(precedence));
    }

    private static String operator(String symbol) {
        return switch (symbol) {
            case "==" -> "=";
            case "!=" -> "<>";
            default -> symbol;
        };
    }

    private Syntax.Node wrapped(String before, Syntax.Node inner, String after) {
        return new Syntax.Wrapped(
                before, inner, after, inner.span().to(previous().span()));
    }

    private Syntax.Node subscript(Syntax.Node left) {
        var index = expr();
        expect("]");
        return wrapped("", left, "[" + Syntax.print(index) + "]");
    }

    private Syntax.Node is(Syntax.Node left) {
        String not = acceptKeyword("NOT") ? "NOT " : "";
        String test = acceptOneOf(Set.of("NULL", "TRUE", "FALSE", "UNKNOWN"));
        if (!test.isEmpty()) {
            return wrapped("", left, " IS " + not + test);
        }
        if (acceptKeywords("DISTINCT", "FROM")) {
            var right = expr();
            return wrapped("", left, " IS " + not + "DISTINCT FROM " + Syntax.print(right));
        }
        throw expected("[NOT] NULL or TRUE|FALSE or [NOT] DISTINCT FROM after IS");
    }

    private Syntax.Node atTimeZone(Syntax.Node left) {
        expectKeyword("TIME");
        expectKeyword("ZONE");
        var zone = deeper(41);
        return wrapped("", left, " AT TIME ZONE " + Syntax.print(zone));
    }

    private Syntax.Node negatable(Syntax.Node left, String op) {
        String head = " " + op;
        if (op.endsWith("IN")) {
            expect("(");
            String list = startsQuery() ? query().print() : join(exprs());
            expect(")");
            return wrapped("", left, head + " (" + list + ")");
        }
        if (op.endsWith("BETWEEN")) {
            var low = deeper(COMPARE);
            expectKeyword("AND");
            var high = deeper(COMPARE);
            return wrapped("", left, head + " " + Syntax.print(low) + " AND " + Syntax.print(high));
        }
        if (op.endsWith("SIMILAR")) {
            expectKeyword("TO");
            head += " TO";
        }
        var pattern = deeper(LIKE);
        String escape = acceptKeyword("ESCAPE") ? " ESCAPE " + next().print() : "";
        return wrapped("", left, head + " " + Syntax.print(pattern) + escape);
    }

    final boolean startsQuery() {
        return Set.of("SELECT", "WITH", "VALUES").contains(peek().keyword());
    }

    private Syntax.Node prefix() {
        var token = peek();
        return switch (token.kind()) {
            case WORD -> word();
            case NUMBER -> value(Syntax.Value.Kind.NUMBER);
            case STRING -> value(Syntax.Value.Kind.STRING);
            case HEX -> value(Syntax.Value.Kind.HEX);
            case PLACEHOLDER -> value(Syntax.Value.Kind.PLACEHOLDER);
            case NATIONAL, ESCAPED, DOLLAR -> value(Syntax.Value.Kind.OTHER);
            case SYMBOL -> symbol();
            case END -> throw expected("an expression:");
        };
    }

    private Syntax.Node value(Syntax.Value.Kind kind) {
        var token = next();
        return new Syntax.Value(kind, token.text(), token.print(), token.span());
    }

    private Syntax.Node symbol() {
        return switch (peek().text()) {
            case "(" -> parenthesised();
            case "[" -> array(next(), "");
            case "+", "-" -> sign(next());
            case ":", "@" -> parameter(next());
            default -> throw expected("an expression:");
        };
    }

    private Syntax.Node sign(Token sign) {
        var operand = deeper(MULTIPLY);
        return new Syntax.Unary(sign.text(), operand, sign.span().to(operand.span()));
    }

    private Syntax.Node parameter(Token colon) {
        String text = colon.text() + identifier().text();
        return new Syntax.Value(
                Syntax.Value.Kind.PLACEHOLDER,
                text,
                text,
                colon.span().to(previous().span()));
    }

    private Syntax.Node parenthesised() {
        var open = next();
        if (startsQuery()) {
            String text = "(" + query().print() + ")";
            expect(")");
            return new Syntax.Other(text, open.span().to(previous().span()));
        }
        var inner = exprs();
        expect(")");
        var span = open.span().to(previous().span());
        return inner.size() == 1
                ? new Syntax.Nested(inner.getFirst(), span)
                : new Syntax.Other("(" + join(inner) + ")", span);
    }

    private Syntax.Node array(Token open, String name) {
        String elements = peek().is("]") ? "" : join(exprs());
        expect("]");
        return new Syntax.Other(
                name + "[" + elements + "]", open.span().to(previous().span()));
    }

    private Syntax.Node word() {
        var token = next();
        String keyword = token.keyword();
        return switch (keyword) {
            case "TRUE", "FALSE" -> {
                String text = keyword.toLowerCase(Locale.ROOT);
                yield new Syntax.Value(Syntax.Value.Kind.BOOL, text, text, token.span());
            }
            case "NULL" -> new Syntax.Value(Syntax.Value.Kind.OTHER, "NULL", "NULL", token.span());
            case "NOT" -> {
                var operand = deeper(NOT);
                yield new Syntax.Unary("NOT ", operand, token.span().to(operand.span()));
            }
            case "CASE" -> caseWhen(token);
            case "EXISTS" -> exists(token);
            default -> plainWord(token, keyword);
        };
    }

    private Syntax.Node exists(Token start) {
        expect("(");
        String text = "EXISTS (" + query().print() + ")";
        expect(")");
        return new Syntax.Other(text, start.span().to(previous().span()));
    }

    private Syntax.Node plainWord(Token token, String keyword) {
        if (CASTS.contains(keyword) && peek().is("(")) {
            next();
            var operand = expr();
            expectKeyword("AS");
            String text = keyword + "(" + Syntax.print(operand) + " AS " + typeName() + ")";
            expect(")");
            return new Syntax.Other(text, token.span().to(previous().span()));
        }
        if (keyword.equals("ARRAY") && accept("[")) {
            return array(token, "ARRAY");
        }
        if (keyword.equals("INTERVAL") && !peek().is(".") && (peek().kind() == Token.Kind.STRING)) {
            String text = "INTERVAL " + next().print();
            text += peek().kind() == Token.Kind.WORD ? " " + next().keyword() : "";
            return new Syntax.Other(text, token.span().to(previous().span()));
        }
        if (TYPED_STRINGS.contains(keyword) && peek().kind() == Token.Kind.STRING) {
            return new Syntax.Other(
                    keyword + " " + next().print(), token.span().to(previous().span()));
        }
        return nameOrCall(token);
    }

    private Syntax.Node nameOrCall(Token first) {
        var parts = new ArrayList<>(List.of(first));
        while (accept(".")) {
            parts.add(identifier());
        }
        if (peek().is("(")) {
            return call(parts);
        }
        return parts.size() == 1 ? new Syntax.Ident(first) : new Syntax.Compound(parts);
    }

    private Syntax.Node call(List<Token> name) {
        expect("(");
        String arguments = "";
        boolean star = false;
        if (!peek().is(")")) {
            String distinct = acceptKeyword("DISTINCT") ? "DISTINCT " : "";
            var list = new ArrayList<String>();
            do {
                boolean wildcard = accept("*");
                star = wildcard && list.isEmpty() && distinct.isEmpty();
                list.add(wildcard ? "*" : Syntax.print(expr()));
            } while (accept(","));
            star &= list.size() == 1;
            arguments = distinct + String.join(", ", list);
        }
        expect(")");
        boolean count = star && name.size() == 1 && name.getFirst().text().equalsIgnoreCase("count");
        return new Syntax.Call(
                Syntax.name(name) + "(" + arguments + ")",
                count,
                name.getFirst().span().to(previous().span()));
    }

    private Syntax.Node caseWhen(Token start) {
        var text = new StringBuilder("CASE");
        if (!peek().isKeyword("WHEN")) {
            text.append(' ').append(Syntax.print(expr()));
        }
        do {
            expectKeyword("WHEN");
            text.append(" WHEN ").append(Syntax.print(expr()));
            expectKeyword("THEN");
            text.append(" THEN ").append(Syntax.print(expr()));
        } while (peek().isKeyword("WHEN"));
        if (acceptKeyword("ELSE")) {
            text.append(" ELSE ").append(Syntax.print(expr()));
        }
        expectKeyword("END");
        return new Syntax.Other(
                text.append(" END").toString(), start.span().to(previous().span()));
    }

    /** A type of CAST; lower-case spellings of types print in upper case. */
    private String typeName() {
        var text = new StringBuilder(identifier().text().toUpperCase(Locale.ROOT));
        if (accept("(")) {
            text.append('(').append(join(exprs())).append(')');
            expect(")");
        }
        return text.toString();
    }
}
