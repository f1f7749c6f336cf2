package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.ColumnSchema;
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
        assertThat(module.host.log).containsExactly("2 0 1 ann 1.5", "2 found 1 1.5", "2 new", "2 none", "2 true");
        BsatnWriter tree =
                new BsatnWriter().i32(1).length(2).i32(2).length(0).i32(3).length(0);
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
        BsatnWriter arguments =
                new BsatnWriter().u64(1).u8(0).str("n").length(0).u8(1);
        assertThat(module.call("copy", arguments.u8(0).f32(1).i32(1).i32(2))).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly("2 Person[id=7, name=null, scores=[1], motto=Optional[x]]", "2 Circle[r=2.0]");
    }

    @Test
    void copiesOfPublicRecordsInOtherPackagesArePublic() {
        Compilation compilation =
                Sources.compile(List.of(JavaFileObjects.forSourceString("game.model.Player", """
                        package game.model;
                        @dev.stdb.module.Table public record Player(int id, String name) implements PlayerWith {}
                        """), Sources.game("""
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
    void everyIntegerNumbersItself() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    @Table record Row(@AutoInc byte a, @AutoInc @U8 int b, @AutoInc short c, @AutoInc @U16 int d, @AutoInc int e, @AutoInc @U32 long f, @AutoInc long g,
                        @AutoInc @U64 long h, @AutoInc I128 i, @AutoInc U128 j, @AutoInc I256 k, @AutoInc U256 l, String name) {}
                    @Reducer static void put(ReducerContext ctx) {
                        Row row = new Row((byte) 0, 0, (short) 0, 0, 0, 0, 0, 0, I128.ZERO, U128.ZERO, I256.ZERO, U256.ZERO, "x");
                        Log.info("" + ctx.db().row().insert(row));
                        Log.info("" + ctx.db().row().insert(row));
                    }
                }
                """);
        assertThat(module.call("put")).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly(
                        "2 Row[a=1, b=1, c=1, d=1, e=1, f=1, g=1, h=1, i=1, j=1, k=1, l=1, name=x]",
                        "2 Row[a=2, b=2, c=2, d=2, e=2, f=2, g=2, h=2, i=2, j=2, k=2, l=2, name=x]");
    }

    @Test
    void everyKeyIsFoundByPointsAndRanges() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    enum Team { RED, BLUE }
                    @Table @Index(accessor = "both", columns = {"who", "f"})
                    record Row(@Index byte a, @Index @U8 byte b, @Index short c, @Index @U16 short d, @Index @U32 int e, @Index @U32 long f, @Index long g, @Index @U64 long h,
                        @Index I128 i, @Index U128 j, @Index I256 k, @Index U256 l, @Index Team team, @Index Identity who, @Index Timestamp at, @Index boolean flag, @Index Uuid uuid,
                        @Index ConnectionId connection,
                        @Index(name = "HashIndex", algorithm = Index.Algorithm.HASH) int hash, @Unique @Index(accessor = "dense", name = "DirectIndex", algorithm = Index.Algorithm.DIRECT) @U16 int direct) {}
                    static Row row(int n) {
                        return new Row((byte) n, (byte) n, (short) n, (short) n, n, n, n, n, I128.of(n), U128.of(n), I256.of(n), U256.of(n), Team.values()[n % 2],
                            new Identity(U256.of(n)), new Timestamp(n), n == 1, new Uuid(U128.of(n)), new ConnectionId(U128.of(n)), n, n);
                    }
                    static int count(Rows<Row> rows) { return rows.toList().size(); }
                    @Reducer static void put(ReducerContext ctx) {
                        for (int n = 1; n <= 3; n++) ctx.db().row().insert(row(n));
                        RowHandle r = ctx.db().row();
                        IntRange ints = IntRange.closed(2, 3); LongRange longs = LongRange.greaterThan(1);
                        Log.info("points " + count(r.a().filter((byte) 1)) + count(r.b().filter((byte) 1)) + count(r.c().filter((short) 1)) + count(r.d().filter((short) 1)) + count(r.e().filter(1))
                            + count(r.f().filter(1)) + count(r.g().filter(1)) + count(r.h().filter(1)) + count(r.i().filter(I128.of(1))) + count(r.j().filter(U128.of(1))) + count(r.k().filter(I256.of(1)))
                            + count(r.l().filter(U256.of(1))) + count(r.team().filter(Team.RED)) + count(r.who().filter(new Identity(U256.of(1)))) + count(r.at().filter(new Timestamp(1)))
                            + count(r.flag().filter(true)) + count(r.uuid().filter(new Uuid(U128.of(1)))) + count(r.connection().filter(new ConnectionId(U128.of(1)))) + count(r.hash().filter(1)) + r.dense().find(1).e());
                        Log.info("ranges " + count(r.a().filter(ints)) + count(r.b().filter(ints)) + count(r.c().filter(ints)) + count(r.d().filter(ints)) + count(r.e().filter(ints))
                            + count(r.f().filter(longs)) + count(r.g().filter(longs)) + count(r.h().filter(longs)) + count(r.i().filter(Range.atLeast(I128.of(2)))) + count(r.j().filter(Range.atLeast(U128.of(2))))
                            + count(r.k().filter(Range.atLeast(I256.of(2)))) + count(r.l().filter(Range.atLeast(U256.of(2)))) + count(r.team().filter(Range.lessThan(Team.BLUE)))
                            + count(r.who().filter(Range.closed(new Identity(U256.of(2)), new Identity(U256.of(9))))) + count(r.at().filter(Range.closed(new Timestamp(2), new Timestamp(9))))
                            + count(r.dense().filter(ints)) + count(r.both().filter(new Identity(U256.of(2)), LongRange.atMost(2))));
                        Log.info("gone " + r.hash().delete(1) + r.dense().delete(2) + r.both().delete(new Identity(U256.of(3))));
                    }
                }
                """);
        assertThat(module.call("put")).isEqualTo("done");
        assertThat(module.host.log)
                .containsExactly("2 points 11111111111111111111", "2 ranges 22222222222212221", "2 gone 1true1");
        assertThat(module.schema.tables().get(0).indexes())
                .extracting(index -> index.name())
                .contains("HashIndex", "DirectIndex");
    }

    @Test
    void everyKindOfDefaultIsWrittenAsTheColumnReadsIt() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    enum Team { RED, BLUE }
                    @Table record Row(@PrimaryKey int id, @Default("-3") int number, @Default("18446744073709551615") @U64 long big, @Default("1.5") double real, @Default("héllo") String text,
                        @Default("BLUE") Team team, @Default("RED") Optional<Team> some, @Default(none = true) @Nullable String none, @Default("[]") List<Team> list,
                        @Default("[]") int[] array, @Default("[]") byte[] bytes, @Default("true") boolean flag, @Default("-170141183460469231731687303715884105728") I128 wide) {}
                }
                """);
        List<byte[]> expected = List.of(
                new BsatnWriter().i32(-3).toByteArray(),
                new BsatnWriter().u64(-1).toByteArray(),
                new BsatnWriter().f64(1.5).toByteArray(),
                new BsatnWriter().str("héllo").toByteArray(),
                new byte[] {1},
                new byte[] {0, 0},
                new byte[] {1},
                new byte[4],
                new byte[4],
                new byte[4],
                new byte[] {1},
                new BsatnWriter().i64(0).i64(Long.MIN_VALUE).toByteArray());
        List<ColumnSchema> columns = module.schema.tables().get(0).columns();
        assertThat(columns).hasSize(expected.size() + 1);
        for (int i = 0; i < expected.size(); i++) {
            assertThat(columns.get(i + 1).defaultValue())
                    .as(columns.get(i + 1).name())
                    .isEqualTo(expected.get(i));
        }
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
