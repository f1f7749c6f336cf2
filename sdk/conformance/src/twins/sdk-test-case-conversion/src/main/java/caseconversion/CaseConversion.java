package caseconversion;

import dev.stdb.module.AutoInc;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.SpacetimeType;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U8;
import dev.stdb.module.View;

/** Names with digits and mixed case, and names that are given. */
public final class CaseConversion {
    private CaseConversion() {}

    @SpacetimeType
    public sealed interface Player2Status {
        record Active1() implements Player2Status {}

        record BannedUntil(@U32 long value) implements Player2Status {}
    }

    @SpacetimeType
    public record Person3Info(@U8 int AgeValue1, @U32 long ScoreTotal) {}

    @Table(accessor = "player1", name = "Player1Canonical", isPublic = true)
    public record Player1(
            @PrimaryKey @AutoInc @U32 long Player1Id,
            String player_name,
            @U32 long currentLevel2,
            Player2Status status3Field) {}

    @Table(accessor = "person2", isPublic = true)
    public record Person2(
            @PrimaryKey @AutoInc @U32 long Person2Id,
            String FirstName,
            @Index @U32 long playerRef,
            Person3Info personInfo) {}

    @Reducer
    public static void CreatePlayer1(ReducerContext ctx, String Player1Name, @U32 long Start2Level) {
        ctx.db().player1().insert(new Player1(0, Player1Name, Start2Level, new Player2Status.Active1()));
    }

    @Reducer
    public static void AddPerson2(
            ReducerContext ctx, String First3Name, @U32 long playerRef, @U8 int AgeValue, @U32 long ScoreTotal) {
        ctx.db().person2().insert(new Person2(0, First3Name, playerRef, new Person3Info(AgeValue, ScoreTotal)));
    }

    @Reducer(name = "banPlayer1")
    public static void BanPlayer1(ReducerContext ctx, @U32 long Player1Id, @U32 long BanUntil6) {
        Player1 player = ctx.db().player1().Player1Id().find(Player1Id);
        if (player != null) {
            ctx.db()
                    .player1()
                    .Player1Id()
                    .update(new Player1(
                            Player1Id,
                            player.player_name(),
                            player.currentLevel2(),
                            new Player2Status.BannedUntil(BanUntil6)));
        }
    }

    @View(accessor = "person_at_level_2", name = "Level2Person")
    public static Query<Person2> level2_person(AnonymousViewContext ctx) {
        return ctx.from()
                .player1()
                .where(player -> player.currentLevel2().eq(2))
                .rightSemijoin(
                        ctx.from().person2(),
                        (player, person) -> player.Player1Id().eq(person.playerRef()));
    }
}
