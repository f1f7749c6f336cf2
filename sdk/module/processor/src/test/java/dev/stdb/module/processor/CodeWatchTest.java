package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a module's code cannot have is told where it stands, if the module reaches it. */
class CodeWatchTest {
    /** The errors, their lines joined. */
    private static List<String> errors(String body) {
        return Sources.errors(Sources.compile("public final class Game {\n" + body + "\n}\n")).stream()
                .map(error -> error.replaceAll("\n +", " | "))
                .toList();
    }

    private static List<String> warnings(String body) {
        Compilation compilation = Sources.compile("public final class Game {\n" + body + "\n}\n");
        assertThat(Sources.errors(compilation)).isEmpty();
        return compilation.warnings().stream()
                .map(warning -> warning.getLineNumber() + ": " + warning.getMessage(null))
                .toList();
    }

    @Test
    void whatReducersReachIsToldWithWhatToUseInstead() {
        assertThat(errors("""
                @Reducer static void a(ReducerContext ctx) {
                    long now = System.currentTimeMillis();
                    new Thread(() -> {}).start();
                    Log.info("" + now + new Random().nextInt() + Math.random());
                    Log.info(String.format("%d", now) + String.format(Locale.ROOT, "%d", now));
                    helper(List.of(1));
                }
                static void helper(List<Integer> list) {
                    list.forEach(x -> Log.info(new java.io.File("x").getName()));
                    new Sorter().compare(1, 2);
                }
                static final class Sorter implements Comparator<Integer> {
                    static final long START = System.nanoTime();
                    @Override public int compare(Integer x, Integer y) { return UUID.randomUUID().hashCode(); }
                }
                """))
                .hasSize(8)
                .anyMatch(e -> e.startsWith(
                        "5: java.lang.System.currentTimeMillis is not available in modules | A module has no clock"))
                .anyMatch(e -> e.startsWith("6: java.lang.Thread") && e.contains("scheduled table"))
                .anyMatch(e -> e.startsWith("7: new java.util.Random() is not available") && e.contains("ctx.random()"))
                .anyMatch(e -> e.startsWith("7: java.lang.Math.random is not available"))
                .anyMatch(e -> e.startsWith("8: java.lang.String.format is not available") && e.contains("Format"))
                .anyMatch(e -> e.startsWith("12: java.io.File")
                        && e.contains("keep data in tables")
                        && e.endsWith("from reducer a."))
                .anyMatch(e -> e.startsWith("16: java.lang.System.nanoTime"))
                .anyMatch(e -> e.startsWith("17: java.util.UUID.randomUUID"));
    }

    @Test
    void whatNobodyReachesMayBeThere() {
        assertThat(errors("""
                @Reducer static void a(ReducerContext ctx) {}
                public static void main(String[] args) throws Exception { Thread.sleep(System.nanoTime()); }
                static final class Client extends Thread {}
                """)).isEmpty();
    }

    @Test
    void theLibraryCallsWhatIsHandedToIt() {
        assertThat(errors("""
                static final class Order implements Comparator<Integer> {
                    @Override public int compare(Integer a, Integer b) { return (int) System.nanoTime(); }
                }
                interface Shape { int size(); }
                static final class Square implements Shape { @Override public int size() { return (int) System.nanoTime(); } }
                @Reducer static void a(ReducerContext ctx) { new ArrayList<>(List.of(1)).sort(new Order()); use(new Square()); }
                static int use(Shape shape) { return shape.size(); }
                @Table record Row(int id) { Row { if (System.nanoTime() == 0) throw new IllegalStateException(); } }
                """))
                .hasSize(3)
                .anyMatch(e -> e.startsWith("5:"))
                .anyMatch(e -> e.startsWith("8:"))
                .anyMatch(e -> e.startsWith("11:"));
    }

    @Test
    void viewsDependOnTablesAlone() {
        assertThat(errors("""
                record Now(long micros) {}
                static int counter;
                static final int LIMIT = 7;
                @View static List<Now> now(AnonymousViewContext ctx) { return List.of(new Now(System.currentTimeMillis() + LIMIT)); }
                @View static List<Now> count(AnonymousViewContext ctx) { return List.of(new Now(next())); }
                static int next() { return counter++; }
                @Reducer static void fine(ReducerContext ctx) { next(); }
                """))
                .hasSize(2)
                .anyMatch(e -> e.startsWith(
                        "7: java.lang.System.currentTimeMillis is not available in modules | The result of a view"))
                .anyMatch(e -> e.startsWith("9: game.Game.counter is not available in views | The result of a view")
                        && e.endsWith("It is reached from view count."));
    }

    @Test
    void anEventTableIsNoLookupSideAndTheErrorSaysWhy() {
        assertThat(errors("""
                @Table record User(@PrimaryKey int id) {}
                @Table(event = true) record Hit(@Index int who) {}
                @View static Query<User> hurt(AnonymousViewContext ctx) {
                    return ctx.from().user().leftSemijoin(ctx.from().hit(), (u, h) -> u.id().eq(h.who()));
                }
                """))
                .anyMatch(e ->
                        e.startsWith("7: an event table cannot be the right side of a semijoin: its rows are gone"));
    }

    @Test
    void anIndexThatNoCodeUsesIsWarnedOf() {
        assertThat(warnings("""
                @Table @Index(accessor = "byBoth", columns = {"a", "b"})
                record Row(@PrimaryKey int id,
                    @Index int a,
                    @Index int b,
                    @SuppressWarnings("stdb") @Index int c,
                    @Index int d,
                    @Index int e) {}
                @Table record Other(@PrimaryKey int id) {}
                @Reducer static void use(ReducerContext ctx) { ctx.db().row().b().filter(1); }
                @View static List<Row> seen(AnonymousViewContext ctx) { return ctx.db().row().d().filter(1).toList(); }
                @View static Query<Row> joined(AnonymousViewContext ctx) {
                    return ctx.from().other().rightSemijoin(ctx.from().row(), (l, r) -> l.id().eq(r.e()));
                }
                """))
                .containsExactlyInAnyOrder(
                        "5: no code of this module uses the index byBoth, and every write keeps it up to date: remove it, or say "
                                + "@SuppressWarnings(\"stdb\") if clients' queries need it",
                        "6: no code of this module uses the index a, and every write keeps it up to date: remove it, or say "
                                + "@SuppressWarnings(\"stdb\") if clients' queries need it");
    }
}
