package dev.stdb.wasm;

/** A part of the file: position of its first byte, and number of bytes. */
public record ByteRange(int offset, int length) {
    /** Position after the last byte. */
    public int end() {
        return offset + length;
    }
}
