package dev.stdb.wasm;

import org.jspecify.annotations.Nullable;

/**
 * Bytes for memory.
 *
 * @param memory index of the memory
 * @param offset instructions that compute the address; null for a passive segment
 * @param bytes where the bytes are in the file
 */
public record DataSegment(int memory, @Nullable ByteRange offset, ByteRange bytes) {}
