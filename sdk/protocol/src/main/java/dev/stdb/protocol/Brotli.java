package dev.stdb.protocol;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Brotli by its native library where that can be loaded. Without it, decompression is done in Java and compression is
 * not available.
 */
public final class Brotli {
    private Brotli() {}

    /** The quality the server uses: fastest but one. */
    private static final int QUALITY = 1;

    /** Whether this JVM can compress: the native library of this platform is on the class path and loads. */
    public static boolean canCompress() {
        return Native.AVAILABLE;
    }

    static byte[] decompress(byte[] payload, int from, int maxBytes) {
        return decompress(payload, from, maxBytes, Native.AVAILABLE);
    }

    static byte[] decompress(byte[] payload, int from, int maxBytes, boolean natively) {
        var compressed = new ByteArrayInputStream(payload, from, payload.length - from);
        try (InputStream in = open(compressed, natively)) {
            return Bounded.readAll(in, maxBytes, payload.length);
        } catch (IOException | IllegalStateException | IndexOutOfBoundsException e) {
            throw new ProtocolException.Decompression(Compression.BROTLI, e);
        }
    }

    private static InputStream open(InputStream compressed, boolean natively) throws IOException {
        return natively
                ? new com.aayushatharva.brotli4j.decoder.BrotliInputStream(compressed)
                : new org.brotli.dec.BrotliInputStream(compressed);
    }

    /** A frame: the tag, then what {@code plain} has from {@code from} on, compressed. */
    static byte[] compress(byte[] plain, int from) {
        var parameters = new Encoder.Parameters().setQuality(QUALITY);
        try {
            byte[] body = java.util.Arrays.copyOfRange(plain, from, plain.length);
            byte[] compressed = Encoder.compress(body, parameters);
            byte[] frame = new byte[compressed.length + 1];
            frame[0] = (byte) Compression.BROTLI.tag();
            System.arraycopy(compressed, 0, frame, 1, compressed.length);
            return frame;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Loads the library when it is first needed. */
    private static final class Native {
        static final boolean AVAILABLE = load();

        private static boolean load() {
            try {
                return Brotli4jLoader.isAvailable();
            } catch (LinkageError missing) {
                return false;
            }
        }
    }
}
