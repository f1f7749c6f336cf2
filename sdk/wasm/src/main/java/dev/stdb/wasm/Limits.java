package dev.stdb.wasm;

import java.util.OptionalLong;

/** Size of a memory (in pages of 64 KiB) or of a table (in elements). Without {@code max} it may grow to what the host allows. */
public record Limits(long min, OptionalLong max, boolean shared, boolean is64) {}
