package dev.stdb.schema.raw;

/** Definitions as SATS-JSON: what {@code GET /v1/database/:name/schema?version=9|10} answers. */
public final class RawModuleDefJson {
    private RawModuleDefJson() {}

    /**
     * Reads an answer of either version: V10 is recognised by its {@code sections}. Unknown keys and sections of newer
     * servers are skipped.
     *
     * @throws SchemaException.MalformedJson if the text is no such answer
     */
    public static RawModuleDef read(String json) {
        throw new UnsupportedOperationException();
    }

    /** Writes V9 or V10 in the server's form. */
    public static String write(RawModuleDef def) {
        throw new UnsupportedOperationException();
    }
}
