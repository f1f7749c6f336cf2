package dev.stdb.protocol;

import java.util.Optional;

/** How the body of a server's frame is compressed. */
public enum Compression {
    NONE(0, "None"),
    BROTLI(1, "Brotli"),
    GZIP(2, "Gzip");

    private final int tag;
    private final String parameter;

    Compression(int tag, String parameter) {
        this.tag = tag;
        this.parameter = parameter;
    }

    /** The first byte of a frame compressed so. */
    public int tag() {
        return tag;
    }

    /** The value of the {@code compression} query parameter. */
    public String parameter() {
        return parameter;
    }

    /** The compression of this first byte of a frame. */
    public static Optional<Compression> ofTag(int tag) {
        for (Compression compression : values()) {
            if (compression.tag == tag) return Optional.of(compression);
        }
        return Optional.empty();
    }

    /** The compression of this parameter value, compared case-sensitively as the server does. */
    public static Optional<Compression> ofParameter(String value) {
        for (Compression compression : values()) {
            if (compression.parameter.equals(value)) return Optional.of(compression);
        }
        return Optional.empty();
    }
}
