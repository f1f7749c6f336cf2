package dev.stdb.protocol;

import java.util.Optional;

/** How the body of a server's frame is compressed; ordinals are the tag bytes. */
public enum Compression {
    NONE("None"),
    BROTLI("Brotli"),
    GZIP("Gzip");

    private final String parameter;

    Compression(String parameter) {
        this.parameter = parameter;
    }

    /** The value of the {@code compression} query parameter. */
    public String parameter() {
        return parameter;
    }

    /** The compression of this parameter value, compared case-sensitively as the server does. */
    public static Optional<Compression> ofParameter(String value) {
        for (Compression compression : values()) {
            if (compression.parameter.equals(value)) return Optional.of(compression);
        }
        return Optional.empty();
    }
}
