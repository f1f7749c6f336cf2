package dev.stdb.wasm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Writes numbers, names and sections of a binary. */
final class WasmWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }

    WasmWriter u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    WasmWriter u32(long value) {
        long rest = value;
        while (rest >= 0x80) {
            u8((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        return u8((int) rest);
    }

    /** A signed number, as constants are written. */
    WasmWriter signed(long value) {
        long rest = value;
        while (rest < -0x40 || rest > 0x3F) {
            u8((int) ((rest & 0x7F) | 0x80));
            rest >>= 7;
        }
        return u8((int) (rest & 0x7F));
    }

    WasmWriter raw(byte[] source) {
        return raw(source, 0, source.length);
    }

    WasmWriter raw(byte[] source, int from, int length) {
        reserve(length);
        System.arraycopy(source, from, bytes, size, length);
        size += length;
        return this;
    }

    WasmWriter raw(byte[] source, ByteRange range) {
        return raw(source, range.offset(), range.length());
    }

    WasmWriter name(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    WasmWriter types(List<ValueType> types) {
        u32(types.size());
        types.forEach(type -> u8(type.code()));
        return this;
    }

    /** The content of another writer, with its size before it. */
    WasmWriter sized(WasmWriter content) {
        return u32(content.size).raw(content.bytes, 0, content.size);
    }

    WasmWriter section(int id, WasmWriter content) {
        return u8(id).sized(content);
    }
}
