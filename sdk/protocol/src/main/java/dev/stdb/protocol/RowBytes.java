package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bytes inside a larger array, such as one row of a {@link BsatnRowList}. Equal if the bytes are equal, so it can be
 * the key of a row cache; it keeps the whole array alive, so {@link #compact()} what stays longer than the message.
 */
public final class RowBytes {
    private final byte[] array;
    private final int offset;
    private final int length;
    private int hash;

    /** A part of the array, which must not change any more. */
    public RowBytes(byte[] array, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, array.length);
        this.array = array;
        this.offset = offset;
        this.length = length;
    }

    /** The whole array, which must not change any more. */
    public static RowBytes of(byte[] array) {
        return new RowBytes(array, 0, array.length);
    }

    /** The number of bytes. */
    public int length() {
        return length;
    }

    /** The array that these bytes lie in, from {@link #offset}; not to be changed. */
    public byte[] array() {
        return array;
    }

    /** Where they begin in {@link #array}. */
    public int offset() {
        return offset;
    }

    /** A reader of exactly these bytes; nothing is copied. */
    public BsatnReader reader() {
        return new BsatnReader(array, offset, length);
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        return Arrays.copyOfRange(array, offset, offset + length);
    }

    /** The same bytes in an array of their own; itself if that is so already. */
    public RowBytes compact() {
        return length == array.length ? this : of(toByteArray());
    }

    /** Appends the bytes, without a length. */
    public void writeTo(BsatnWriter out) {
        out.raw(array, offset, length);
    }

    /** A part of these bytes; nothing is copied. */
    RowBytes slice(int from, int size) {
        Objects.checkFromIndexSize(from, size, length);
        return new RowBytes(array, offset + from, size);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowBytes that
                && Arrays.equals(array, offset, offset + length, that.array, that.offset, that.offset + that.length);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known != 0) return known;
        int fresh = 1;
        for (int i = offset; i < offset + length; i++) fresh = 31 * fresh + array[i];
        hash = fresh;
        return fresh;
    }

    /** The bytes in hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(array, offset, offset + length);
    }
}
