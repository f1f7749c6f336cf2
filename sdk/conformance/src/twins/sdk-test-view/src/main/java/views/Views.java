package views;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U64;
import dev.stdb.module.Unique;
import dev.stdb.module.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Computed views, per sender and anonymous. */
public final class Views {
    /** How far somebody sees. */
    private static final int NEARBY = 5;

    private Views() {}

    @Table(accessor = "player", isPublic = true)
    public record Player(
            @PrimaryKey @AutoInc @U64 long entity_id,
            @Unique Identity identity) {}

    @Table(accessor = "player_level", isPublic = true)
    public record PlayerLevel(
            @Unique @U64 long entity_id, @Index @U64 long level) {}

    @Table(accessor = "player_location")
    public record PlayerLocation(
            @Unique @U64 long entity_id, @Index boolean active, int x, int y) {
        boolean isNear(PlayerLocation other) {
            return Math.abs(x - other.x) < NEARBY && Math.abs(y - other.y) < NEARBY;
        }
    }

    public record PlayerAndLevel(
            @U64 long entity_id, Identity identity, @U64 long level) {}

    // ---- reducers

    @Reducer
    public static void insert_player(ReducerContext ctx, Identity identity, @U64 long level) {
        Player player = ctx.db().player().insert(new Player(0, identity));
        ctx.db().player_level().insert(new PlayerLevel(player.entity_id(), level));
    }

    @Reducer
    public static void delete_player(ReducerContext ctx, Identity identity) {
        Player player = ctx.db().player().identity().find(identity);
        if (player != null) {
            ctx.db().player().entity_id().delete(player.entity_id());
            ctx.db().player_level().entity_id().delete(player.entity_id());
        }
    }

    @Reducer
    public static void move_player(ReducerContext ctx, int dx, int dy) {
        Player player = ctx.db().player().identity().find(ctx.sender());
        if (player == null) {
            player = ctx.db().player().insert(new Player(0, ctx.sender()));
        }
        long id = player.entity_id();
        PlayerLocation location = ctx.db().player_location().entity_id().find(id);
        if (location == null) {
            ctx.db().player_location().insert(new PlayerLocation(id, true, dx, dy));
        } else {
            ctx.db().player_location().entity_id().delete(id);
            ctx.db()
                    .player_location()
                    .insert(new PlayerLocation(id, location.active(), location.x() + dx, location.y() + dy));
        }
    }

    // ---- views

    @View
    public static Optional<Player> my_player(ViewContext ctx) {
        return ctx.db().player().identity().findOptional(ctx.sender());
    }

    @View
    public static Optional<PlayerAndLevel> my_player_and_level(ViewContext ctx) {
        Player player = ctx.db().player().identity().find(ctx.sender());
        if (player == null) {
            return Optional.empty();
        }
        PlayerLevel level = ctx.db().player_level().entity_id().find(player.entity_id());
        return level == null
                ? Optional.empty()
                : Optional.of(new PlayerAndLevel(player.entity_id(), player.identity(), level.level()));
    }

    @View
    public static List<Player> players_at_level_0(AnonymousViewContext ctx) {
        List<Player> players = new ArrayList<>();
        for (PlayerLevel level : ctx.db().player_level().level().filter(0)) {
            Player player = ctx.db().player().entity_id().find(level.entity_id());
            if (player != null) {
                players.add(player);
            }
        }
        return players;
    }

    @View
    public static List<PlayerLocation> nearby_players(ViewContext ctx) {
        List<PlayerLocation> nearby = new ArrayList<>();
        Player me = ctx.db().player().identity().find(ctx.sender());
        PlayerLocation mine =
                me == null ? null : ctx.db().player_location().entity_id().find(me.entity_id());
        if (mine == null) {
            return nearby;
        }
        for (PlayerLocation other : ctx.db().player_location().active().filter(true)) {
            if (other.entity_id() != mine.entity_id() && other.isNear(mine)) {
                nearby.add(other);
            }
        }
        return nearby;
    }
}
