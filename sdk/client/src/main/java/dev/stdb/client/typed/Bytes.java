package dev.stdb.client.typed;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An array of U8 as a value: immutable, equal by content, so that records with it are values too.
 *
 * <pre>{@code
 * Bytes picture = Bytes.of(Files.readAllBytes(path));
 * byte[] copy = picture.toByteArray();
 * }</pre>
 */
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    public static final Codec<Bytes> CODEC = new Codec<>() {
        @Override
        public void write(Bytes value, BsatnWriter out) {
            out.bytes(value.bytes);
        }

        @Override
        public Bytes read(BsatnReader in) {
            return new Bytes(in.bytes());
        }
    };

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of these bytes. */
    public static Bytes of(byte... bytes) {
        return new Bytes(bytes.clone());
    }

    /** How many bytes there are. */
    public int size() {
        return bytes.length;
    }

    /** @throws IndexOutOfBoundsException beyond {@link #size()} */
    public byte get(int index) {
        return bytes[index];
    }

    /** A copy. */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The bytes in hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
