package dev.stdb.module.testing.chat;

import dev.stdb.module.SpacetimeType;

/** How a member feels. */
@SpacetimeType
public enum Mood {
    FINE,
    TIRED
}
