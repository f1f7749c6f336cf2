package dev.stdb.client.typed;

/** SQL that subscribes to whole tables. */
final class Queries {
    private Queries() {}

    /** Quoted, since a table may be called like a keyword; of a submodule's table, each name by itself. */
    static String selectAll(String table) {
        return "SELECT * FROM \"" + table.replace(".", "\".\"") + '"';
    }
}
