package dev.stdb.bsatn.special;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** A UUID as the number that its 32 hexadecimal digits make. Ordered by that number. */
public record Uuid(U128 value) implements Comparable<Uuid> {
    public static final Uuid NIL = new Uuid(U128.ZERO);

    public static final Codec<Uuid> CODEC = new Codec<>() {
        @Override
        public void write(Uuid uuid, BsatnWriter out) {
            out.u128(uuid.value);
        }

        @Override
        public Uuid read(BsatnReader in) {
            return new Uuid(in.u128());
        }
    };

    /** 8-4-4-4-12 hexadecimal digits, or all 32 without hyphens; anything else is an {@link IllegalArgumentException}. */
    public static Uuid parse(String text) {
        if (text.length() == 36
                && text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-') {
            String digits = text.substring(0, 8)
                    + text.substring(9, 13)
                    + text.substring(14, 18)
                    + text.substring(19, 23)
                    + text.substring(24);
            return new Uuid(U128.fromHex(digits));
        }
        return new Uuid(U128.fromHex(text));
    }

    /** The version that the digits claim: 4 and 7 are those that SpacetimeDB makes. */
    public int version() {
        return (int) (value.hi() >>> 12) & 0xF;
    }

    @Override
    public int compareTo(Uuid other) {
        return value.compareTo(other.value);
    }

    /** 8-4-4-4-12 hexadecimal digits, lower case. */
    @Override
    public String toString() {
        String hex = value.toHex();
        return hex.substring(0, 8) + "-" + hex.substring(8, 12) + "-" + hex.substring(12, 16) + "-"
                + hex.substring(16, 20) + "-" + hex.substring(20);
    }
}
