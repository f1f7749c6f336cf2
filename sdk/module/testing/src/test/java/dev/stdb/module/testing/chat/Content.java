package dev.stdb.module.testing.chat;

import dev.stdb.module.SpacetimeType;
import dev.stdb.module.U8;

/** What a message says. */
@SpacetimeType
public sealed interface Content {
    /** Words. */
    record Text(String text) implements Content {}

    /** A dice roll. */
    record Roll(@U8 int sides, @U8 int result) implements Content {}

    /** Nothing but attention. */
    record Nudge() implements Content {}
}
