package viewpk;

import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U64;
import dev.stdb.module.View;

/** Query views have the primary key of their table, so clients see updates. */
public final class ViewPk {
    private ViewPk() {}

    @Table(accessor = "view_pk_player", isPublic = true)
    public record ViewPkPlayer(@PrimaryKey @U64 long id, String name) {}

    @Table(accessor = "view_pk_membership", isPublic = true)
    public record ViewPkMembership(
            @PrimaryKey @U64 long id, @Index @U64 long player_id) {}

    @Table(accessor = "view_pk_membership_secondary", isPublic = true)
    public record ViewPkMembershipSecondary(
            @PrimaryKey @U64 long id, @Index @U64 long player_id) {}

    @Reducer
    public static void insert_view_pk_player(ReducerContext ctx, @U64 long id, String name) {
        ctx.db().view_pk_player().insert(new ViewPkPlayer(id, name));
    }

    @Reducer
    public static void update_view_pk_player(ReducerContext ctx, @U64 long id, String name) {
        ctx.db().view_pk_player().id().update(new ViewPkPlayer(id, name));
    }

    @Reducer
    public static void insert_view_pk_membership(ReducerContext ctx, @U64 long id, @U64 long player_id) {
        ctx.db().view_pk_membership().insert(new ViewPkMembership(id, player_id));
    }

    @Reducer
    public static void insert_view_pk_membership_secondary(ReducerContext ctx, @U64 long id, @U64 long player_id) {
        ctx.db().view_pk_membership_secondary().insert(new ViewPkMembershipSecondary(id, player_id));
    }

    @View
    public static Query<ViewPkPlayer> all_view_pk_players(ViewContext ctx) {
        return ctx.from().view_pk_player();
    }

    @View
    public static Query<ViewPkPlayer> sender_view_pk_players_a(ViewContext ctx) {
        return ctx.from()
                .view_pk_membership()
                .rightSemijoin(
                        ctx.from().view_pk_player(),
                        (membership, player) -> membership.player_id().eq(player.id()));
    }

    @View
    public static Query<ViewPkPlayer> sender_view_pk_players_b(ViewContext ctx) {
        return ctx.from()
                .view_pk_membership_secondary()
                .rightSemijoin(
                        ctx.from().view_pk_player(),
                        (membership, player) -> membership.player_id().eq(player.id()));
    }
}
