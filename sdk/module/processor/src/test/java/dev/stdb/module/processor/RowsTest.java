package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.stdb.bsatn.BsatnWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows as final classes, copies of records with another value, and results as columns. */
class RowsTest {
    @Test
    void aFinalClassWithFieldsIsARowLikeARecord() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    static final class Vec { float x; float y; }
                    @Table @Index(accessor = "byBoth", columns = {"team", "name"})
                    static final class Person {
                        @PrimaryKey @AutoInc @U64 long id;
                        @Index @U8 int team;
                        @Default("nobody") String name = "";
                        Vec at = new Vec();
                        List<Vec> path = new ArrayList<>();
                        static int made; transient int cache; private int secret;
                        Person() { made++; }
                    }
                    static final class Tree { int value; List<Tree> children = List.of(); }
                    @Reducer static void add(ReducerContext ctx, String name) {
                        Person p = new Person();
                        p.name = name; p.team = 3; p.at.x = 1.5f; p.path = List.of(p.at);
                        Person stored = ctx.db().person().insert(p);
                        Log.info(p.id + " " + stored.id + " " + stored.name + " " + stored.at.x);
                        for (Person q : ctx.db().person().byBoth().filter(3, name)) Log.info("found " + q.id + " " + q.path.get(0).x);
                        stored.name = "new";
                        ctx.db().person().id().update(stored);
                        Log.info(ctx.db().person().id().findOptional(1L).map(q -> q.name).orElse("none"));
                        Log.info(ctx.db().person().id().findOptional(2L).map(q -> q.name).orElse("none"));
                        Log.info("" + ctx.db().person().delete(stored));
                    }
                    @Reducer static void plant(Tree tree) { Log.info("" + tree.children.get(1).value); }
                }
                """);
        assertThat(module.call("add", new BsatnWriter().str("ann"))).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly("2 0 1 ann 1.5", "2 found 1 1.5", "2 new", "2 none", "2 true");
        BsatnWriter tree = new BsatnWriter().i32(1).length(2).i32(2).length(0).i32(3).length(0);
        assertThat(module.call("plant", tree)).isEqualTo("done");
        assertThat(module.host.log.get(5)).isEqualTo("2 3");
    }

    @Test
    void recordsThatImplementTheirInterfaceCopyThemselves() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    @Table record Person(@PrimaryKey @U64 long id, @Nullable String name, List<@U8 Integer> scores, Optional<String> motto) implements PersonWith {}
                    sealed interface Shape { record Circle(float r) implements Shape, CircleWith {} record Dot() implements Shape {} }
                    record Pair(int a, int b) {}
                    @Reducer static void copy(Person p, Shape shape, Pair pair) {
                        Log.info("" + p.withId(7).withName(null).withScores(List.of(1)).withMotto(Optional.of("x")));
                        if (shape instanceof Shape.Circle c) Log.info("" + c.withR(2));
                    }
                }
                """);
        BsatnWriter arguments = new BsatnWriter().u64(1).u8(0).str("n").length(0).u8(1);
        assertThat(module.call("copy", arguments.u8(0).f32(1).i32(1).i32(2))).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly("2 Person[id=7, name=null, scores=[1], motto=Optional[x]]", "2 Circle[r=2.0]");
    }

    @Test
    void copiesOfPublicRecordsInOtherPackagesArePublic() {
        Compilation compilation = Sources.compile(List.of(
                JavaFileObjects.forSourceString("game.model.Player", """
                        package game.model;
                        @dev.stdb.module.Table public record Player(int id, String name) implements PlayerWith {}
                        """),
                Sources.game("""
                        public final class Game {
                            @Reducer static void rename(ReducerContext ctx, game.model.Player p) { ctx.db().player().insert(p.withName("x")); }
                        }
                        """)));
        assertThat(Sources.errors(compilation)).isEmpty();
    }

    @Test
    void mistakesElsewhereDoNotMakeTheInterfaceAMistakeToo() {
        Compilation compilation = Sources.compile("""
                public final class Game {
                    @Table record Person(@PrimaryKey float id, char name) implements PersonWith {}
                    @Reducer static void copy(ReducerContext ctx, Person p) { ctx.db().person().insert(p.withName('x')); }
                }
                """);
        assertThat(Sources.errors(compilation))
                .hasSize(2)
                .anyMatch(error -> error.startsWith("4: id cannot be the primary key"))
                .anyMatch(error -> error.startsWith("4: SpacetimeDB has no char"));
    }

    @Test
    void resultsAreColumnsAndArguments() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    enum Team { RED, BLUE }
                    record Vec(int x) {}
                    @Table record Row(Result<Integer, String> a, Result<Vec, @Nullable Team> b, List<Result<Unit, @U8 Integer>> c, @Nullable Result<List<Integer>, Result<Boolean, String>> d) {}
                    @Reducer static void put(ReducerContext ctx, Row row) {
                        ctx.db().row().insert(row);
                        Log.info("" + ctx.db().row().toList().get(0));
                    }
                }
                """);
        BsatnWriter row = new BsatnWriter()
                .u8(1)
                .str("no")
                .u8(0)
                .i32(4)
                .length(2)
                .u8(0)
                .u8(1)
                .u8(255)
                .u8(0)
                .u8(1)
                .u8(0)
                .bool(true);
        assertThat(module.call("put", row)).isEqualTo("done");
        assertThat(module.host.stored("row")).containsExactly(row.toByteArray());
        assertThat(module.host.log)
                .containsExactly("2 Row[a=Err[error=no], b=Ok[value=Vec[x=4]], c=[Ok[value=Unit[]], Err[error=255]], "
                        + "d=Err[error=Ok[value=true]]]");
    }
}
