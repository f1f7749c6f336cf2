package dev.stdb.wasm;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads numbers, names and counts; every read is checked against the end before anything is allocated. */
final class WasmReader {
    private final byte[] bytes;
    private final int end;
    private int position;

    WasmReader(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.position = from;
        this.end = end;
    }

    int position() {
        return position;
    }

    int remaining() {
        return end - position;
    }

    boolean atEnd() {
        return position >= end;
    }

    WasmReader part(String what, int length) {
        int from = claim(what, length);
        return new WasmReader(bytes, from, from + length);
    }

    int claim(String what, int length) {
        if (length < 0 || length > end - position) {
            throw new WasmException.Truncated(what, length, end - position, position);
        }
        int from = position;
        position += length;
        return from;
    }

    int u8(String what) {
        return bytes[claim(what, 1)] & 0xFF;
    }

    /** An unsigned LEB128 number of at most 32 bits that must also fit an int: an index, a size, a count. */
    int index(String what) {
        int from = position;
        long value = u32(what);
        if (value > Integer.MAX_VALUE) {
            throw new WasmException.TooLarge(what, value, Integer.MAX_VALUE, from);
        }
        return (int) value;
    }

    long u32(String what) {
        return unsigned(what, 32);
    }

    long unsigned(String what, int bits) {
        int from = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8(what);
            if (shift + 7 > bits && (b & 0x7F) >>> (bits - shift) != 0) {
                throw new WasmException.Malformed(what + ": integer too large", from);
            }
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                return value;
            }
            if (shift + 7 >= bits) {
                throw new WasmException.Malformed(what + ": integer representation too long", from);
            }
        }
    }

    long signed(String what, int bits) {
        int from = position;
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            int b = u8(what);
            value |= (long) (b & 0x7F) << shift;
            if ((b & 0x80) == 0) {
                int used = shift + 7;
                if (used < 64) {
                    value = value << (64 - used) >> (64 - used);
                }
                checkSigned(what, b, shift, bits, from);
                return value;
            }
            if (shift + 7 >= bits) {
                throw new WasmException.Malformed(what + ": integer representation too long", from);
            }
        }
    }

    private static void checkSigned(String what, int last, int shift, int bits, int from) {
        if (shift + 7 <= bits) {
            return;
        }
        int kept = bits - shift;
        int sign = last << 25 >> 25 >> (kept - 1);
        if (sign != 0 && sign != -1) {
            throw new WasmException.Malformed(what + ": integer too large", from);
        }
    }

    /** A count of things of at least {@code minBytes} each, compared with the bytes left. */
    int count(String what, int minBytes, int limit) {
        int from = position;
        long value = u32(what);
        if (value > limit) {
            throw new WasmException.TooLarge(what, value, limit, from);
        }
        if (value * minBytes > remaining()) {
            throw new WasmException.Truncated(
                    what, (int) Math.min(Integer.MAX_VALUE, value * minBytes), remaining(), from);
        }
        return (int) value;
    }

    String name(String what) {
        int length = count(what, 1, WasmModule.MAX_NAME);
        int from = claim(what, length);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new WasmException.Malformed(what + ": malformed UTF-8 encoding", from);
        }
    }

    ValueType valueType(String what) {
        int at = position;
        return ValueType.of(u8(what), at);
    }

    /** A copy of the bytes between two positions. */
    byte[] bytes(int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }

    /** The bytes themselves; the reader's user promises not to change them. */
    byte[] bytes() {
        return bytes;
    }
}
