package dev.stdb.bsatn;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends values in BSATN to a growing buffer. A number outside its type's range is an {@link IllegalArgumentException}, and nothing of it is written.
 *
 * <pre>{@code
 * byte[] row = new BsatnWriter().u32(7).str("Ada").toByteArray();
 * }</pre>
 *
 * For one thread at a time; {@link #reset()} makes it ready for the next message without giving its buffer back.
 */
public final class BsatnWriter {
    /** A little less than the longest array a JVM makes. */
    private static final int MAX_SIZE = Integer.MAX_VALUE - 16;

    private byte[] bytes;
    private int size;

    public BsatnWriter() {
        this(64);
    }

    /** With room for {@code capacity} bytes before the buffer grows. */
    public BsatnWriter(int capacity) {
        bytes = new byte[Math.max(capacity, 16)];
    }

    public BsatnWriter bool(boolean value) {
        int at = claim(1);
        bytes[at] = (byte) (value ? 1 : 0);
        return this;
    }

    /** {@code value} from 0 to 255. */
    public BsatnWriter u8(int value) {
        if ((value & ~0xFF) != 0) {
            throw outOfRange("u8", value);
        }
        int at = claim(1);
        bytes[at] = (byte) value;
        return this;
    }

    /** {@code value} from -128 to 127. */
    public BsatnWriter i8(int value) {
        if ((byte) value != value) {
            throw outOfRange("i8", value);
        }
        int at = claim(1);
        bytes[at] = (byte) value;
        return this;
    }

    /** {@code value} from 0 to 65,535. */
    public BsatnWriter u16(int value) {
        if ((value & ~0xFFFF) != 0) {
            throw outOfRange("u16", value);
        }
        return put16(value);
    }

    /** {@code value} from -32,768 to 32,767. */
    public BsatnWriter i16(int value) {
        if ((short) value != value) {
            throw outOfRange("i16", value);
        }
        return put16(value);
    }

    /** {@code value} from 0 to 4,294,967,295. */
    public BsatnWriter u32(long value) {
        if ((value & ~0xFFFF_FFFFL) != 0) {
            throw outOfRange("u32", value);
        }
        return i32((int) value);
    }

    public BsatnWriter i32(int value) {
        int at = claim(4);
        byte[] b = bytes;
        b[at] = (byte) value;
        b[at + 1] = (byte) (value >> 8);
        b[at + 2] = (byte) (value >> 16);
        b[at + 3] = (byte) (value >> 24);
        return this;
    }

    /** All 64 bits of {@code bits}, read as unsigned by whoever reads. */
    public BsatnWriter u64(long bits) {
        return i64(bits);
    }

    public BsatnWriter i64(long value) {
        int at = claim(8);
        byte[] b = bytes;
        b[at] = (byte) value;
        b[at + 1] = (byte) (value >> 8);
        b[at + 2] = (byte) (value >> 16);
        b[at + 3] = (byte) (value >> 24);
        b[at + 4] = (byte) (value >> 32);
        b[at + 5] = (byte) (value >> 40);
        b[at + 6] = (byte) (value >> 48);
        b[at + 7] = (byte) (value >> 56);
        return this;
    }

    public BsatnWriter u128(U128 value) {
        return i64(value.lo()).i64(value.hi());
    }

    public BsatnWriter i128(I128 value) {
        return i64(value.lo()).i64(value.hi());
    }

    public BsatnWriter u256(U256 value) {
        return i64(value.w0()).i64(value.w1()).i64(value.w2()).i64(value.w3());
    }

    public BsatnWriter i256(I256 value) {
        return i64(value.w0()).i64(value.w1()).i64(value.w2()).i64(value.w3());
    }

    /** The bit pattern as it is, NaN payloads included. */
    public BsatnWriter f32(float value) {
        return i32(Float.floatToRawIntBits(value));
    }

    /** The bit pattern as it is, NaN payloads included. */
    public BsatnWriter f64(double value) {
        return i64(Double.doubleToRawLongBits(value));
    }

    /** Length in bytes, then UTF-8. Half a surrogate pair cannot be said in UTF-8 and is an {@link IllegalArgumentException}. */
    public BsatnWriter str(String value) {
        int length = value.length();
        int start = size;
        int at = claim(4 + (long) length) + 4;
        byte[] b = bytes;
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return nonAscii(value, start, i);
            }
            b[at + i] = (byte) c;
        }
        return patchLength(start, length);
    }

    /** Goes on where the ASCII path of {@link #str} stopped: characters before {@code from} are written already. */
    private BsatnWriter nonAscii(String value, int start, int from) {
        long utf8 = from;
        try {
            utf8 += Utf8.length(value, from);
        } catch (IllegalArgumentException unpaired) {
            size = start;
            throw unpaired;
        }
        size = start;
        claim(4 + utf8);
        Utf8.write(value, from, bytes, start + 4 + from);
        return patchLength(start, (int) utf8);
    }

    private BsatnWriter patchLength(int at, int length) {
        byte[] b = bytes;
        b[at] = (byte) length;
        b[at + 1] = (byte) (length >> 8);
        b[at + 2] = (byte) (length >> 16);
        b[at + 3] = (byte) (length >> 24);
        return this;
    }

    /** Length, then the bytes: how an array of u8 is written. */
    public BsatnWriter bytes(byte[] value) {
        return length(value.length).raw(value, 0, value.length);
    }

    /** The bytes alone, without a length. */
    public BsatnWriter raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    /** {@code length} bytes of {@code value} from {@code offset}, without a length in front. */
    public BsatnWriter raw(byte[] value, int offset, int length) {
        int at = claim(length);
        System.arraycopy(value, offset, bytes, at, length);
        return this;
    }

    /** The number of elements that follow, as u32. */
    public BsatnWriter length(int count) {
        if (count < 0) {
            throw outOfRange("length", count);
        }
        return i32(count);
    }

    /** Count, then each element. */
    public <T> BsatnWriter array(List<? extends T> elements, Codec<T> codec) {
        length(elements.size());
        for (T element : elements) {
            codec.write(element, this);
        }
        return this;
    }

    /** Tag 0 and the value, or tag 1 for null. */
    public <T> BsatnWriter option(@Nullable T value, Codec<T> codec) {
        if (value == null) {
            return u8(1);
        }
        u8(0);
        codec.write(value, this);
        return this;
    }

    /** A copy of what was written since the last {@link #reset()}. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    /** The buffer itself, whose first {@link #size()} bytes were written; valid until the next write. For callers that must not copy. */
    public byte[] buffer() {
        return bytes;
    }

    /** Bytes written since the last {@link #reset()}. */
    public int size() {
        return size;
    }

    /** Copies what was written to {@code target} from {@code offset}, and says how many bytes that were. */
    public int copyTo(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, size);
        return size;
    }

    /** Forgets what was written and keeps the buffer. */
    public BsatnWriter reset() {
        size = 0;
        return this;
    }

    private BsatnWriter put16(int value) {
        int at = claim(2);
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        return this;
    }

    private int claim(long count) {
        int at = size;
        long end = at + count;
        if (end > bytes.length) {
            grow(end);
        }
        size = (int) end;
        return at;
    }

    private void grow(long needed) {
        if (needed > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "a message of " + needed + " bytes is more than the " + MAX_SIZE + " that fit an array");
        }
        long doubled = Math.min(2L * bytes.length, MAX_SIZE);
        bytes = Arrays.copyOf(bytes, (int) Math.max(doubled, needed));
    }

    private static IllegalArgumentException outOfRange(String type, long value) {
        return new IllegalArgumentException(value + " is outside the range of " + type);
    }
}
