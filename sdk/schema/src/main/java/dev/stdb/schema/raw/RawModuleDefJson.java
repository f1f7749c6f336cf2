package dev.stdb.schema.raw;

/** Definitions as SATS-JSON: what {@code GET /v1/database/:name/schema?version=9|10} answers. */
public final class RawModuleDefJson {
    private RawModuleDefJson() {}

    /**
     * Reads an answer of either version: V10 is recognised by its {@code sections}. Unknown keys, and sections and kinds
     * of explicit names that newer servers send, are skipped.
     *
     * @throws SchemaException.MalformedJson if the text is no such answer, with the path of what is wrong
     */
    public static RawModuleDef read(String json) {
        Json answer = Json.parse(json);
        return answer.has("sections")
                ? new RawModuleDef.V10(V10Json.read(answer))
                : new RawModuleDef.V9(V9Json.read(answer));
    }

    /**
     * Writes V9 or V10 in the server's form, without spaces.
     *
     * @throws IllegalArgumentException for V8, which has no such form
     */
    public static String write(RawModuleDef def) {
        var out = new JsonWriter();
        switch (def) {
            case RawModuleDef.V8BackCompat v8 ->
                throw new IllegalArgumentException("a V8 definition has no JSON form; lift it and write its V9 form");
            case RawModuleDef.V9(var v9) -> V9Json.write(v9, out);
            case RawModuleDef.V10(var v10) -> V10Json.write(v10, out);
        }
        return out.text();
    }
}
