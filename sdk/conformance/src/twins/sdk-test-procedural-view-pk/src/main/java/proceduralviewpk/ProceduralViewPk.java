package proceduralviewpk;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U64;
import dev.stdb.module.View;
import java.util.List;

/** Computed views with a declared primary key. */
public final class ProceduralViewPk {
    private ProceduralViewPk() {}

    @Table(accessor = "left_source", isPublic = true)
    public record LeftSource(
            @PrimaryKey @U64 long id,
            @Index Identity sender,
            @U64 long filter) {}

    @Table(accessor = "right_source", isPublic = true)
    public record RightSource(
            @PrimaryKey @U64 long id,
            @Index Identity sender,
            @U64 long filter) {}

    @Reducer
    public static void insert_left(ReducerContext ctx, @U64 long id, @U64 long filter) {
        ctx.db().left_source().insert(new LeftSource(id, ctx.sender(), filter));
    }

    @Reducer
    public static void insert_right(ReducerContext ctx, @U64 long id, @U64 long filter) {
        ctx.db().right_source().insert(new RightSource(id, ctx.sender(), filter));
    }

    @Reducer
    public static void update_left(ReducerContext ctx, @U64 long id, @U64 long filter) {
        ctx.db().left_source().id().update(new LeftSource(id, ctx.sender(), filter));
    }

    @View(primaryKey = "id")
    public static List<LeftSource> sender_left_view(ViewContext ctx) {
        return ctx.db().left_source().sender().filter(ctx.sender()).toList();
    }

    @View(primaryKey = "id")
    public static List<RightSource> sender_right_view(ViewContext ctx) {
        return ctx.db().right_source().sender().filter(ctx.sender()).toList();
    }
}
