package dev.stdb.bsatn;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Takes values in BSATN from a byte array, front to back. Every method throws {@link BsatnException} with the offset when the bytes are not what was asked
 * for; the reader is of no further use then. Nothing is allocated for a length before it was compared with the bytes left.
 *
 * <pre>{@code
 * var in = new BsatnReader(row);
 * var player = new Player(in.u32(), in.str());
 * in.end();
 * }</pre>
 *
 * The array is not copied: leave it alone while reading. For one thread at a time.
 */
public final class BsatnReader {
    /** How deep types and values may nest. */
    public static final int MAX_DEPTH = 256;

    /** How many elements that take no bytes one reader takes in all: nothing else would bound them. */
    public static final int MAX_EMPTY_ELEMENTS = 1 << 20;

    /** What a list has room for before its first element was seen: nested lists may each announce as much as the message is long. */
    private static final int FIRST_CAPACITY = 64;

    private byte[] bytes;
    private int start;
    private int limit;
    private int next;
    private int depth;
    private int emptyElements;
    private boolean finished;

    public BsatnReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    /** Reads {@code length} bytes from {@code offset}; positions are counted from {@code offset}. */
    public BsatnReader(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw outside(bytes, offset, length);
        }
        this.bytes = bytes;
        this.start = offset;
        this.next = offset;
        this.limit = offset + length;
    }

    /** Begins again with {@code length} bytes of other bytes, from {@code offset}: for readers of many messages. */
    public void reset(byte[] other, int offset, int length) {
        if (offset < 0 || length < 0 || length > other.length - offset) {
            throw outside(other, offset, length);
        }
        bytes = other;
        start = offset;
        next = offset;
        limit = offset + length;
        depth = 0;
        emptyElements = 0;
        finished = false;
    }

    /** Nothing more will come: from now on reading is a {@link NoSuchElementException}. */
    public void finish() {
        next = limit;
        finished = true;
    }

    private static IllegalArgumentException outside(byte[] bytes, int offset, int length) {
        return new IllegalArgumentException(
                length + " bytes from " + offset + " are not within an array of " + bytes.length);
    }

    public boolean bool() {
        int b = u8("bool");
        if ((b & ~1) != 0) {
            throw new BsatnException.InvalidBool(b, position() - 1);
        }
        return b == 1;
    }

    /** From 0 to 255. */
    public int u8() {
        return u8("u8");
    }

    public byte i8() {
        return (byte) u8("i8");
    }

    /** From 0 to 65,535. */
    public int u16() {
        return int16("u16");
    }

    public short i16() {
        return (short) int16("i16");
    }

    /** From 0 to 4,294,967,295. */
    public long u32() {
        return int32("u32") & 0xFFFF_FFFFL;
    }

    public int i32() {
        return int32("i32");
    }

    /** The 64 bits: use {@link Long#toUnsignedString(long)} and {@link Long#compareUnsigned} on them. */
    public long u64() {
        return int64("u64");
    }

    public long i64() {
        return int64("i64");
    }

    public U128 u128() {
        int i = claim("u128", 16);
        return new U128(LittleEndian.get64(bytes, i + 8), LittleEndian.get64(bytes, i));
    }

    public I128 i128() {
        int i = claim("i128", 16);
        return new I128(LittleEndian.get64(bytes, i + 8), LittleEndian.get64(bytes, i));
    }

    public U256 u256() {
        int i = claim("u256", 32);
        return new U256(
                LittleEndian.get64(bytes, i + 24),
                LittleEndian.get64(bytes, i + 16),
                LittleEndian.get64(bytes, i + 8),
                LittleEndian.get64(bytes, i));
    }

    public I256 i256() {
        int i = claim("i256", 32);
        return new I256(
                LittleEndian.get64(bytes, i + 24),
                LittleEndian.get64(bytes, i + 16),
                LittleEndian.get64(bytes, i + 8),
                LittleEndian.get64(bytes, i));
    }

    /** The bit pattern as it is, NaN payloads included. */
    public float f32() {
        return Float.intBitsToFloat(int32("f32"));
    }

    /** The bit pattern as it is, NaN payloads included. */
    public double f64() {
        return Double.longBitsToDouble(int64("f64"));
    }

    public String str() {
        int at = next;
        int length = int32("string");
        if (length < 0 || length > limit - next) {
            throw tooLong("string", length & 0xFFFF_FFFFL, 1, at - start);
        }
        int from = next;
        int to = from + length;
        next = to;
        return Utf8.read(bytes, from, to, start);
    }

    /** Length, then that many bytes: an array of u8. The copy is the caller's. */
    public byte[] bytes() {
        return raw(length("bytes", 1));
    }

    /** The next {@code count} bytes, without a length in front. The copy is the caller's. */
    public byte[] raw(int count) {
        int i = claim("raw bytes", count);
        return Arrays.copyOfRange(bytes, i, i + count);
    }

    /** Passes over {@code count} bytes. */
    public void skip(int count) {
        claim("raw bytes", count);
    }

    /**
     * The number of elements that follow, at least {@code minElementBytes} bytes each. More than the bytes left can hold is {@link BsatnException.TooLong}, so
     * the caller may allocate for it. With 0 the count is taken from the reader's allowance of {@link #MAX_EMPTY_ELEMENTS}.
     */
    public int length(String what, int minElementBytes) {
        int at = next;
        long count = int32(what) & 0xFFFF_FFFFL;
        if (minElementBytes == 0) {
            takeEmpty(what, count, at - start);
        } else if (count * minElementBytes > limit - next) {
            throw tooLong(what, count, minElementBytes, at - start);
        }
        return (int) count;
    }

    private BsatnException.TooLong tooLong(String what, long count, int minElementBytes, int offset) {
        return new BsatnException.TooLong(
                what + " at byte " + offset + " announces " + count + " elements of at least " + minElementBytes
                        + (minElementBytes == 1 ? " byte" : " bytes") + ", but " + remaining() + " bytes are left",
                count,
                remaining(),
                offset);
    }

    /** Takes {@code count} parts that have no bytes from the reader's allowance of {@link #MAX_EMPTY_ELEMENTS}; {@link BsatnException.TooLong} beyond it. */
    public void takeEmpty(String what, long count) {
        takeEmpty(what, count, position());
    }

    private void takeEmpty(String what, long count, int offset) {
        if (count > MAX_EMPTY_ELEMENTS - emptyElements) {
            throw new BsatnException.TooLong(
                    what + " at byte " + offset + " brings " + count + " parts that take no bytes; a message may hold "
                            + MAX_EMPTY_ELEMENTS,
                    offset);
        }
        emptyElements += (int) count;
    }

    /** Count, then each element. The list is the caller's. */
    public <T> List<T> array(Codec<T> codec) {
        int at = next;
        long count = int32("array") & 0xFFFF_FFFFL;
        var elements = new ArrayList<T>((int) Math.min(count, FIRST_CAPACITY));
        for (long i = 0; i < count; i++) {
            int before = next;
            elements.add(codec.read(this));
            if (next == before) {
                takeEmpty("array", 1, at - start);
            }
        }
        return elements;
    }

    /** Null for none (tag 1), the value for some (tag 0). */
    public <T> @Nullable T option(Codec<T> codec) {
        int tag = u8();
        return switch (tag) {
            case 0 -> codec.read(this);
            case 1 -> null;
            default -> throw unknownTag("option", tag);
        };
    }

    /** The array that it reads, to be left alone: with {@link #arrayOffset()}, for slices that are not copied. */
    public byte[] array() {
        return bytes;
    }

    /** Where position 0 is in {@link #array()}. */
    public int arrayOffset() {
        return start;
    }

    /** Bytes read so far. */
    public int position() {
        return next - start;
    }

    /** Bytes left. */
    public int remaining() {
        return limit - next;
    }

    /** Whether bytes are left. */
    public boolean hasMore() {
        return next != limit;
    }

    /** Throws {@link BsatnException.Trailing} when bytes are left. */
    public void end() {
        if (next != limit) {
            throw new BsatnException.Trailing(limit - next, next - start);
        }
    }

    /** To be thrown for {@code tag}, which was the byte just read. */
    public BsatnException unknownTag(String type, int tag) {
        return new BsatnException.UnknownTag(type, tag, Math.max(0, position() - 1));
    }

    /** A decoder that calls itself enters each level, and {@linkplain #leave() leaves} it: {@link BsatnException.TooDeep} beyond {@link #MAX_DEPTH}. */
    public void enter(String what) {
        if (++depth > MAX_DEPTH) {
            throw new BsatnException.TooDeep(what, MAX_DEPTH, position());
        }
    }

    public void leave() {
        depth--;
    }

    private int claim(String what, int count) {
        int i = next;
        if (count > limit - i) {
            throw truncated(what, count);
        }
        if (count < 0) {
            throw new IllegalArgumentException("a count of " + count + " bytes");
        }
        next = i + count;
        return i;
    }

    private RuntimeException truncated(String what, int count) {
        if (finished) {
            return new NoSuchElementException("there is nothing more to read");
        }
        return new BsatnException.Truncated(what, count, limit - next, next - start);
    }

    private int u8(String what) {
        int i = next;
        if (i >= limit) {
            throw truncated(what, 1);
        }
        next = i + 1;
        return LittleEndian.get8(bytes, i);
    }

    private int int16(String what) {
        int i = next;
        int end = i + 2;
        if (end > limit) {
            throw truncated(what, 2);
        }
        next = end;
        return LittleEndian.get16(bytes, i);
    }

    private int int32(String what) {
        int i = next;
        int end = i + 4;
        if (end > limit) {
            throw truncated(what, 4);
        }
        next = end;
        return LittleEndian.get32(bytes, i);
    }

    private long int64(String what) {
        int i = next;
        int end = i + 8;
        if (end > limit) {
            throw truncated(what, 8);
        }
        next = end;
        return LittleEndian.get64(bytes, i);
    }
}
