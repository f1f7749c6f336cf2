package interop;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.AutoInc;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.Unique;

/** What the foreign client of the interoperability test talks to. */
public final class Interop {
    private Interop() {}

    @Table(isPublic = true)
    public record Person(@PrimaryKey @AutoInc @U64 long id, @Unique String name, int score, Identity addedBy) {}

    @Table(isPublic = true, event = true)
    public record Cheer(String text, @U32 long loudness) {}

    @Reducer
    public static void add(ReducerContext ctx, String name) {
        if (name.isEmpty()) {
            throw new ReducerException("a person needs a name");
        }
        ctx.db().person().insert(new Person(0, name, 0, ctx.sender()));
    }

    @Reducer
    public static void addMany(ReducerContext ctx, @U32 long count) {
        for (int i = 0; i < count; i++) {
            ctx.db().person().insert(new Person(0, "p" + i, i, ctx.sender()));
        }
    }

    @Reducer
    public static void award(ReducerContext ctx, String name, int points) {
        Person person = ctx.db().person().name().find(name);
        ctx.db().person().id().update(new Person(person.id(), name, person.score() + points, person.addedBy()));
    }

    @Reducer
    public static void remove(ReducerContext ctx, String name) {
        ctx.db().person().name().delete(name);
    }

    @Reducer
    public static void cheerFor(ReducerContext ctx, String text, @U32 long loudness) {
        ctx.db().cheer().insert(new Cheer(text, loudness));
    }

    @Reducer
    public static void refuse(ReducerContext ctx, String reason) {
        throw new ReducerException(reason);
    }

    @Reducer
    public static void crash(ReducerContext ctx) {
        throw new IllegalStateException("on purpose");
    }
}
