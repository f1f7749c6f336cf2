package dev.stdb.module;

/**
 * Rows that the server finds itself: what a {@link View} returns instead of computing them. The generated {@code From} begins one.
 *
 * <pre>{@code
 * ctx.from().player()
 *     .where(p -> p.level().gte(10).and(p.online()))
 *     .rightSemijoin(ctx.from().guild(), (player, guild) -> player.guildId().eq(guild.id()))
 * }</pre>
 *
 * A view that returns a query is refreshed as precisely as a subscription and its rows have the primary key of their table.
 *
 * @param <R> the row
 */
public interface Query<R> {
    /** The query as SQL of SpacetimeDB's subscription language, with the module's own names for tables and columns. */
    String toSql();
}
