package dev.stdb.protocol;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Gzip, as fast as the server does it. */
final class Gzip {
    private Gzip() {}

    static byte[] decompress(byte[] payload, int from, int maxBytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(payload, from, payload.length - from))) {
            return Bounded.readAll(in, maxBytes, payload.length);
        } catch (IOException e) {
            throw new ProtocolException.Decompression(Compression.GZIP, e);
        }
    }

    /** A frame: the tag, then what {@code plain} has from {@code from} on, compressed. */
    static byte[] compress(byte[] plain, int from) {
        var out = new ByteArrayOutputStream(plain.length / 2 + 64);
        out.write(Compression.GZIP.tag());
        try (var gzip = new Fast(out)) {
            gzip.write(plain, from, plain.length - from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static final class Fast extends GZIPOutputStream {
        Fast(ByteArrayOutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
