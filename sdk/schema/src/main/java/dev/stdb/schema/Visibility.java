package dev.stdb.schema;

/** Who may call a reducer or procedure; ordinals are the wire tags. Scheduled and lifecycle functions are private. */
public enum Visibility {
    /** Only the host (and the owner, where the server allows it). */
    PRIVATE,
    /** Any client. */
    CLIENT_CALLABLE
}
