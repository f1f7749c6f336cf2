package dev.stdb.wasm;

/** What can be imported and exported. */
public enum ExternalKind {
    FUNCTION(0, "func"),
    TABLE(1, "table"),
    MEMORY(2, "memory"),
    GLOBAL(3, "global"),
    TAG(4, "tag");

    private final int code;
    private final String text;

    ExternalKind(int code, String text) {
        this.code = code;
        this.text = text;
    }

    /** The name in the text format. */
    public String text() {
        return text;
    }

    /** The byte that stands for this kind in a binary. */
    public int code() {
        return code;
    }

    static ExternalKind of(int code, int offset) {
        if (code < 0 || code >= values().length) {
            throw new WasmException.Malformed("invalid external kind " + code, offset);
        }
        return values()[code];
    }
}
