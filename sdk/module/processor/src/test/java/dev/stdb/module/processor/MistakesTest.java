package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake that Java source can express is told at its line, with what to do; all of a module's mistakes in one run. */
class MistakesTest {
    /**
     * One module with mistakes.
     *
     * @param body members of class Game, the first on line 4
     * @param errors {@code line: beginning of the message}
     */
    record Mistake(String what, String body, List<String> errors) {
        Mistake(String what, String body, String... errors) {
            this(what, body, List.of(errors));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        tables(all);
        keys(all);
        indexes(all);
        schedules(all);
        types(all);
        names(all);
        reducers(all);
        procedures(all);
        filters(all);
        http(all);
        environment(all);
        outboxes(all);
        views(all);
        return all;
    }

    private static void tables(List<Mistake> all) {
        all.add(new Mistake(
                "tables that are neither records nor final classes with fields",
                """
                @Table static class Open { public int id; }
                @Table interface Person {}
                @Table final class Inner { public int id; }
                @Table static final class Below extends Open { public int other; }
                @Table static final class Made { public int id; Made(int id) {} }
                @Table static final class Fixed { public final int id = 1; }
                @Table static final class Empty { private int id; }
                @Table static final class Fine { @PrimaryKey int id; static int count; transient int cache; private int secret; }
                static final class NoTable { @Unique int id; }
                """,
                "4: Open cannot be a table's row: use a record, or make it a final class with fields",
                "5: @Table belongs on a record: write record Person(...) with one component per column",
                "6: Inner cannot be a table's row: make the class static",
                "7: Below cannot be a table's row: a class with columns extends no other",
                "8: Made cannot be a table's row: give the class a constructor without parameters",
                "9: Fixed cannot be a table's row: field id is final",
                "12: NoTable is no table, so keys, indexes and defaults mean nothing here"));
        all.add(new Mistake(
                "a private table",
                "@Table private record Person(int id) {}",
                "4: the table record Person is private, and the generated code must reach it: remove private"));
        all.add(new Mistake(
                "a generic table",
                "@Table record Person<T>(int id) {}",
                "4: a table's record cannot have type parameters"));
        all.add(new Mistake(
                "two tables on one record without names",
                "@Table @Table(accessor = \"other\") record Person(int id) {}",
                "4: several tables on one record need names to tell them apart"));
        all.add(new Mistake(
                "a keyword as accessor",
                "@Table(accessor = \"class\") record Person(int id) {}",
                "4: `class` cannot be the name of a Java method"));
        all.add(new Mistake("an event table that is scheduled", """
                @Table(event = true, scheduled = "tick") record Timer(@PrimaryKey @U64 long id, ScheduleAt at) {}
                @Reducer static void tick(Timer timer) {}
                """, "4: the rows of an event table are never stored"));
        all.add(new Mistake(
                "a default that is no value",
                """
                enum Team { RED, BLUE }
                @Table record Person(
                    @Default("x") int a,
                    @Default("256") @U8 int b,
                    @Default("yes") boolean c,
                    @Default("GREEN") Team d,
                    @Default("1") List<Integer> e,
                    @Default(none = true) int f,
                    @Default("x") byte[] g) {}
                """,
                "6: `x` is no value of column a",
                "7: `256` is no value of column b: 256 is outside the range of u8",
                "8: write true or false, not `yes`",
                "9: Team has no constant `GREEN`: it has RED, BLUE",
                "10: @Default is for numbers, booleans, strings and enums",
                "11: f always has a value: make it Optional or @Nullable",
                "12: the only default of bytes is `[]`"));
        all.add(new Mistake(
                "column annotations outside tables",
                "record Person(@PrimaryKey int id,\n@Index int other) {} @Table record Real(Person p) {}",
                "5: Person is no table, so keys",
                "4: Person is no table, so keys, indexes and defaults mean nothing here"));
    }

    private static void keys(List<Mistake> all) {
        all.add(new Mistake("two primary keys", """
                @Table record Person(
                    @PrimaryKey int id,
                    @PrimaryKey int other) {}
                """, "6: a table has one primary key, and id is it already"));
        all.add(new Mistake(
                "keys that cannot be compared",
                """
                record Vec(int x) {}
                @Table record Person(
                    @PrimaryKey double a,
                    @Unique float b,
                    @Unique byte[] c,
                    @Unique Optional<String> d,
                    @Unique @Nullable String e,
                    @Unique List<String> f,
                    @Unique int[] g,
                    @Unique Vec h,
                    @Unique TimeDuration i) {}
                """,
                "6: a cannot be the primary key: floating-point numbers are too inexact",
                "7: b cannot be unique: floating-point numbers",
                "8: c cannot be unique: byte arrays cannot be keys",
                "9: d cannot be unique: a value that may be absent cannot be a key",
                "10: e cannot be unique: a value that may be absent",
                "11: f cannot be unique: a list cannot be a key",
                "12: g cannot be unique: an array cannot be a key",
                "13: h cannot be unique: a record or sum cannot be a key",
                "14: i cannot be unique: use an integer"));
        all.add(new Mistake(
                "auto-increment on what is no integer",
                """
                @Table record Person(
                    @AutoInc String a,
                    @AutoInc double b,
                    @AutoInc @Nullable Long c) {}
                """,
                "5: @AutoInc numbers a column, and a is no integer: make it @U64 long",
                "6: @AutoInc numbers a column, and b is no integer",
                "7: @AutoInc numbers a column, and c is no integer"));
    }

    private static void indexes(List<Mistake> all) {
        all.add(new Mistake(
                "indexes over the wrong columns",
                """
                @Table
                @Index
                @Index(columns = {"id", "nmae"})
                @Index(columns = {"name", "name"})
                @Index(columns = {"score", "id"}, algorithm = Index.Algorithm.HASH)
                record Person(int id, String name, float score) {}
                """,
                "9: say which columns the index covers",
                "9: the record has no component nmae: it has id, name, score",
                "9: column name is in this index twice",
                "9: score cannot be in an index: floating-point numbers"));
        all.add(new Mistake(
                "columns on a component",
                "@Table record Person(@Index(columns = \"id\") int id) {}",
                "4: on a component, @Index covers that component"));
        all.add(new Mistake(
                "the same index twice",
                """
                @Table
                @Index(accessor = "again", columns = "id")
                record Person(@Index int id, @Index @Index(accessor = "x") int other) {}
                """,
                "6: there is a btree index on other already",
                "6: there is a btree index on id already"));
        all.add(new Mistake("two indexes of one accessor", """
                @Table @Index(accessor = "id", columns = {"id", "other"})
                record Person(@Index int id, int other) {}
                """, "5: two indexes of this table are called id"));
        all.add(new Mistake(
                "accessors that handles have already or Java cannot say",
                """
                @Table record Person(
                    @Index(accessor = "count") int a,
                    @Index(accessor = "int") int b) {}
                """,
                "5: table handles have a method count() already",
                "6: `int` cannot be the name of a Java method"));
        all.add(new Mistake(
                "direct indexes on what they cannot hold",
                """
                @Table @Index(columns = {"d", "e"}, algorithm = Index.Algorithm.DIRECT) record Person(
                    @Index(algorithm = Index.Algorithm.DIRECT) String a,
                    @Index(algorithm = Index.Algorithm.DIRECT) @Unique int b,
                    @Index(algorithm = Index.Algorithm.DIRECT) @U32 long c,
                    @U8 int d, @U8 int e) {}
                """,
                "5: a direct index covers one column of @U8, @U16, @U32 or @U64, or an enum: use BTREE here",
                "6: a direct index covers one column",
                "7: a direct index works on a unique column only",
                "4: a direct index covers one column"));
    }

    private static void schedules(List<Mistake> all) {
        all.add(new Mistake(
                "an unknown scheduled reducer", """
                @Table(scheduled = "tock") record Timer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt at) {}
                @Reducer static void tick(ReducerContext ctx, Timer timer) {}
                """, "4: there is no reducer or procedure tock: did you mean tick?"));
        all.add(
                new Mistake(
                        "no reducer at all",
                        "@Table(scheduled = \"tick\") record Timer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt at) {}",
                        "4: there is no reducer or procedure tick: add @Reducer static void tick(ReducerContext ctx, Timer timer)"));
        all.add(new Mistake(
                "a scheduled reducer with other parameters",
                """
                @Table(scheduled = "tick") record Timer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt at) {}
                @Reducer static void tick(ReducerContext ctx, int speed) {}
                """,
                "5: table timer schedules tick, so it is called with one row of it: "
                        + "write tick(ReducerContext ctx, Timer timer)"));
        all.add(new Mistake(
                "no schedule column and no proper key",
                """
                @Table(scheduled = "tick") record Timer(@PrimaryKey int id) {}
                @Reducer static void tick(Timer timer) {}
                """,
                "4: a scheduled table needs a column that says when: add a component ScheduleAt scheduledAt",
                "4: a scheduled table needs a primary key of type U64"));
        all.add(new Mistake(
                "two schedule columns", """
                @Table(scheduled = "tick") record Timer(@PrimaryKey @U64 long id, ScheduleAt a, ScheduleAt b) {}
                @Reducer static void tick(Timer timer) {}
                """, "4: which of a, b holds the schedule? Say it with scheduledAt"));
        all.add(new Mistake(
                "a schedule column of another type, or none",
                """
                @Table(scheduled = "tick", scheduledAt = "id") record Timer(@PrimaryKey @U64 long id, ScheduleAt a) {}
                @Reducer static void tick(Timer timer) {}
                @Table(scheduledAt = "a") record Other(ScheduleAt a) {}
                """,
                "4: component id must be of type ScheduleAt to hold the schedule",
                "6: scheduledAt is for scheduled tables"));
        all.add(new Mistake("a scheduled lifecycle reducer", """
                @Table(scheduled = "init") record Timer(@PrimaryKey @U64 long id, ScheduleAt a) {}
                @Init static void init() {}
                """, "4: init answers a lifecycle event"));
    }

    private static void types(List<Mistake> all) {
        all.add(new Mistake(
                "types that SpacetimeDB does not have",
                """
                interface Open {}
                record Box<T>(T value) {}
                @Table record Person(
                    char a,
                    Map<String, Integer> b,
                    Set<String> c,
                    java.time.Instant d,
                    java.util.UUID e,
                    Object f,
                    Open g,
                    Box<String> h,
                    @SuppressWarnings("rawtypes") List i,
                    java.math.BigInteger j,
                    StringBuilder k,
                    ArrayList<String> l) {}
                """,
                "7: SpacetimeDB has no char: use String, or @U16 int for its number",
                "8: java.util.Map cannot be stored or sent: SpacetimeDB has no maps",
                "9: java.util.Set cannot be stored or sent: SpacetimeDB has no sets: use List",
                "10: java.time.Instant cannot be stored or sent: use dev.stdb.bsatn.special.Timestamp",
                "11: java.util.UUID cannot be stored or sent: use dev.stdb.bsatn.special.Uuid",
                "12: java.lang.Object cannot be stored or sent: use a record, an enum",
                "13: game.Game.Open cannot be stored or sent: seal the interface",
                "14: Box has type parameters, and SpacetimeDB has no generic types",
                "15: say what the list holds, as in List<String>",
                "16: java.math.BigInteger cannot be stored or sent: use U128",
                "17: java.lang.StringBuilder cannot be stored or sent",
                "18: java.util.ArrayList cannot be stored or sent: use List"));
        all.add(new Mistake(
                "unsigned annotations that do not fit",
                """
                @Table record Person(
                    @U8 long a,
                    @U64 int b,
                    @U8 @U16 int c,
                    @U32 float d,
                    @Nullable int e,
                    List<@U64 Integer> f,
                    Optional<@Nullable String> g) {}
                """,
                "5: @U8 does not go with long: write @U8 int",
                "6: @U64 does not go with int: write @U64 long",
                "7: @U8 and @U16 contradict each other: keep one",
                "8: @U32 does not go with float: write @U32 long",
                "9: @Nullable int can never be null: write java.lang.Integer",
                "10: @U64 does not go with java.lang.Integer: write @U64 long",
                "11: an Optional cannot hold null"));
        all.add(new Mistake(
                "a column whose type contains itself",
                """
                record Tree(int value, List<Tree> children) {}
                sealed interface List2 { record Cons(int head, List2 tail) implements List2 {} record Nil() implements List2 {} }
                @Table record Forest(int id,
                    Tree tree,
                    List2 list) {}
                @Table record Node(@PrimaryKey int id,
                    @Nullable Node next) {}
                """,
                "7: column tree would be endless, since Tree contains itself",
                "8: column list would be endless, since List2 contains itself",
                "10: column next would be endless, since Node contains itself"));
        all.add(new Mistake(
                "sum types that are none",
                """
                enum Empty {}
                sealed interface Shape permits Circle, Kind, Square {}
                record Circle(float r) implements Shape {}
                enum Kind implements Shape { A }
                record Square<T>() implements Shape {}
                @Reducer static void draw(Shape shape, Empty empty) {}
                """,
                "7: every variant of the sum type Shape must be a record, and Kind is not",
                "8: SpacetimeDB has no generic types: remove the type parameters of Square",
                "4: enum Empty has no constants"));
        all.add(new Mistake(
                "@SpacetimeType on what cannot be one",
                """
                @SpacetimeType static class Thing {}
                @SpacetimeType record Pair<A, B>(int a) {}
                """,
                "4: game.Game.Thing cannot be stored or sent",
                "5: SpacetimeDB has no generic types"));
        all.add(new Mistake(
                "more constants than a tag can tell",
                "enum Many { "
                        + IntStream.rangeClosed(1, 257)
                                .mapToObj(i -> "CONSTANT" + i)
                                .collect(Collectors.joining(", ")) + " }\n@Reducer static void many(Many many) {}",
                "4: enum Many has 257 constants, and a sum type holds at most 256"));
        all.add(new Mistake(
                "a private type",
                "private record Vec(int x) {}\n@Reducer static void move(Vec vec) {}",
                "4: the type Vec is private, and the generated code must reach it"));
    }

    private static void names(List<Mistake> all) {
        all.add(new Mistake(
                "names that meet after conversion",
                """
                @Table record UserName(int userId, int user_id) {}
                @Table(accessor = "user_name") record Other(int id) {}
                enum Color { RED_ONE, redOne }
                sealed interface Shape { record A1() implements Shape {} record a1() implements Shape {} }
                @Reducer static void doIt(int userId, int user_id, Color c, Shape s) {}
                @Reducer static void do_it() {}
                """,
                "5: two tables are called user_name (the other is game.Game.UserName)",
                "4: the components userId and user_id are both called user_id in the database",
                "6: the constants RED_ONE and redOne are both called redOne in the database",
                "7: the variants A1 and a1 are both called a1 in the database",
                "8: the parameters userId and user_id are both called user_id in the database",
                "9: two reducers are called do_it (the other is game.Game.doIt)"));
        all.add(new Mistake(
                "two types of one name",
                """
                static final class Inner { record Vec(int x) {} }
                record Vec(int x) {}
                @SpacetimeType(name = "vec") record Third(int x) {}
                @Reducer static void move(Vec a, Inner.Vec b, Third c) {}
                """,
                "5: two types are called Vec (the other is game.Game.Third)",
                "4: two types are called Vec (the other is game.Game.Third)"));
        all.add(new Mistake(
                "names that the server keeps for itself or cannot take",
                """
                @Table record St_player(int id) {}
                @Table(name = "my table") record Spaced(int id) {}
                """,
                "4: table names that begin with st_ are the server's own, and this one is st_player"));
        all.add(new Mistake(
                "a name that is none",
                "@Table(name = \"my table\") record Spaced(int id) {}",
                "4: the server would refuse this module: module contains invalid identifier"));
        all.add(new Mistake(
                "a name with nothing left after conversion",
                "@Table record Person(int __) {}",
                "4: nothing is left of the name `__`"));
        all.add(new Mistake(
                "a table that is called like another's index",
                """
                @Table record Person(@Index int id) {}
                @Table(name = "person_id_idx_btree") record Other(int id) {}
                """,
                "5: the server would refuse this module: name `person_id_idx_btree` is used for multiple entities"));
        all.add(new Mistake(
                "overloaded reducers",
                """
                @Reducer static void join(String name) {}
                @Reducer static void join(String name, int age) {}
                @Reducer(name = "other") static void join(int age) {}
                """,
                "5: two reducers are called join (the other is game.Game.join): rename the method",
                "6: two reducers are methods called join"));
    }

    private static void reducers(List<Mistake> all) {
        all.add(new Mistake(
                "methods that are no reducers",
                """
                @Reducer void a() {}
                @Reducer private static void b() {}
                @Reducer static <T> void c() {}
                @Reducer static int d() { return 1; }
                @Reducer static void e(int x, ReducerContext ctx) {}
                @Reducer static void f(Runnable r) {}
                """,
                "4: reducer a must be static",
                "5: reducer b is private",
                "6: reducer c cannot have type parameters",
                "7: a reducer answers nothing but done or refused: return void or ReducerResult, not int",
                "8: the ReducerContext comes first",
                "9: java.lang.Runnable cannot be stored or sent: seal the interface"));
        all.add(new Mistake(
                "lifecycle reducers",
                """
                @Init static void a() {}
                @Init static void b() {}
                @ClientConnected static void c(int x) {}
                @ClientDisconnected @ClientConnected static void d() {}
                """,
                "7: one method answers one event",
                "6: nobody passes arguments to c: a lifecycle reducer takes the ReducerContext only",
                "5: game.Game.a answers this event already",
                "7: game.Game.c answers this event already"));
    }

    private static void procedures(List<Mistake> all) {
        all.add(new Mistake(
                "methods that are no procedures",
                """
                @Procedure void a() {}
                @Procedure private static void b() {}
                @Procedure static Runnable c() { return null; }
                @Procedure static void d(ReducerContext ctx) {}
                @Procedure static void e(int x, ProcedureContext ctx) {}
                @Reducer static void f(ProcedureContext ctx) {}
                @Reducer @Procedure static void g() {}
                @Reducer static Result<Integer, String> h() { return Result.ok(1); }
                @Reducer static void i(Result r) {}
                """,
                "4: procedure a must be static",
                "5: procedure b is private",
                "6: java.lang.Runnable cannot be stored or sent",
                "7: a procedure gets a ProcedureContext, not a ReducerContext",
                "8: the ProcedureContext comes first",
                "9: a reducer gets a ReducerContext, not a ProcedureContext",
                "10: a method is one thing: write a second method for @Procedure",
                "11: a reducer that returns a Result says nothing or why not: return Result<Unit, String>",
                "12: say what the result holds, as in Result<Integer, String>"));
        all.add(new Mistake(
                "a procedure called as a reducer is",
                "@Procedure static void doIt() {}\n@Reducer(name = \"do_it\") static void other() {}",
                "4: two functions are called do_it (the other is game.Game.other)"));
        all.add(new Mistake(
                "a scheduled procedure with other parameters",
                """
                @Table(scheduled = "tick") record Timer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt at) {}
                @Procedure static void tick(int speed) {}
                """,
                "5: table timer schedules tick, so it is called with one row of it: "
                        + "write tick(ProcedureContext ctx, Timer timer)"));
    }

    private static void views(List<Mistake> all) {
        all.add(new Mistake(
                "methods that are no views",
                """
                @Table record Player(@PrimaryKey int id, float speed) {}
                @View List<Player> a(ViewContext ctx) { return null; }
                @View static <T> List<Player> b(ViewContext ctx) { return null; }
                @View static List<Player> c() { return null; }
                @View static List<Player> d(ReducerContext ctx) { return null; }
                @View static List<Player> e(ViewContext ctx, ReducerContext other) { return null; }
                @View private static List<Player> f(ViewContext ctx) { return null; }
                @View static Player g(ViewContext ctx) { return null; }
                @View static Query<String> h(ViewContext ctx) { return null; }
                @View static Query i(ViewContext ctx) { return null; }
                @View static PlayerQuery j(ViewContext ctx) { return null; }
                """,
                "5: view a must be static",
                "6: view b cannot have type parameters",
                "7: view c must begin with the parameter ViewContext ctx",
                "8: view d must begin with the parameter ViewContext ctx",
                "9: a view has one context, its first parameter",
                "10: view f is private",
                "11: a view of one row must be able to find none: return @Nullable Player or Optional<Player>",
                "12: a view returns List<R>, Optional<R>, @Nullable R or Query<R> of a record R",
                "13: say which rows the query finds",
                "14: a view's result cannot be a generated class: return Query<Player>"));
        all.add(new Mistake(
                "views that newer servers refuse",
                """
                @Table record Player(@PrimaryKey int id) {}
                @View static List<Player> near(AnonymousViewContext ctx,
                    float distance) { return null; }
                @View(primaryKey = "id") static List<Player> at(AnonymousViewContext ctx, int level) { return null; }
                """,
                "6: a view cannot be asked for by a floating-point number",
                "7: a view with arguments cannot have a primary key"));
        all.add(new Mistake(
                "a query for rows that no table has",
                """
                record Line(int x) {}
                @Table record Player(@PrimaryKey int id) {}
                @View static Query<Line> lines(AnonymousViewContext ctx) { return null; }
                """,
                "6: no table has rows of Line, and a query finds rows of a table: return List<Line>"));
        all.add(new Mistake(
                "filters that filter nothing",
                """
                @Table(isPublic = true) record Player(@PrimaryKey int id) {}
                @ClientVisibilityFilter static String a = "SELECT * FROM player";
                @ClientVisibilityFilter static final String B = "SELECT 1";
                @ClientVisibilityFilter static final String FINE = "SELECT p.* FROM player p JOIN \\"player\\" AS q ON p.id = q.id";
                @ModuleSettings static class One {}
                @ModuleSettings(caseConversion = CasePolicy.NONE) static class Two {}
                """,
                "5: a visibility filter is a constant: write static final String a",
                "6: the server would refuse this module: failed to create row-level security: `SELECT 1`",
                "9: a module has its settings once, and game.Game.One has them already"));
    }

    private static void filters(List<Mistake> all) {
        String refused = ": the server would refuse this module: failed to create row-level security: `";
        all.add(new Mistake(
                "filters that the server would refuse",
                """
                enum Mood { GOOD }
                @Table(isPublic = true) record Player(@PrimaryKey int id, @Index String lastName, Identity who, Mood mood, Optional<Integer> score) {}
                @Table record Hidden(@PrimaryKey int id) {}
                @Table(isPublic = true) record Unreadable(@PrimaryKey int id, Object o) {}
                @View static List<Player> everybody(AnonymousViewContext ctx) { return List.of(); }
                static final class Filters {
                    @ClientVisibilityFilter static final String COLUMN = "SELECT * FROM player WHERE age = 1";
                    @ClientVisibilityFilter static final String TYPE = "SELECT * FROM player WHERE id = :sender";
                    @ClientVisibilityFilter static final String ENUM = "SELECT * FROM player WHERE mood = 'GOOD'";
                    @ClientVisibilityFilter static final String COLUMNS = "SELECT id FROM player";
                    @ClientVisibilityFilter static final String STAR = "SELECT * FROM player JOIN hidden ON player.id = hidden.id";
                    @ClientVisibilityFilter static final String CLIENTS = "SELECT player.* FROM player JOIN st_client ON player.who = st_client.identity";
                    @ClientVisibilityFilter static final String BROKEN = "SELECT * FROM unreadable WHERE nonsense = 1";
                    @ClientVisibilityFilter static final String WRITE = "DELETE FROM player";
                    @ClientVisibilityFilter static final String FINE = "SELECT player.* FROM player JOIN hidden ON player.id = hidden.id WHERE player.lastName = 'x' AND player.last_name <> 'y'";
                    @ClientVisibilityFilter static final String VIEW = "SELECT player.* FROM player JOIN everybody ON player.id = everybody.id WHERE everybody.who = :sender";
                }
                """,
                "7: java.lang.Object cannot be stored or sent",
                "10" + refused + "SELECT * FROM player WHERE age = 1`: `age` is not in scope",
                "11" + refused + "SELECT * FROM player WHERE id = :sender`: ",
                "12" + refused + "SELECT * FROM player WHERE mood = 'GOOD'`: ",
                "13" + refused + "SELECT id FROM player`: Column projections are not supported in subscriptions",
                "14" + refused
                        + "SELECT * FROM player JOIN hidden ON player.id = hidden.id`: SELECT * is not supported for joins",
                "17" + refused + "DELETE FROM player`: Unsupported: Non-SELECT queries"));
    }

    private static void http(List<Mistake> all) {
        all.add(new Mistake(
                "methods that are no HTTP handlers",
                """
                @HttpHandler HttpResponse a() { return null; }
                @HttpHandler static void b() {}
                @HttpHandler static HttpResponse c(int x) { return null; }
                @HttpHandler static HttpResponse d(HttpRequest r, HandlerContext ctx) { return null; }
                @HttpHandler static HttpResponse e(ProcedureContext ctx) { return null; }
                static class In { @HttpHandler static HttpResponse a() { return null; } }
                """,
                "4: HTTP handler a must be static",
                "5: an HTTP handler returns its answer: write HttpResponse b(HandlerContext ctx, HttpRequest request)",
                "6: an HTTP handler gets the request alone",
                "7: the HandlerContext comes first",
                "8: an HTTP handler gets a HandlerContext, not a ProcedureContext",
                "4: two HTTP handlers are called a (the other is game.Game.In.a)"));
        all.add(new Mistake(
                "routes that lead nowhere",
                """
                @HttpHandler static HttpResponse get() { return null; }
                @HttpRouter({
                    @Route(path = "get", handler = "get"),
                    @Route(path = "/GET", handler = "get"),
                    @Route(path = "/a", handler = "got"),
                    @Route(path = "/b", handler = "get"),
                    @Route(path = "/b", handler = "get", method = HttpMethod.GET)
                }) static class Root {}
                @HttpRouter static class Second {}
                """,
                "6: `get` cannot be a path: begin with / and use",
                "7: `/GET` cannot be a path",
                "8: there is no HTTP handler got: the module has get",
                "10: two routes answer GET /b (the other leads to get)",
                "12: a module has one root router, and game.Game.Root is it already"));
        all.add(new Mistake(
                "routers that contain what they cannot",
                """
                @HttpRouter(nest = {@Nest(path = "/a", router = String.class), @Nest(path = "x", router = A.class)}) static class Root {}
                @HttpRouter(merge = B.class) static class A {}
                @HttpRouter(@Route(path = "/b", handler = "none")) static class B {}
                """,
                "4: String is no router: annotate it with @HttpRouter",
                "4: `x` cannot be a path"));
        all.add(new Mistake(
                "routers that contain each other", """
                @HttpRouter(merge = B.class) static class A {}
                @HttpRouter(merge = A.class) static class B {}
                """, "4: these routers contain each other, so none is the root"));
    }

    private static void environment(List<Mistake> all) {
        all.add(new Mistake(
                "environment variables that are none",
                """
                enum Level { LOW, HIGH }
                @Environment record Env(
                    String fine,
                    int number,
                    @Environment.Values({"a", "b"}) Level level,
                    Optional<Integer> other,
                    @Name("a-b") String dash) {}
                @Environment record Second(String again) {}
                @Reducer static void use(ReducerContext ctx) { Log.info(ctx.env().fine()); }
                """,
                "11: a module declares its environment once, and game.Game.Env does it already",
                "7: environment variables are texts: make number a String",
                "8: an enum says its values itself: remove @Environment.Values",
                "9: environment variables are texts: make other a String",
                "10: `a-b` cannot be the key of an environment variable"));
        all.add(new Mistake(
                "an environment that is no record",
                "@Environment static final class Env { String key; }",
                "4: @Environment belongs on a record"));
    }

    private static void outboxes(List<Mistake> all) {
        all.add(new Mistake(
                "outboxes that cannot send",
                """
                @Table @Outbox(reducer = "r", target = "to") record A(@PrimaryKey int id, Identity to) {}
                @Table @Outbox(reducer = "r", target = "text") record B(@PrimaryKey @U64 long id, Identity to, String text) {}
                @Table @Outbox(reducer = "r", target = "to", arguments = {"text", "txt"}, parameters = {"a", "b"}) record C(@PrimaryKey @U64 long id, Identity to, String text) {}
                @Table(event = true) @Outbox(reducer = "r", target = "to", onResult = "done") record D(@PrimaryKey @U64 long id, Identity to) {}
                @Table @Outbox(reducer = "r", target = "to", onResult = "told") record E(@PrimaryKey @U64 long id, Identity to) {}
                @Reducer static void told(ReducerContext ctx, E row) { ctx.db().e().id().find(1); }
                @Reducer static void change(ReducerContext ctx, E row) { ctx.db().e().delete(row); }
                """,
                "4: an outbox needs a primary key of type U64",
                "5: the target says which database, and text is no Identity",
                "6: C has no component txt: it has id, to, text",
                "6: 2 parameters cannot take 1 arguments (text): name one for each",
                "7: the rows of an outbox wait to be sent",
                "7: there is no reducer done: add @Reducer static void done(ReducerContext ctx, D row, Result<Unit, String> result)",
                "9: told is told what became of a row of e: write told(ReducerContext ctx, E row, Result<Unit, String> result)",
                "10: cannot find symbol"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isToldAtItsLine(Mistake mistake) {
        Compilation compilation = Sources.compile("public final class Game {\n" + mistake.body() + "\n}\n");
        List<String> errors = Sources.errors(compilation);
        assertThat(errors).hasSameSizeAs(mistake.errors());
        for (String expected : mistake.errors()) {
            assertThat(errors).anyMatch(error -> error.startsWith(expected));
        }
    }

    @Test
    void mistakesOfTheModuleAndOfItsJavaAreToldInOneRun() {
        Compilation compilation = Sources.compile("""
                public final class Game {
                    @Table record Person(@PrimaryKey float id, @Unique String name) {}
                    @Reducer static void join(ReducerContext ctx) {
                        ctx.db().person().name().find("x");
                        int wrong = "text";
                    }
                    @Reducer void other() {}
                }
                """);
        assertThat(Sources.errors(compilation))
                .hasSize(3)
                .anyMatch(error -> error.startsWith("4: id cannot be the primary key"))
                .anyMatch(error -> error.startsWith("7: incompatible types"))
                .anyMatch(error -> error.startsWith("9: reducer other must be static"));
    }

    @Test
    void aModuleLivesInOnePackage() {
        Compilation compilation = Sources.compile(List.of(
                JavaFileObjects.forSourceString(
                        "one.A", "package one;\n@dev.stdb.module.Table public record A(int id) {}"),
                JavaFileObjects.forSourceString(
                        "two.B", "package two;\n@dev.stdb.module.Table public record B(int id) {}")));
        assertThat(Sources.errors(compilation))
                .containsExactly("2: this is in package two, which shares no parent package with one of one.A: "
                        + "a module lives in one package and those below it");
    }

    @Test
    void theUnnamedPackageIsNoPlaceForAModule() {
        Compilation compilation = Sources.compile(
                List.of(JavaFileObjects.forSourceString("A", "@dev.stdb.module.Table\npublic record A(int id) {}")));
        assertThat(Sources.errors(compilation)).anyMatch(error -> error.contains("cannot be in the unnamed package"));
    }

    @Test
    void whatIsInAPackageBelowTheRootMustBePublic() {
        Compilation compilation = Sources.compile(List.of(
                JavaFileObjects.forSourceString(
                        "game.model.A", "package game.model;\n@dev.stdb.module.Table\nrecord A(int id) {}"),
                JavaFileObjects.forSourceString(
                        "game.B", "package game;\n@dev.stdb.module.Table public record B(int id) {}")));
        assertThat(Sources.errors(compilation))
                .anyMatch(error -> error.startsWith("3: the table record A is not public"));
    }

    @Test
    void aTypeThatDoesNotExistIsLeftToTheCompiler() {
        Compilation compilation = Sources.compile("""
                public final class Game {
                    @Table record Person(int id, Missing missing) {}
                    @Reducer static void join(ReducerContext ctx) { ctx.db().person().count(); }
                }
                """);
        assertThat(Sources.errors(compilation)).allMatch(error -> error.startsWith("4: cannot find symbol"));
    }
}
