package dev.stdb.host.modulehttp;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.nio.charset.StandardCharsets;

/** One header; its value is any bytes. Names may occur several times. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record HttpHeader(String name, byte[] value) {
    private static final String TOKEN = "!#$%&'*+-.^_`|~";

    static final Codec<HttpHeader> CODEC = new Codec<>() {
        @Override
        public void write(HttpHeader header, BsatnWriter out) {
            out.str(header.name).bytes(header.value);
        }

        @Override
        public HttpHeader read(BsatnReader in) {
            return new HttpHeader(in.str(), in.bytes());
        }
    };

    /** Of a text with a character per byte. */
    public static HttpHeader of(String name, String latin1) {
        return new HttpHeader(name, latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The value with a character per byte. */
    public String text() {
        return new String(value, StandardCharsets.ISO_8859_1);
    }

    /** Whether HTTP allows such a name. */
    public boolean hasValidName() {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || TOKEN.indexOf(c) >= 0);
    }

    /** Whether HTTP allows such a value. */
    public boolean hasValidValue() {
        for (byte b : value) {
            int c = b & 0xFF;
            if ((c < 0x20 && c != '\t') || c == 0x7F) {
                return false;
            }
        }
        return true;
    }
}
