package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.golden.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every definition that a real server refused, or stopped at: either Java source can say it, and is refused at the element that is
 * to blame, or it cannot, and here is why.
 */
class ServerRefusalsTest {
    /**
     * What becomes of some recorded cases.
     *
     * @param cases a pattern for their names
     * @param source members of class Game, the first on line 4; with %s for the bad name where the pattern has a group that names it;
     *     null if Java cannot say it
     * @param error {@code line: beginning of the message}, or why Java cannot say it
     */
    record Row(Pattern cases, @Nullable String source, String error) {
        @Override
        public String toString() {
            return cases + (source == null ? ": " + error : "");
        }
    }

    /** How the recordings describe bad names, and one of each. */
    private static final Map<String, String> BAD_NAMES = new TreeMap<>(Map.ofEntries(
            Map.entry("empty", ""),
            Map.entry("starts with a digit", "1item"),
            Map.entry("digit first", "1a"),
            Map.entry("digit", "1a"),
            Map.entry("space", "my item"),
            Map.entry("dash", "my-item"),
            Map.entry("hyphen", "a-b"),
            Map.entry("dot", "my.item"),
            Map.entry("emoji", "item\\uD83D\\uDE00"),
            Map.entry("symbol", "\\u2603"),
            Map.entry("starts with a combining mark", "\\u0301item"),
            Map.entry("not NFC", "cafe\\u0301"),
            Map.entry("underscore only", "_"),
            Map.entry("underscores only", "__"),
            Map.entry("dollar", "$item"),
            Map.entry("quote", "it'em"),
            Map.entry("starts with a middle dot", "\\u00b7a"),
            Map.entry("null character", "a\\0b")));

    private static final String DERIVED = "keys, indexes and constraints are derived from the columns they stand on";
    private static final String REGISTERED =
            "every Java type that is mentioned is registered, and referred to by number";
    private static final String NUMBERS = "@AutoInc has no settings: every sequence starts at 1 and counts by 1";
    private static final String NAMED = "everything in Java has a name";
    private static final String ORDER = "the order of declaration is always stated as the order of the type";
    private static final String ON_ITSELF = "the annotation stands on what it is about";
    private static final String MOUNTED =
            "a mounted module was compiled, and so checked, by itself; what is left is in SubmodulesTest";

    private static void can(List<Row> rows, String cases, String source, String error) {
        rows.add(new Row(Pattern.compile(cases), source, error));
    }

    private static void cannot(List<Row> rows, String cases, String why) {
        rows.add(new Row(Pattern.compile(cases), null, why));
    }

    private static final String OK_ROW = "@Table record Fine(@PrimaryKey @U64 long id) {}\n";

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        names(rows);
        collisions(rows);
        types(rows);
        keys(rows);
        sequencesAndDefaults(rows);
        schedules(rows);
        functions(rows);
        views(rows);
        routesAndFilters(rows);
        cannot(rows, ".*submodule.*|submodule.*|lifecycles? in a (nested )?submodule.*", MOUNTED);
        cannot(rows, "unknown section tag", "definitions are written by the processor");
        cannot(rows, "several.*", "several of the other cases together");
        return rows;
    }

    private static void names(List<Row> rows) {
        can(
                rows,
                "table name reserved: st_|table name st_ prefix|explicit table name st_",
                OK_ROW + "@Table(name = \"st_mine\") record Item(int id) {}",
                "5: table names that begin with st_");
        can(
                rows,
                "table name reserved: after conversion|table name upper-case st_ prefix",
                OK_ROW + "@Table record StMine(int id) {}",
                "5: table names that begin with st_");
        cannot(rows, "table name reserved: in a submodule", MOUNTED);
        can(
                rows,
                "explicit index name is a table name",
                OK_ROW + "@Table record Item(@Index(name = \"fine\") int a) {}",
                "4: the server would refuse this module: name `fine`");
        cannot(
                rows,
                "(table|reducer|procedure|view|type|explicit \\w+) name:? empty|view name: empty",
                "an empty name means the Java name");
        can(
                rows,
                "table name:? (underscores only)",
                OK_ROW + "@Table(accessor = \"%s\") record Item(int id) {}",
                "5: nothing is left of");
        can(rows, "table name:? (.*)", OK_ROW + "@Table(name = \"%s\")\nrecord Item(int id) {}", "6: ");
        can(rows, "column name:? (.*)", OK_ROW + "@Table record Item(\n@Name(\"%s\") int id) {}", "6: ");
        can(
                rows,
                "type (?:field) name:? (.*)",
                OK_ROW + "@SpacetimeType record Item(\n@Name(\"%s\") int id) {}",
                "6: ");
        can(
                rows,
                "type (?:variant) name:? (.*)",
                OK_ROW + "@SpacetimeType enum Item { ONE,\n@Name(\"%s\") TWO }",
                "6: ");
        cannot(rows, "type name out of range", REGISTERED);
        cannot(rows, "type scope: dot", "a dot begins the next scope");
        can(rows, "type scope:? (.*)", OK_ROW + "@SpacetimeType(name = \"%s.Item\") record Item(int id) {}", "5: ");
        can(rows, "type name:? (.*)", OK_ROW + "@SpacetimeType(name = \"%s\") record Item(int id) {}", "5: ");
        can(rows, "reducer parameter name:? (.*)", OK_ROW + "@Reducer static void f(\n@Name(\"%s\") int id) {}", "6: ");
        can(
                rows,
                "view parameter name:? (.*)",
                OK_ROW
                        + "@View static List<Fine> f(AnonymousViewContext ctx,\n@Name(\"%s\") int id) { return List.of(); }",
                "6: ");
        can(
                rows,
                "(?:reducer|explicit function) name:? (underscore.*)",
                OK_ROW + "@Reducer static void __(ReducerContext ctx) {}",
                "5: nothing is left of the name `__`");
        can(
                rows,
                "procedure name:? (underscore.*)",
                OK_ROW + "@Procedure static void __(ProcedureContext ctx) {}",
                "5: nothing is left");
        can(
                rows,
                "view name:? (underscore.*)",
                OK_ROW + "@View static List<Fine> __(AnonymousViewContext ctx) { return List.of(); }",
                "5: nothing is left");
        can(
                rows,
                "http handler name:? (underscore.*)",
                OK_ROW + "@HttpHandler static HttpResponse __() { return HttpResponse.of(200); }",
                "5: nothing is left");
        cannot(rows, "http handler name:? .*", "an HTTP handler's name is its method's");
        can(
                rows,
                "(?:reducer|explicit function) name:? (.*)",
                OK_ROW + "@Reducer(name = \"%s\") static void f() {}",
                "5: ");
        can(rows, "procedure name:? (.*)", OK_ROW + "@Procedure(name = \"%s\") static void f() {}", "5: ");
        can(
                rows,
                "view name:? (.*)",
                OK_ROW + "@View(name = \"%s\") static List<Fine> f(AnonymousViewContext ctx) { return List.of(); }",
                "5: ");
        can(rows, "explicit index name:? (.*)", "@Table record Item(int x,\n@Index(name = \"%s\") int id) {}", "5: ");
        cannot(rows, "index accessor name:? empty", "an empty accessor means the column's name");
        can(
                rows,
                "index accessor name:? (.*)",
                "@Table record Item(int x,\n@Index(accessor = \"%s\") int id) {}",
                "5: `");
        can(
                rows,
                "policy none: names stay invalid",
                "@ModuleSettings(caseConversion = CasePolicy.NONE) static class S {}\n@Table record Item(\n@Name(\"1a\") int id) {}",
                "6: the server would refuse this module");
    }

    private static void collisions(List<Row> rows) {
        cannot(rows, ".*unnamed.*|.* without name", NAMED);
        can(
                rows,
                "(two|three) tables of one (canonical )?name|two tables that collide.*|explicit names collide",
                OK_ROW + "@Table(accessor = \"other\", name = \"fine\") record Item(int id) {}",
                "5: two tables are called fine");
        can(
                rows,
                "a source name is another's canonical name",
                "@Table(accessor = \"x\", name = \"y\") record A(int id) {}\n@Table(accessor = \"y\", name = \"z\") record B(int id) {}",
                "4: the server would refuse this module: name `y` is used for multiple entities");
        can(
                rows,
                "two indexes of one source name|two indexes over the same columns|index twice",
                "@Table @Index(accessor = \"again\", columns = \"a\")\nrecord Item(int x,\n@Index int a) {}",
                "6: there is a btree index on a already");
        cannot(
                rows,
                "two unique constraints over the same columns|unique constraint twice",
                "a column is unique or not");
        can(
                rows,
                "table named as a constraint",
                OK_ROW + "@Table(name = \"fine_id_key\") record Item(int a) {}",
                "5: the server would refuse this module: name `fine_id_key`");
        can(
                rows,
                "sequence named (as|like) (its|a) table",
                "@Table record Fine(@PrimaryKey @AutoInc int id) {}\n@Table(name = \"fine_id_seq\") record Item(int a) {}",
                "5: the server would refuse this module: name `fine_id_seq`");
        cannot(rows, "two sequences of one name|two sequences on (a|one) column.*", NUMBERS);
        can(
                rows,
                "table named as a schedule",
                "@Table(scheduled = \"tick\") record Timer(@PrimaryKey @U64 long id, ScheduleAt at) {}\n@Reducer static void tick(Timer t) {}\n"
                        + "@Table(name = \"timer_sched\") record Item(int a) {}",
                "6: the server would refuse this module: name `timer_sched`");
        can(
                rows,
                "view named as an index",
                OK_ROW
                        + "@View(name = \"fine_id_idx_btree\") static List<Fine> f(AnonymousViewContext c) { return List.of(); }",
                "5: the server would refuse this module: name `fine_id_idx_btree`");
        can(
                rows,
                "two views of one name",
                OK_ROW + "@View static List<Fine> f(AnonymousViewContext c) { return List.of(); }\n"
                        + "@View(accessor = \"g\", name = \"f\") static List<Fine> h(AnonymousViewContext c) { return List.of(); }",
                "6: two views are called f");
        can(
                rows,
                "two reducers.*",
                "@Reducer static void doIt() {}\n@Reducer static void do_it() {}",
                "5: two reducers are called do_it");
        can(
                rows,
                "two procedures of one name",
                "@Procedure static void a() {}\n@Procedure(name = \"a\") static void b() {}",
                "5: two procedures are called a");
        can(
                rows,
                "reducer and procedure of one name",
                "@Reducer static void a() {}\n@Procedure(name = \"a\") static void b() {}",
                "5: two functions are called a");
        can(
                rows,
                "(reducer|procedure) and view of one name",
                OK_ROW
                        + "@Reducer static void a() {}\n@View(name = \"a\") static List<Fine> b(AnonymousViewContext c) { return List.of(); }",
                "6: two functions are called a");
        can(
                rows,
                "two handlers of one (canonical )?name",
                "@HttpHandler static HttpResponse doIt() { return null; }\n@HttpHandler static HttpResponse do_it() { return null; }",
                "5: two HTTP handlers are called do_it");
        can(
                rows,
                "two types of one (canonical )?name",
                OK_ROW + "@SpacetimeType(name = \"Fine\") record Other(int id) {}",
                "5: two types are called Fine");
    }

    private static void types(List<Row> rows) {
        can(
                rows,
                "row type is (a sum|an integer|not a product)",
                "@Table\nenum Item { A }",
                "5: @Table belongs on a record");
        cannot(
                rows,
                "row type out of range|no typespace|row type is a reference to a product|row type reference out of range",
                REGISTERED);
        cannot(
                rows,
                ".*(inline|refers out of range|out of range|without definition|reference out of range).*(?<!index.*)",
                REGISTERED);
        cannot(
                rows,
                "two types refer to each other|a cycle through an array.*|type definition refers to itself",
                REGISTERED);
        can(
                rows,
                "type definition of an? (integer|array|reference)",
                OK_ROW + "@SpacetimeType\nstatic class Item {}",
                "6: ");
        cannot(rows, "struct in the typespace without a type name|.*without type definition", REGISTERED);
        cannot(rows, ".*not in the default order|order is checked.*|order breaks.*|default ordering claimed.*", ORDER);
        can(
                rows,
                "definition with two bad fields|the same bad type twice",
                OK_ROW + "@SpacetimeType record Item(\n@Name(\"1a\") int a,\n@Name(\"1b\") int b) {}",
                "7: ");
        can(
                rows,
                "recursive row type",
                "record Node(List<Node> next) {}\n@Table record Item(\nNode node) {}",
                "6: column node would be endless");
    }

    private static void keys(List<Row> rows) {
        can(
                rows,
                "(the )?(primary key of the )?same (primary key )?column twice",
                "@Table record Item(@PrimaryKey int a,\n@PrimaryKey int b) {}",
                "5: a table has one primary key");
        cannot(rows, "primary key (without|beside|out of|column out).*|unique .*", DERIVED);
        can(
                rows,
                "(hash |direct )?index (column )?out of range|direct index column out of range",
                "@Table @Index(columns = \"nope\")\nrecord Item(int a) {}",
                "4: the record has no component nope");
        can(
                rows,
                "hash index repeats a column",
                "@Table @Index(columns = {\"a\", \"a\"}, algorithm = Index.Algorithm.HASH)\nrecord Item(int a) {}",
                "4: column a is in this index twice");
        cannot(rows, "(an )?index without source name", "the processor names every index");
        cannot(rows, "direct index on a reference to u8", REGISTERED);
        Map<String, String> javaTypes = Map.ofEntries(
                Map.entry("(a )?string", "String"),
                Map.entry("f32", "float"),
                Map.entry("f64", "double"),
                Map.entry("bool", "boolean"),
                Map.entry("i64", "long"),
                Map.entry("u128", "U128"),
                Map.entry("u256", "U256"),
                Map.entry("identity", "Identity"),
                Map.entry("timestamp", "Timestamp"),
                Map.entry("array", "int[]"),
                Map.entry("schedule at", "ScheduleAt"),
                Map.entry("a product", "Inner"),
                Map.entry("a sum with payload", "Sum"));
        javaTypes.forEach((name, type) -> can(
                rows,
                "direct index on " + name,
                "record Inner(int a) {} sealed interface Sum { record A(int x) implements Sum {} }\n@Table record Item(int x,\n"
                        + "@Unique @Index(algorithm = Index.Algorithm.DIRECT) " + type + " id) {}",
                "6: "));
    }

    private static void sequencesAndDefaults(List<Row> rows) {
        cannot(
                rows,
                "sequence: .*|sequence on U8 .*|sequence on U32 .*|sequence (column )?out of range|sequence on a reference to u64",
                NUMBERS);
        can(
                rows,
                "sequence on (?i)(string|f32|f64|bool|timestamp|option|array|identity)",
                "@Table record Item(@PrimaryKey int x,\n@AutoInc String id) {}",
                "5: @AutoInc numbers a column");
        cannot(
                rows,
                "default (option tag|not UTF-8|out of range|string length beyond)|default value: (column out of range|string cut)",
                "a default is written as text of its column's type");
        can(
                rows,
                "default (too short|bool is two)|default value: too short|two bad defaults",
                "@Table record Item(int x,\n@Default(\"2\") boolean id) {}",
                "5: write true or false");
        can(
                rows,
                "default unknown variant",
                "enum Team { RED }\n@Table record Item(int x,\n@Default(\"GREEN\") Team id) {}",
                "6: Team has no constant `GREEN`");
    }

    private static void schedules(List<Row> rows) {
        String tick = "\n@Reducer static void tick(Timer t) {}";
        cannot(
                rows,
                "schedule of an unknown table.*|scheduled table: unknown table|schedule names the canonical table name",
                ON_ITSELF);
        can(
                rows,
                "schedule column is not ScheduleAt|scheduled table: column is a Timestamp|schedule column out of range|scheduled table: column out of range",
                "@Table(scheduled = \"tick\", scheduledAt = \"at\")\nrecord Timer(@PrimaryKey @U64 long id, Timestamp at) {}"
                        + tick,
                "4: component at must be of type ScheduleAt");
        cannot(rows, "schedule column is a reference to ScheduleAt", REGISTERED);
        can(
                rows,
                "scheduled table with a u32 key|scheduled table: key .*",
                "@Table(scheduled = \"tick\")\nrecord Timer(@PrimaryKey @U32 long id, ScheduleAt at) {}" + tick,
                "4: a scheduled table needs a primary key of type U64");
        String timer = "@Table(scheduled = \"tick\")\nrecord Timer(@PrimaryKey @U64 long id, ScheduleAt at) {}\n";
        can(
                rows,
                "schedule of an unknown function|schedule function name invalid",
                timer,
                "4: there is no reducer or procedure tick");
        can(
                rows,
                "schedule of a view",
                timer + "@View static List<Timer> tick(AnonymousViewContext c) { return List.of(); }",
                "4: there is no reducer or procedure tick");
        can(
                rows,
                "schedule of a handler",
                timer + "@HttpHandler static HttpResponse tick() { return null; }",
                "4: there is no reducer or procedure tick");
        can(
                rows,
                "schedule function has no parameter|scheduled table: reducer without parameter",
                timer + "@Reducer static void tick() {}",
                "6: table timer schedules tick, so it is called with one row");
        can(
                rows,
                "schedule function has two parameters|scheduled table: reducer with two parameters",
                timer + "@Reducer static void tick(Timer t, int x) {}",
                "6: table timer schedules tick, so it is called with one row");
        can(
                rows,
                "schedule procedure takes another type|scheduled table: reducer with (another row|a primitive)",
                timer + "@Procedure static void tick(int x) {}",
                "6: table timer schedules tick, so it is called with one row");
        cannot(
                rows,
                "two schedules of a table|scheduled table: two schedules",
                "a table has one annotation that schedules it");
    }

    private static void functions(List<Row> rows) {
        can(
                rows,
                "reducer returns a (number|value)",
                "@Reducer static int f() { return 1; }",
                "4: a reducer answers nothing but done or refused");
        can(
                rows,
                "reducer errs with a number|reducer error is not a string",
                "@Reducer static Result<Unit, Integer> f() { return Result.err(1); }",
                "4: a reducer that returns a Result says nothing or why not");
        cannot(
                rows,
                "lifecycle(:| of an) unknown reducer|lifecycle name invalid|lifecycle: names a procedure",
                ON_ITSELF);
        can(
                rows,
                "two init reducers|lifecycle: init twice",
                "@Init static void a() {}\n@Init static void b() {}",
                "5: game.Game.a answers this event already");
        cannot(rows, "one reducer for init twice|lifecycle: one reducer twice", "the annotation is not repeatable");
        can(
                rows,
                "one reducer for two events",
                "@Init @ClientConnected static void a() {}",
                "4: one method answers one event");
    }

    private static void views(List<Row> rows) {
        Map<String, String> results = Map.ofEntries(
                Map.entry("view returns a row", "Fine"),
                Map.entry("view(: list| returns an array) of (a primitive|numbers)", "List<Integer>"),
                Map.entry("view returns an option of an array", "Optional<List<Fine>>"),
                Map.entry("view: option of option|view returns an array of options", "List<Optional<Fine>>"),
                Map.entry("view(:| returns) unit", "void"),
                Map.entry("view(:| returns a) result", "Result<Fine, String>"),
                Map.entry("view returns a query of numbers", "Query<Integer>"),
                Map.entry("view: list of an enum", "List<Team>"),
                Map.entry("view row type is an array", "List<int[]>"));
        results.forEach((cases, type) -> can(
                rows,
                cases,
                OK_ROW + "enum Team { RED }\n@View static " + type
                        + " f(AnonymousViewContext c) { throw new IllegalStateException(); }",
                "6: a view "));
        cannot(
                rows,
                "view returns a query and more|view returns a product of another name",
                "Query<R> is one row type");
        cannot(rows, "view key: (unknown view|twice|all at once|canonical instead of source name)", ON_ITSELF);
        can(
                rows,
                "view key: (unknown column|two columns|canonical instead of source column)",
                OK_ROW
                        + "@View(primaryKey = \"nope\") static List<Fine> f(AnonymousViewContext c) { return List.of(); }",
                "5: Fine has no component nope: it has id");
    }

    private static void routesAndFilters(List<Row> rows) {
        String get =
                "@HttpHandler static HttpResponse get() { return null; }\n@HttpRouter({\n@Route(path = \"/a\", handler = \"get\"),\n";
        String root = "}) static class Root {}";
        rows.add(new Row(
                Pattern.compile("route path (.*)"), get + "@Route(path = \"%s\", handler = \"get\")" + root, "7: `"));
        can(
                rows,
                "http: (no slash|upper case|dot|braces|query)",
                get + "@Route(path = \"/{a}\", handler = \"get\")" + root,
                "7: `/{a}` cannot be a path");
        can(
                rows,
                "route without handler|route to a reducer|http: unknown handler|route handler name invalid",
                get + "@Route(path = \"/b\", handler = \"got\")" + root,
                "7: there is no HTTP handler got");
        can(
                rows,
                "route twice|http: same route twice",
                get + "@Route(path = \"/a\", handler = \"get\")" + root,
                "7: two routes answer");
        can(
                rows,
                "route (any beside get|get beside any)|http: any and get",
                get + "@Route(path = \"/a\", handler = \"get\", method = HttpMethod.GET)" + root,
                "7: two routes answer");
        cannot(rows, "route extension method twice", "routes have the methods of HttpMethod");
        can(
                rows,
                "row filter: garbage",
                OK_ROW + "@ClientVisibilityFilter static final String F = \"garbage\";",
                "5: the server would refuse this module: failed to create row-level security: `garbage`: sql parser error: "
                        + "Expected an SQL statement, found: garbage at Line: 1, Column 1");
        can(
                rows,
                "row filter: empty text",
                OK_ROW + "@ClientVisibilityFilter static final String F = \"\";",
                "5: the server would refuse this module: failed to create row-level security: ``: Empty SQL query");
        can(
                rows,
                "row filter: unknown table",
                OK_ROW + "@ClientVisibilityFilter static final String F = \"SELECT * FROM nope\";",
                "5: the server would refuse this module: failed to create row-level security: `SELECT * FROM nope`: no such "
                        + "table: `nope`. If the table exists, it may be marked private. The module has fine");
        can(
                rows,
                "row filter: on a private table",
                OK_ROW + "@ClientVisibilityFilter static final String F = \"SELECT f.* FROM fine AS f WHERE id = 1\";",
                "5: the server would refuse this module: failed to create row-level security: `SELECT f.* FROM fine AS f "
                        + "WHERE id = 1`: Cannot define RLS rule on private table: fine.");
    }

    private static List<String> refused() {
        Stream<String> lifted = Golden.lines("schema/invalid.jsonl").stream()
                .map(line -> line.get("case").asString());
        Stream<String> published = Golden.lines("module-def-invalid.jsonl").stream()
                .filter(line -> !line.path("accepted").asBoolean(false))
                .map(line -> line.get("about").asString());
        return Stream.concat(lifted, published).distinct().toList();
    }

    static Stream<String> cases() {
        return refused().stream().filter(name -> row(name).source() != null);
    }

    private static Row row(String name) {
        return rows().stream()
                .filter(row -> row.cases().matcher(name).matches())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is said about the refused definition: " + name));
    }

    @Test
    void everyRefusedDefinitionIsAccountedFor() {
        assertThat(refused())
                .hasSizeGreaterThan(300)
                .allSatisfy(name -> assertThat(row(name).error()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isToldAtTheElementToBlame(String name) {
        Row row = row(name);
        String written = Objects.requireNonNull(row.source());
        var matcher = row.cases().matcher(name);
        boolean named = matcher.matches() && written.contains("%s");
        String bad = named ? matcher.group(1) : "";
        String spelled = BAD_NAMES.getOrDefault(bad, bad.replace("\\", "\\\\"));
        String source = written.replace("%s", spelled);
        assertThat(Sources.errors(Sources.compile("public final class Game {\n" + source + "\n}\n")))
                .anyMatch(error -> error.startsWith(row.error()));
    }
}
