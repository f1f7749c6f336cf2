package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;

class GenerationTest {
    @Test
    void aTableAndAReducerBecomeAModule() throws Exception {
        Compilation compilation = Sources.compile("""
                public final class Game {
                    enum Team { RED, BLUE }
                    record Vec(float x, float y) {}
                    sealed interface Shape { record Circle(float r) implements Shape {} record Box(int w, int h) implements Shape {} record None() implements Shape {} }
                    @Table(isPublic = true)
                    @Index(accessor = "byTeamAndLevel", columns = {"team", "level"})
                    record Player(@PrimaryKey @AutoInc @U64 long id, @Unique String name, Team team, @SuppressWarnings("stdb") @Index @U16 int level, Vec at,
                        List<@U8 Integer> bag, Optional<String> motto, @Nullable Identity owner, Shape shape, byte[] raw, @U32 int[] numbers, List<List<Vec>> paths) {}
                    @Table(scheduled = "tick") record Timer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt at) {}
                    @Table(event = true, isPublic = true) record Hit(String who) {}
                    @Reducer static void tick(ReducerContext ctx, Timer timer) { for (Player p : ctx.db().player()) ctx.db().hit().insert(new Hit(p.name())); }
                    @Reducer static ReducerResult join(ReducerContext ctx, String name, @U8 int age, List<Vec> vs, @Nullable Integer x) {
                        if (ctx.db().player().name().find(name) != null) return ReducerResult.err("taken");
                        for (Player p : ctx.db().player().byTeamAndLevel().filter(Team.RED, IntRange.atLeast(age))) Log.info(p.name());
                        return ReducerResult.ok();
                    }
                    @Init static void init(ReducerContext ctx) {}
                }
                """);
        assertThat(compilation.diagnostics()).isEmpty();
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    }
}
