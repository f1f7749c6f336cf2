package dev.stdb.wasm;

/** A global's type, and whether code may change it. */
public record GlobalType(ValueType type, boolean mutable) {}
