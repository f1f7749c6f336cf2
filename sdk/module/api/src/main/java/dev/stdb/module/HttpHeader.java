package dev.stdb.module;

import dev.stdb.module.abi.Utf8Text;

/** A header of an HTTP request or answer. Its value is bytes, nearly always of ASCII text. */
@SuppressWarnings("ArrayRecordComponent") // the array is handed on, never compared
public record HttpHeader(String name, byte[] value) {
    public static HttpHeader of(String name, String value) {
        return new HttpHeader(name, Utf8Text.bytes(value));
    }

    /** The value as text; what is no UTF-8 becomes U+FFFD. */
    public String text() {
        return Utf8Text.text(value);
    }
}
