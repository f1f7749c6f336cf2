package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.hash.Blake3;
import java.util.Arrays;

/**
 * Who a client or a database is. People see the number's 64 hexadecimal digits, highest first; on the wire it is little-endian.
 * Ordered by number, as an index does.
 */
public record Identity(U256 value) implements Comparable<Identity> {
    /** Nobody. */
    public static final Identity ZERO = new Identity(U256.ZERO);

    public static final Codec<Identity> CODEC = new Codec<>() {
        @Override
        public void write(Identity identity, BsatnWriter out) {
            out.u256(identity.value);
        }

        @Override
        public Identity read(BsatnReader in) {
            return new Identity(in.u256());
        }
    };

    /** 64 hexadecimal digits, with or without {@code 0x} in front; anything else is an {@link IllegalArgumentException}. */
    public static Identity fromHex(String hex) {
        return new Identity(U256.fromHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    }

    /** The identity that a token's {@code iss} and {@code sub} claims stand for (crates/lib/src/identity.rs). */
    public static Identity fromClaims(String issuer, String subject) {
        byte[] claims = Blake3.hash(utf8(issuer + "|" + subject));
        byte[] checked = new byte[28];
        checked[0] = (byte) 0xC2;
        System.arraycopy(claims, 0, checked, 2, 26);
        byte[] checksum = Blake3.hash(checked);
        byte[] identity = new byte[32];
        identity[0] = (byte) 0xC2;
        System.arraycopy(checksum, 0, identity, 2, 4);
        System.arraycopy(claims, 0, identity, 6, 26);
        return fromBigEndian(identity);
    }

    /** By the writer's means: the class library's charsets would make a module much larger. */
    private static byte[] utf8(String text) {
        byte[] withLength = new BsatnWriter().str(text).toByteArray();
        return Arrays.copyOfRange(withLength, 4, withLength.length);
    }

    private static Identity fromBigEndian(byte[] bytes) {
        long[] words = new long[4];
        for (int i = 0; i < 32; i++) {
            words[i >> 3] = words[i >> 3] << 8 | (bytes[i] & 0xFF);
        }
        return new Identity(new U256(words[0], words[1], words[2], words[3]));
    }

    /** 64 digits, lower case, without {@code 0x}. */
    public String toHex() {
        return value.toHex();
    }

    /** The first 16 digits, as the server abbreviates identities in its logs. */
    public String toAbbreviatedHex() {
        return toHex().substring(0, 16);
    }

    @Override
    public int compareTo(Identity other) {
        return value.compareTo(other.value);
    }

    /** {@link #toHex()}. */
    @Override
    public String toString() {
        return toHex();
    }
}
