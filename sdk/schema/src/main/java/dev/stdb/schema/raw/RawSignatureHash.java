package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.U256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The signature hash of an outbox: 32 bytes since 2.14, a string of 64 hex digits in 2.12 and 2.13. The string starts
 * with its length, {@code 40 00 00 00}, and hex digits follow; a digest that looks like this does not occur.
 */
record RawSignatureHash(U256 value, boolean asText) {
    private static final int DIGITS = 64;
    private static final int DIGEST = 32;

    static void write(U256 value, boolean asText, BsatnWriter out) {
        if (!asText) {
            out.u256(value);
            return;
        }
        out.str(digits(value));
    }

    /** The digest as 64 hex digits. */
    static String digits(U256 value) {
        return HexFormat.of().formatHex(new BsatnWriter().u256(value).toByteArray());
    }

    static RawSignatureHash read(BsatnReader in) {
        byte[] head = in.raw(DIGEST);
        if (!looksLikeText(head)) return new RawSignatureHash(value(head), false);
        byte[] digits = Arrays.copyOfRange(head, 4, 4 + DIGITS);
        byte[] rest = in.raw(4 + DIGITS - DIGEST);
        System.arraycopy(rest, 0, digits, DIGEST - 4, rest.length);
        return new RawSignatureHash(parse(new String(digits, StandardCharsets.ISO_8859_1)), true);
    }

    /**
     * The hash behind 64 hex digits.
     *
     * @throws SchemaException.MalformedJson for anything else
     */
    static U256 parse(String digits) {
        if (digits.length() != DIGITS || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new SchemaException.MalformedJson("a signature hash has 64 hex digits, not `" + digits + "`");
        }
        return value(HexFormat.of().parseHex(digits));
    }

    private static U256 value(byte[] digest) {
        return new BsatnReader(digest).u256();
    }

    private static boolean looksLikeText(byte[] head) {
        if (head[0] != DIGITS || head[1] != 0 || head[2] != 0 || head[3] != 0) return false;
        for (int i = 4; i < head.length; i++) {
            if (!HexFormat.isHexDigit(head[i])) return false;
        }
        return true;
    }
}
