package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Queries of views are the SQL that the server's query builder for Rust makes. */
class QueriesTest {
    private static final String TABLES = """
            public final class Game {
                @Table record Users(@PrimaryKey int id, String name, int age, boolean online) {}
                @Table record Other(@Index int uid, @PrimaryKey @U64 long key) {}
                @Table(accessor = "player1", name = "Player1Canonical") record Player1(@PrimaryKey @U32 long Player1Id, @U32 long currentLevel2) {}
                @Table(accessor = "person2") record Person2(@PrimaryKey @U32 long Person2Id, @Index @U32 long playerRef) {}
                @Table(event = true) record Hit(@Index int who, int damage) {}
                enum Team { RED }
                @Table record All(byte i8, short i16, long i64, @U8 int u8, @U8 byte u8b, @U16 int u16, @U16 short u16b, @U32 int u32b, @U64 long u64,
                    U128 u128, I128 i128, U256 u256, I256 i256, float f32, double f64, byte[] bytes, Identity identity, ConnectionId connection,
                    Timestamp timestamp, Uuid uuid, String text, Team team, Optional<String> motto, TimeDuration time) {}
            """;

    /** One query, as Java writes it after {@code ctx.from()}, and its SQL. */
    record Case(String table, String java, String sql) {
        @Override
        public String toString() {
            return java;
        }
    }

    static List<Case> cases() {
        List<Case> all = new ArrayList<>();
        all.add(new Case("Users", "users()", "SELECT * FROM \"users\""));
        where(all, "u.id().eq(10)", "(\"users\".\"id\" = 10)");
        where(all, "u.name().ne(\"it's\")", "(\"users\".\"name\" <> 'it''s')");
        where(all, "u.online()", "(\"users\".\"online\" = TRUE)");
        where(all, "u.online().eq(false)", "(\"users\".\"online\" = FALSE)");
        where(all, "u.age().gt(u.id())", "(\"users\".\"age\" > \"users\".\"id\")");
        where(all, "u.age().gte(18).and(u.age().lte(30))", "((\"users\".\"age\" >= 18) AND (\"users\".\"age\" <= 30))");
        where(
                all,
                "u.name().ne(\"a\").or(u.name().lt(\"b\"))",
                "((\"users\".\"name\" <> 'a') OR (\"users\".\"name\" < 'b'))");
        where(
                all,
                "u.name().eq(\"a\").and(u.online().or(u.age().gt(3))).not()",
                "((\"users\".\"name\" <> 'a') OR ((\"users\".\"online\" <> TRUE) AND (\"users\".\"age\" <= 3)))");
        where(all, "u.age().lt(-3).not().not()", "(\"users\".\"age\" < -3)");
        all.add(
                new Case(
                        "Users",
                        "users().filter(u -> u.id().eq(5)).where(u -> u.age().lt(30)).filter(u -> u.online())",
                        "SELECT * FROM \"users\" WHERE (((\"users\".\"id\" = 5) AND (\"users\".\"age\" < 30)) AND (\"users\".\"online\" = TRUE))"));
        joins(all);
        literals(all);
        return all;
    }

    private static void where(List<Case> all, String condition, String sql) {
        all.add(new Case("Users", "users().where(u -> " + condition + ")", "SELECT * FROM \"users\" WHERE " + sql));
    }

    private static void joins(List<Case> all) {
        String on = " FROM \"users\" JOIN \"other\" ON \"users\".\"id\" = \"other\".\"uid\"";
        String join = "Semijoin(ctx.from().other(), (u, o) -> u.id().eq(o.uid()))";
        all.add(new Case("Users", "users().left" + join, "SELECT \"users\".*" + on));
        all.add(new Case("Other", "users().right" + join, "SELECT \"other\".*" + on));
        String both = " WHERE ((\"users\".\"id\" = 1) AND (\"users\".\"id\" > 10))";
        all.add(new Case(
                "Users",
                "users().left" + join + ".where(u -> u.id().eq(1)).where(u -> u.id().gt(10))",
                "SELECT \"users\".*" + on + both));
        all.add(new Case(
                "Users",
                "users().where(u -> u.id().eq(1)).where(u -> u.id().gt(10)).left" + join,
                "SELECT \"users\".*" + on + both));
        all.add(new Case(
                "Other",
                "users().where(u -> u.id().eq(1)).right" + join
                        + ".where(o -> o.uid().gt(10)).filter(o -> o.key().lt(9))",
                "SELECT \"other\".*" + on
                        + " WHERE (\"users\".\"id\" = 1) AND ((\"other\".\"uid\" > 10) AND (\"other\".\"key\" < 9))"));
        all.add(new Case(
                "Person2",
                "player1().where(p -> p.currentLevel2().eq(2)).rightSemijoin(ctx.from().person2(), (l, r) -> l.Player1Id().eq(r.playerRef()))",
                "SELECT \"person2\".* FROM \"player1\" JOIN \"person2\" ON \"player1\".\"Player1Id\" = \"person2\".\"playerRef\""
                        + " WHERE (\"player1\".\"currentLevel2\" = 2)"));
        all.add(new Case(
                "Hit",
                "hit().leftSemijoin(ctx.from().users(), (h, u) -> h.who().eq(u.id()))",
                "SELECT \"hit\".* FROM \"hit\" JOIN \"users\" ON \"hit\".\"who\" = \"users\".\"id\""));
    }

    private static void literals(List<Case> all) {
        String zeros = "0".repeat(63);
        literal(all, "i8", "-128", "-128");
        literal(all, "i16", "7", "7");
        literal(all, "i64", "Long.MIN_VALUE", "-9223372036854775808");
        literal(all, "u8", "255", "255");
        literal(all, "u8b", "(byte) 200", "200");
        literal(all, "u16", "65535", "65535");
        literal(all, "u16b", "(short) -1", "65535");
        literal(all, "u32b", "-1", "4294967295");
        literal(all, "u64", "-1", "18446744073709551615");
        literal(all, "u128", "U128.of(7)", "7");
        literal(all, "i256", "I256.of(-7)", "-7");
        literal(all, "f32", "0.1f", "0.10000000149011612");
        literal(all, "f64", "-1e21", "-1000000000000000000000");
        literal(all, "bytes", "new byte[] {1, 2, (byte) 255}", "0x0102ff");
        literal(all, "identity", "Identity.fromHex(\"" + zeros + "1\")", "0x" + zeros + "1");
        literal(all, "connection", "new ConnectionId(U128.of(0))", "0x" + "0".repeat(32));
        literal(all, "timestamp", "new Timestamp(1000)", "'1970-01-01T00:00:00.001+00:00'");
        literal(all, "uuid", "new Uuid(U128.of(0))", "'00000000-0000-0000-0000-000000000000'");
        literal(all, "text", "\"\"", "''");
    }

    private static void literal(List<Case> all, String column, String java, String sql) {
        all.add(new Case(
                "All",
                "all().where(a -> a." + column + "().eq(" + java + "))",
                "SELECT * FROM \"all\" WHERE (\"all\".\"" + column + "\" = " + sql + ")"));
    }

    private static final RunningModule MODULE = start();

    /** All cases are views of one module. */
    private static RunningModule start() {
        StringBuilder body = new StringBuilder(TABLES);
        List<Case> cases = cases();
        for (int i = 0; i < cases.size(); i++) {
            body.append(String.format(
                    Locale.ROOT,
                    "@View static Query<%s> view%d(AnonymousViewContext ctx) { return ctx.from().%s; }%n",
                    cases.get(i).table(),
                    i,
                    cases.get(i).java()));
        }
        try {
            return RunningModule.start(body + "}\n");
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theTextIsThatOfTheServersOwnBuilder(Case test) {
        BsatnReader answer = new BsatnReader(MODULE.view("view_" + cases().indexOf(test), new BsatnWriter()));
        assertThat(answer.u8()).as("SQL follows").isEqualTo(1);
        assertThat(answer.str()).isEqualTo(test.sql());
        answer.end();
    }

    private static List<String> errors(String view) {
        Compilation compilation = Sources.compile(TABLES
                + "@View static Query<Users> wrong(AnonymousViewContext ctx) { return ctx.from()." + view + "; }\n}\n");
        return Sources.errors(compilation);
    }

    @Test
    void whatTheServerWouldRefuseDoesNotCompile() {
        assertThat(errors("users().where(u -> u.id().eq(\"x\"))")).isNotEmpty();
        assertThat(errors("users().leftSemijoin(ctx.from().other(), (u, o) -> u.age().eq(o.uid()))"))
                .as("only indexed columns join")
                .isNotEmpty();
        assertThat(errors("users().leftSemijoin(ctx.from().other(), (u, o) -> u.id().eq(o.key()))"))
                .as("only equal types join")
                .isNotEmpty();
        assertThat(errors("users().leftSemijoin(ctx.from().hit(), (u, h) -> u.id().eq(h.who()))"))
                .as("nothing is looked up in an event table")
                .isNotEmpty();
        assertThat(errors("other().where(o -> o.uid().eq(1))"))
                .as("the rows are those that the view says")
                .isNotEmpty();
        assertThat(errors("all().where(a -> a.team().eq(1))"))
                .as("SQL compares no enums")
                .isNotEmpty();
    }
}
