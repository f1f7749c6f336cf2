package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.value.AlgebraicValue;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Generated code at work, on this JVM. */
class RunningModuleTest {
    private static final String PEOPLE = """
            public final class Game {
                @Table @Index(accessor = "byTeamAndScore", columns = {"team", "score"})
                record Person(@PrimaryKey @AutoInc @U32 long id, @Unique String name, int team, @Index @U8 int score) {}
                @Reducer static ReducerResult add(ReducerContext ctx, String name, int team, int score) {
                    Person added = ctx.db().person().insert(new Person(0, name, team, score));
                    Log.info(added.id() + " " + added.name());
                    return ReducerResult.ok();
                }
                @Reducer static void tryAdd(ReducerContext ctx, String name) {
                    switch (ctx.db().person().tryInsert(new Person(0, name, 0, 0))) {
                        case InsertResult.Inserted<Person> it -> Log.info("inserted " + it.row().id());
                        case InsertResult.UniqueViolation<Person> it -> Log.info("taken");
                        case InsertResult.AutoIncOverflow<Person> it -> Log.info("overflow");
                    }
                }
                static String names(Rows<Person> rows) {
                    StringBuilder text = new StringBuilder();
                    for (Person p : rows) text.append(p.name()).append(' ');
                    return text.toString();
                }
                @Reducer static void show(ReducerContext ctx) {
                    PersonHandle people = ctx.db().person();
                    Log.info("all " + names(people.rows()));
                    Log.info("score 2: " + names(people.score().filter(2)));
                    Log.info("score 2..3: " + names(people.score().filter(IntRange.closed(2, 3))));
                    Log.info("score >2: " + names(people.score().filter(IntRange.greaterThan(2))));
                    Log.info("score <2: " + names(people.score().filter(IntRange.lessThan(2))));
                    Log.info("team 1: " + names(people.byTeamAndScore().filter(1)));
                    Log.info("team 1 score 3: " + names(people.byTeamAndScore().filter(1, 3)));
                    Log.info("team 1 score >=2: " + names(people.byTeamAndScore().filter(1, IntRange.atLeast(2))));
                    Log.info("b..: " + names(people.name().filter(Range.atLeast("b"))));
                    Log.info("id 2: " + people.id().find(2) + ", id 9: " + people.id().find(9));
                    Log.info("count " + people.count() + " stream " + people.stream().mapToInt(Person::score).sum());
                }
                @Reducer static void change(ReducerContext ctx) {
                    PersonHandle people = ctx.db().person();
                    people.id().update(new Person(1, "ann", 5, 5));
                    Log.info("gone " + people.score().delete(3) + " " + people.name().delete("bob") + " " + people.name().delete("bob"));
                    people.id().insertOrUpdate(new Person(77, "new", 1, 1));
                    people.id().insertOrUpdate(new Person(77, "newer", 1, 1));
                    Log.info("equal " + people.delete(new Person(77, "newer", 1, 1)) + " " + people.delete(new Person(77, "newer", 1, 1)));
                }
                @Reducer static void missing(ReducerContext ctx) { ctx.db().person().id().update(new Person(42, "x", 0, 0)); }
                @Reducer static void leaveEarly(ReducerContext ctx) {
                    for (Person p : ctx.db().person()) { if (!p.name().isEmpty()) break; }
                    for (Person p : ctx.db().person()) for (Person q : ctx.db().person()) if (q.id() == 2) break;
                    for (Person p : ctx.db().person()) ctx.db().person().id().find(p.id());
                }
                @Reducer static void refuse(ReducerContext ctx, String why) { throw new ReducerException(why); }
                @Reducer static ReducerResult refuseToo(ReducerContext ctx) { return ReducerResult.err("no"); }
                @Reducer static void crash() { throw new IllegalStateException("on purpose", new RuntimeException("cause")); }
                @Reducer static void checked() throws Exception { throw new Exception("checked"); }
                @Reducer static void tooLarge(ReducerContext ctx) { ctx.db().person().insert(new Person(0, "x", 0, 256)); }
                @Reducer static void context(ReducerContext ctx) {
                    Log.info(ctx.sender() + " " + ctx.connectionId() + " " + ctx.timestamp().microsSinceEpoch() + " "
                        + ctx.identity().toHex().substring(0, 4) + " " + ctx.random().nextInt(1000));
                }
            }
            """;

    private static final Compilation COMPILED = Sources.compile(PEOPLE);

    private static BsatnWriter person(String name, int team, int score) {
        return new BsatnWriter().str(name).i32(team).i32(score);
    }

    private static RunningModule threePeople() throws ReflectiveOperationException {
        RunningModule module = RunningModule.start(COMPILED, "game");
        module.call("add", person("ada", 1, 2));
        module.call("add", person("bob", 1, 3));
        module.call("add", person("cid", 2, 2));
        module.host.log.clear();
        return module;
    }

    @Nested
    class Tables {
        @Test
        void insertReturnsTheRowWithItsNumber() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            assertThat(module.call("add", person("ada", 1, 2))).isEqualTo("done");
            assertThat(module.call("add", person("bob", 1, 3))).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 1 ada", "2 2 bob");
        }

        @Test
        void aTakenUniqueValueIsAValueOrACrash() throws Exception {
            RunningModule module = threePeople();
            assertThat(module.call("try_add", new BsatnWriter().str("ada"))).isEqualTo("done");
            assertThat(module.call("try_add", new BsatnWriter().str("eve"))).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 taken", "2 inserted 5");
            assertThatThrownBy(() -> module.call("add", person("ada", 1, 2))).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(2))
                    .startsWith("101 dev.stdb.module.DatabaseException$UniqueViolation: insert into person: "
                            + "a row with the same unique column exists")
                    .contains("at game.Game.add(Game.java:");
        }

        @Test
        void pointsRangesAndPrefixesFindTheirRows() throws Exception {
            RunningModule module = threePeople();
            assertThat(module.call("show")).isEqualTo("done");
            assertThat(module.host.log)
                    .containsExactly(
                            "2 all ada bob cid ",
                            "2 score 2: ada cid ",
                            "2 score 2..3: ada bob cid ",
                            "2 score >2: bob ",
                            "2 score <2: ",
                            "2 team 1: ada bob ",
                            "2 team 1 score 3: bob ",
                            "2 team 1 score >=2: ada bob ",
                            "2 b..: bob cid ",
                            "2 id 2: Person[id=2, name=bob, team=1, score=3], id 9: null",
                            "2 count 3 stream 7");
        }

        @Test
        void updatesAndDeletesSayWhatTheyDid() throws Exception {
            RunningModule module = threePeople();
            assertThat(module.call("change")).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 gone 1 false false", "2 equal true false");
            assertThat(module.host.rows("person"))
                    .extracting(row -> ((AlgebraicValue.Str) row.values().get(1)).value())
                    .containsExactlyInAnyOrder("ann", "cid");
        }

        @Test
        void updatingARowThatIsNotThereIsACrash() throws Exception {
            RunningModule module = threePeople();
            assertThatThrownBy(() -> module.call("missing")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0)).contains("NoSuchRow: update person: there is no such row");
        }

        @Test
        void aNumberOutsideItsColumnsRangeIsACrashAndStoresNothing() throws Exception {
            RunningModule module = threePeople();
            assertThatThrownBy(() -> module.call("too_large")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0)).contains("256 is outside the range of u8");
            assertThat(module.host.rows("person")).hasSize(3);
        }

        @Test
        void scansLeftEarlyAreClosedWhenTheCallEnds() throws Exception {
            RunningModule module = threePeople();
            module.host.chunkBytes = 1;
            assertThat(module.call("leave_early")).isEqualTo("done");
            assertThat(module.host.openIterators()).isZero();
        }

        @Test
        void rowsLargerThanTheBufferAreRead() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            module.call("add", person("x".repeat(100_000), 1, 2));
            module.call("add", person("y", 1, 2));
            module.host.log.clear();
            module.host.chunkBytes = 10;
            assertThat(module.call("show")).isEqualTo("done");
            assertThat(module.host.log.get(0)).isEqualTo("2 all " + "x".repeat(100_000) + " y ");
        }
    }

    @Nested
    class Calls {
        @Test
        void bothWaysToRefuseGiveTheMessage() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            assertThat(module.call("refuse", new BsatnWriter().str("not today é")))
                    .isEqualTo("not today é");
            assertThat(module.call("refuse_too")).isEqualTo("no");
            assertThat(module.host.log).isEmpty();
        }

        @Test
        void anythingElseThrownIsLoggedWithItsTraceAndTraps() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            assertThatThrownBy(() -> module.call("crash")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0))
                    .startsWith("101 java.lang.IllegalStateException: on purpose\n\tat game.Game.crash(Game.java:")
                    .contains("Caused by: java.lang.RuntimeException: cause");
            assertThatThrownBy(() -> module.call("checked")).isInstanceOf(FakeHost.Trap.class);
        }

        @Test
        void anUnknownReducerTraps() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            assertThatThrownBy(() -> module.call(99, new BsatnWriter())).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0)).contains("the module has no reducer number 99");
        }

        @Test
        void theContextKnowsTheCallAndItsRandomNumbersRepeat() throws Exception {
            RunningModule module = RunningModule.start(COMPILED, "game");
            module.call("context");
            module.call("context");
            assertThat(module.host.log.get(0))
                    .startsWith("2 0000000000000000000000000000000000000000000000000000000000000001 ")
                    .contains(" " + RunningModule.MICROS + " 0707 ")
                    .isEqualTo(module.host.log.get(1));
        }
    }

    @Nested
    class Values {
        /** Every type there is, echoed into a table; the bytes that arrive are the bytes that are stored. */
        @Test
        void everyTypeComesBackAsItWasSent() throws Exception {
            RunningModule module = RunningModule.start("""
                    public final class Game {
                        enum Team { RED, BLUE }
                        record Vec(float x, double y) {}
                        record Unit() {}
                        sealed interface Shape { record Circle(float r) implements Shape {} record Box(int w, int h) implements Shape {} record None() implements Shape {} }
                        @Table record Every(boolean bool, byte i8, short i16, int i32, long i64, @U8 byte bits8, @U8 short u8s, @U8 int u8, @U16 short bits16, @U16 int u16,
                            @U32 int bits32, @U32 long u32, @U64 long u64, float f32, double f64, String text, byte[] bytes, U128 u128, I128 i128, U256 u256, I256 i256,
                            Identity identity, ConnectionId connection, Timestamp at, TimeDuration lasts, ScheduleAt schedule, Uuid uuid, Team team, Vec vec, Unit unit,
                            Shape a, Shape b, Shape c, List<@U8 Integer> list, List<List<String>> lists, int[] ints, String[] texts, int[][] grid, List<Vec> vecs, Vec[] more,
                            Optional<String> some, Optional<@U16 Integer> none, @Nullable Long number, @Nullable Vec nothing, List<@Nullable String> holes,
                            Optional<List<Team>> deep, List<Optional<Team>> teams, @Nullable List<Unit> units, boolean @Nullable [] flags) {}
                        @Reducer static void put(ReducerContext ctx, Every every) { ctx.db().every().insert(every); }
                        @Reducer static void again(ReducerContext ctx) { for (Every every : ctx.db().every().toList()) { ctx.db().every().delete(every); Log.info("" + ctx.db().every().count()); } }
                    }
                    """);
            BsatnWriter row = new BsatnWriter();
            row.bool(true)
                    .i8(-1)
                    .i16(-2)
                    .i32(-3)
                    .i64(-4)
                    .u8(255)
                    .u8(200)
                    .u8(255)
                    .u16(65535)
                    .u16(65535);
            row.i32(-1)
                    .u32(4294967295L)
                    .u64(-1)
                    .f32(Float.NaN)
                    .f64(-0.0)
                    .str("hé")
                    .bytes(new byte[] {1, -2});
            row.i64(1)
                    .i64(-2)
                    .i64(3)
                    .i64(-4)
                    .i64(1)
                    .i64(2)
                    .i64(3)
                    .i64(-4)
                    .i64(5)
                    .i64(6)
                    .i64(7)
                    .i64(-8);
            row.i64(1)
                    .i64(2)
                    .i64(3)
                    .i64(4)
                    .i64(5)
                    .i64(6)
                    .i64(7)
                    .i64(8)
                    .u8(1)
                    .i64(9)
                    .i64(10)
                    .i64(11);
            row.u8(1).f32(1.5f).f64(2.5).u8(0).f32(3f).u8(1).i32(4).i32(5).u8(2);
            row.length(2)
                    .u8(9)
                    .u8(255)
                    .length(2)
                    .length(1)
                    .str("a")
                    .length(0)
                    .length(2)
                    .i32(1)
                    .i32(2);
            row.length(1)
                    .str("b")
                    .length(2)
                    .length(1)
                    .i32(7)
                    .length(0)
                    .length(1)
                    .f32(1)
                    .f64(2)
                    .length(1)
                    .f32(3)
                    .f64(4);
            row.u8(0)
                    .str("s")
                    .u8(1)
                    .u8(0)
                    .i64(12)
                    .u8(1)
                    .length(2)
                    .u8(0)
                    .str("x")
                    .u8(1);
            row.u8(0)
                    .length(1)
                    .u8(1)
                    .length(2)
                    .u8(1)
                    .u8(0)
                    .u8(0)
                    .u8(0)
                    .length(3)
                    .u8(0)
                    .length(2)
                    .bool(true)
                    .bool(false);
            assertThat(module.call("put", row)).isEqualTo("done");
            assertThat(module.host.stored("every")).containsExactly(row.toByteArray());
            assertThat(module.call("again")).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 0");
        }

        @Test
        void argumentsThatAreNoValuesAreACrash() throws Exception {
            RunningModule module = RunningModule.start("""
                    public final class Game {
                        enum Team { RED, BLUE }
                        @Reducer static void put(Team team) {}
                    }
                    """);
            assertThatThrownBy(() -> module.call("put", new BsatnWriter().u8(2)))
                    .isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0)).contains("UnknownTag");
        }

        @Test
        void rowsWithoutBytesAreCounted() throws Exception {
            RunningModule module = RunningModule.start("""
                    public final class Game {
                        record Unit() {}
                        @Table record Flag(Unit unit) {}
                        @Reducer static void raise(ReducerContext ctx) {
                            for (Flag f : ctx.db().flag()) Log.info("there");
                            ctx.db().flag().insert(new Flag(new Unit()));
                            for (Flag f : ctx.db().flag()) Log.info("now there");
                        }
                    }
                    """);
            assertThat(module.call("raise")).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 now there");
        }

        @Test
        void aTypeThatContainsItselfIsFineAsAnArgument() throws Exception {
            RunningModule module = RunningModule.start("""
                    public final class Game {
                        record Tree(int value, List<Tree> children) {}
                        static int sum(Tree tree) { int s = tree.value(); for (Tree t : tree.children()) s += sum(t); return s; }
                        @Reducer static void plant(Tree tree) { Log.info("" + sum(tree)); }
                    }
                    """);
            BsatnWriter tree =
                    new BsatnWriter().i32(1).length(2).i32(2).length(0).i32(3).length(0);
            assertThat(module.call("plant", tree)).isEqualTo("done");
            assertThat(module.host.log).containsExactly("2 6");
        }
    }
}
