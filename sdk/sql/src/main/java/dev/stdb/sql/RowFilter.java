package dev.stdb.sql;

import dev.stdb.bsatn.special.Identity;

/**
 * Row level security: what a server asks of a filter when the module is published (crates/engine/src/sql/rls.rs). Compilers and hosts
 * share it, so that they refuse the same filters with the same words.
 */
public final class RowFilter {
    private RowFilter() {}

    /**
     * The query of a filter as the owner has it; the table that it selects is the one whose rows it shows.
     *
     * @throws SqlException if the server would refuse it, with the server's text
     */
    public static BoundSelect bind(String sql, Catalog catalog) {
        var owner = new Caller(Identity.ZERO, true);
        var filter = new Binder(catalog, owner).bindSubscription(Sql.parseSubscription(sql));
        if (!filter.table().isPublic()) {
            throw new SqlException.Unsupported("Cannot define RLS rule on private table: "
                    + filter.table().name() + ". Please make table public if you wish to restrict access using RLS.");
        }
        return filter;
    }

    /** What a server answers to who publishes a module with a filter that it refuses. */
    public static String refusal(String sql, SqlException why) {
        return "failed to create row-level security: `" + sql + "`: " + why.getMessage();
    }
}
