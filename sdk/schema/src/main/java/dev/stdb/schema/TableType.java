package dev.stdb.schema;

/** Whether a table belongs to the server or to the module; ordinals are the wire tags. */
public enum TableType {
    SYSTEM,
    USER
}
