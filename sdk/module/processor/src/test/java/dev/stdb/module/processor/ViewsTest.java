package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.ViewSchema;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Views at work, on this JVM. */
class ViewsTest {
    private static final String PEOPLE = """
            public final class Game {
                @Table @Index(accessor = "byTeamAndScore", columns = {"team", "score"})
                record Person(@PrimaryKey @AutoInc @U32 long id, @Unique String name, int team, @Index @U8 int score) {}
                record Summary(String team, @U64 long people) {}
                @Reducer static void add(ReducerContext ctx, String name, int team, int score) {
                    ctx.db().person().insert(new Person(0, name, team, score));
                }
                @View static List<Person> good(AnonymousViewContext ctx) { return ctx.db().person().score().filter(IntRange.atLeast(3)).toList(); }
                @View(accessor = "nobody_here", name = "Nobody", isPublic = false)
                static Optional<Person> nobody(ViewContext ctx) { return ctx.db().person().id().findOptional(77); }
                @View(primaryKey = "team") static Summary[] summary(AnonymousViewContext ctx) {
                    return new Summary[] {new Summary("all", ctx.db().person().count()), new Summary("1", ctx.db().person().byTeamAndScore().filter(1).toList().size())};
                }
                @View static @Nullable Summary mine(ViewContext ctx) {
                    return new Summary(ctx.sender().toHex().substring(60), ctx.db().person().byTeamAndScore().filter(1, IntRange.closed(0, 2)).stream().count());
                }
                @View static List<Person> named(AnonymousViewContext ctx, String name) {
                    Person found = ctx.db().person().name().find(name);
                    return found == null ? List.of() : List.of(found);
                }
            }
            """;

    private static final Compilation COMPILED = Sources.compile(PEOPLE);

    private static RunningModule threePeople() throws ReflectiveOperationException {
        RunningModule module = RunningModule.start(COMPILED, "game");
        module.call("add", new BsatnWriter().str("ada").i32(1).i32(2));
        module.call("add", new BsatnWriter().str("bob").i32(1).i32(3));
        module.call("add", new BsatnWriter().str("cid").i32(2).i32(4));
        return module;
    }

    private static List<String> people(byte[] answer) {
        BsatnReader in = new BsatnReader(answer);
        assertThat(in.u8()).as("rows follow").isZero();
        List<String> people = new ArrayList<>();
        for (int left = in.length("rows", 1); left > 0; left--) {
            people.add(in.u32() + " " + in.str() + " " + in.i32() + " " + in.u8());
        }
        in.end();
        return people;
    }

    @Test
    void rowsComeAsAnArrayAfterTheHeader() throws Exception {
        RunningModule module = threePeople();
        assertThat(people(module.view("good", new BsatnWriter()))).containsExactly("2 bob 1 3", "3 cid 2 4");
        assertThat(module.view("Nobody", new BsatnWriter())).containsExactly(0, 0, 0, 0, 0);
        assertThat(module.view("summary", new BsatnWriter()))
                .isEqualTo(new BsatnWriter()
                        .u8(0)
                        .length(2)
                        .str("all")
                        .u64(3)
                        .str("1")
                        .u64(2)
                        .toByteArray());
        assertThat(module.host.openIterators()).isZero();
    }

    @Test
    void aViewPerCallerKnowsWhoLooks() throws Exception {
        assertThat(threePeople().view("mine", new BsatnWriter()))
                .isEqualTo(new BsatnWriter().u8(0).length(1).str("0001").u64(1).toByteArray());
    }

    @Test
    void argumentsReachTheView() throws Exception {
        RunningModule module = threePeople();
        assertThat(people(module.view("named", new BsatnWriter().str("cid")))).containsExactly("3 cid 2 4");
        assertThat(people(module.view("named", new BsatnWriter().str("dan")))).isEmpty();
    }

    @Test
    void theServerThatArgumentsNeedIsNamed() {
        assertThat(COMPILED.notes())
                .extracting(note -> note.getMessage(null))
                .contains("this module needs SpacetimeDB 2.13.0 or newer: it has views with parameters");
    }

    @Test
    void codeSharedWithReducersReadsThroughTheSameReaders() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    @Table record Person(@PrimaryKey @AutoInc @U32 long id, String name) {}
                    static long people(ReadDb db) { return db.person().count(); }
                    @Reducer static void add(ReducerContext ctx) {
                        ctx.db().person().insert(new Person(0, "x"));
                        Log.info("people " + people(ctx.db().readOnly()));
                    }
                    @View static List<Person> all(AnonymousViewContext ctx) { return people(ctx.db()) > 1 ? ctx.db().person().toList() : List.of(); }
                }
                """);
        module.call("add");
        module.call("add");
        assertThat(module.host.log).containsExactly("2 people 1", "2 people 2");
        assertThat(module.view("all", new BsatnWriter())).hasSizeGreaterThan(5);
    }

    @Test
    void theDefinitionSaysWhatEachViewIs() throws Exception {
        List<ViewSchema> views = RunningModule.start(COMPILED, "game").schema.views();
        assertThat(views)
                .extracting(ViewSchema::name, ViewSchema::sourceName, ViewSchema::index, ViewSchema::isPublic)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("good", "good", 0, true),
                        Tuple.tuple("Nobody", "nobody_here", 0, false),
                        Tuple.tuple("summary", "summary", 1, true),
                        Tuple.tuple("mine", "mine", 1, true),
                        Tuple.tuple("named", "named", 2, true));
    }
}
