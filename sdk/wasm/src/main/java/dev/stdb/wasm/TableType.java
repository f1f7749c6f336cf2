package dev.stdb.wasm;

/** A table of references. */
public record TableType(ValueType element, Limits limits) {}
