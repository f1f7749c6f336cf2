package dev.stdb.bsatn;

import java.util.HexFormat;

/** Bytes written by hand, to be compared with what the library writes: {@code script("01", "0a000000")}. */
public final class Script {
    private Script() {}

    /** The bytes of {@code hex}, in which spaces are free. */
    public static byte[] script(String... hex) {
        return HexFormat.of().parseHex(String.join("", hex).replace(" ", ""));
    }
}
