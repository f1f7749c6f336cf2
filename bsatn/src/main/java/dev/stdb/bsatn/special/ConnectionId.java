package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** Which connection of a client; {@link #NONE} where there is no connection. People see 32 hexadecimal digits, highest first. */
public record ConnectionId(U128 value) implements Comparable<ConnectionId> {
    /** No connection. */
    public static final ConnectionId NONE = new ConnectionId(U128.ZERO);

    public static final Codec<ConnectionId> CODEC = new Codec<>() {
        @Override
        public void write(ConnectionId id, BsatnWriter out) {
            out.u128(id.value);
        }

        @Override
        public ConnectionId read(BsatnReader in) {
            return new ConnectionId(in.u128());
        }
    };

    /** 32 hexadecimal digits, with or without {@code 0x} in front; anything else is an {@link IllegalArgumentException}. */
    public static ConnectionId fromHex(String hex) {
        return new ConnectionId(U128.fromHex(hex.startsWith("0x") ? hex.substring(2) : hex));
    }

    /** 32 digits, lower case, without {@code 0x}. */
    public String toHex() {
        return value.toHex();
    }

    public boolean isNone() {
        return equals(NONE);
    }

    @Override
    public int compareTo(ConnectionId other) {
        return value.compareTo(other.value);
    }

    /** {@link #toHex()}. */
    @Override
    public String toString() {
        return toHex();
    }
}
