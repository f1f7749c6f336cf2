package dev.stdb.schema;

/** What a schedule calls. */
public enum FunctionKind {
    REDUCER,
    PROCEDURE
}
