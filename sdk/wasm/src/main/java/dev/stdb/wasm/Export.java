package dev.stdb.wasm;

/** What a module offers: the thing of that kind at that index (imports counted first). */
public record Export(String name, ExternalKind kind, int index) {}
