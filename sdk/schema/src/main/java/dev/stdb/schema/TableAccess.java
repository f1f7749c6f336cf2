package dev.stdb.schema;

/** Who may read a table; ordinals are the wire tags. */
public enum TableAccess {
    PUBLIC,
    PRIVATE
}
