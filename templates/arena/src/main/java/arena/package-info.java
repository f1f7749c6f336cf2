/** A SpacetimeDB module: bots and players in a small world that ticks ten times a second. Start at {@link arena.Arena}. */
package arena;
