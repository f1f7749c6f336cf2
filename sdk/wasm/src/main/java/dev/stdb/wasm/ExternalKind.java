package dev.stdb.wasm;

/** What can be imported and exported. The ordinal is the code in the binary. */
public enum ExternalKind {
    FUNCTION("func"),
    TABLE("table"),
    MEMORY("memory"),
    GLOBAL("global"),
    TAG("tag");

    private final String text;

    ExternalKind(String text) {
        this.text = text;
    }

    /** The name in the text format. */
    public String text() {
        return text;
    }

    static ExternalKind of(int code, int offset) {
        if (code < 0 || code >= values().length) {
            throw new WasmException.Malformed("invalid external kind " + code, offset);
        }
        return values()[code];
    }
}
