package dev.stdb.wasm;

/** A global defined in the module, with the instructions that compute its first value (the final {@code end} included). */
public record GlobalDef(GlobalType type, ByteRange init) {}
