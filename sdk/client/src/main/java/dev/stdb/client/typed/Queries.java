package dev.stdb.client.typed;

/** SQL that subscribes to whole tables. */
final class Queries {
    private Queries() {}

    /** Quoted, since a table may be called like a keyword; the name of a submodule's table is one identifier with a dot in it. */
    static String selectAll(String table) {
        return "SELECT * FROM \"" + table.replace("\"", "\"\"") + '"';
    }
}
