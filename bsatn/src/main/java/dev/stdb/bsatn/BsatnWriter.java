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
        return put8(value ? 1 : 0);
    }

    /** {@code value} from 0 to 255. */
    public BsatnWriter u8(int value) {
        if ((value & ~0xFF) != 0) {
            throw outOfRange("u8", value);
        }
        return put8(value);
    }

    /** {@code value} from -128 to 127. */
    public BsatnWriter i8(int value) {
        if ((byte) value != value) {
            throw outOfRange("i8", value);
        }
        return put8(value);
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
        int at = size;
        int end = at + 4;
        if (end > bytes.length) {
            grow(4);
        }
        size = end;
        LittleEndian.put32(bytes, at, value);
        return this;
    }

    /** All 64 bits of {@code bits}, read as unsigned by whoever reads. */
    public BsatnWriter u64(long bits) {
        return i64(bits);
    }

    public BsatnWriter i64(long value) {
        int at = size;
        int end = at + 8;
        if (end > bytes.length) {
            grow(8);
        }
        size = end;
        LittleEndian.put64(bytes, at, value);
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
        long end = 4L + length;
        if (bytes.length - start < end) {
            grow(end);
        }
        int ascii = Ascii.narrow(value, bytes, start + 4);
        if (ascii < length) {
            return nonAscii(value, start, ascii);
        }
        LittleEndian.put32(bytes, start, length);
        size = start + 4 + length;
        return this;
    }

    /** Goes on where the ASCII path of {@link #str} stopped: characters before {@code from} are written already. */
    private BsatnWriter nonAscii(String value, int start, int from) {
        long utf8 = from + Utf8.length(value, from);
        if (bytes.length - start < 4 + utf8) {
            grow(4 + utf8);
        }
        Utf8.write(value, from, bytes, start + 4 + from);
        LittleEndian.put32(bytes, start, (int) utf8);
        size = start + 4 + (int) utf8;
        return this;
    }

    /** The characters as a byte each, without a length; false, and nothing is written, if one of them is no ASCII. */
    public boolean ascii(String text) {
        int length = text.length();
        if (bytes.length - size < length) {
            grow(length);
        }
        if (Ascii.narrow(text, bytes, size) < length) {
            return false;
        }
        size += length;
        return true;
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

    private BsatnWriter put8(int value) {
        int at = size;
        if (at >= bytes.length) {
            grow(1);
        }
        size = at + 1;
        LittleEndian.put8(bytes, at, value);
        return this;
    }

    private BsatnWriter put16(int value) {
        int at = size;
        int end = at + 2;
        if (end > bytes.length) {
            grow(2);
        }
        size = end;
        LittleEndian.put16(bytes, at, value);
        return this;
    }

    private int claim(int count) {
        int at = size;
        if (bytes.length - at < count) {
            grow(count);
        }
        size = at + count;
        return at;
    }

    /** Makes room for {@code more} bytes. */
    private void grow(long more) {
        long needed = size + more;
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
