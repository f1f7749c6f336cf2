package dev.stdb.host.datastore;

import dev.stdb.schema.ModuleSchema;
import dev.stdb.sql.Binder;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Caller;
import dev.stdb.sql.RowFilter;
import dev.stdb.sql.Sql;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a table a caller may read: those that any of the table's rules returns, the owner all. A rule is a query; every reference to the table in somebody
 * else's query is replaced by it, so that several rules make several queries, whose results are added up (crates/expr/src/rls.rs).
 */
final class RowLevelSecurity {
    /** More queries than this out of one are refused rather than asked. */
    private static final int MAX_PARTS = 256;

    private final SqlCatalog catalog;
    private final Map<Integer, List<String>> rules = new HashMap<>();

    RowLevelSecurity(ModuleSchema schema, SqlCatalog catalog) {
        this.catalog = catalog;
        for (String sql : schema.rowLevelSecurity()) {
            int table = filtered(sql, catalog);
            rules.computeIfAbsent(table, id -> new ArrayList<>()).add(sql);
        }
    }

    private static int filtered(String sql, SqlCatalog catalog) {
        try {
            return RowFilter.bind(sql, catalog).table().id();
        } catch (SqlException e) {
            throw new IllegalArgumentException(RowFilter.refusal(sql, e), e);
        }
    }

    /** The rules by table, in the module's order. */
    Map<Integer, List<String>> rules() {
        return rules;
    }

    /**
     * The queries whose results together are what {@code caller} gets for {@code select}.
     *
     * @throws SqlException when rules depend on each other in a circle, or name what the caller may not read
     */
    List<BoundSelect> resolved(BoundSelect select, Caller caller) {
        return caller.isOwner() ? List.of(select) : resolved(select, -1, List.of(), caller);
    }

    /** {@code own} is the table whose rule {@code select} is, which does not apply to itself; -1 for a caller's query. */
    private List<BoundSelect> resolved(BoundSelect select, int own, List<Integer> resolving, Caller caller) {
        for (var relation : select.relations()) {
            int table = relation.table().id();
            if (table != own && resolving.contains(table)) {
                throw new SqlException.Unsupported(
                        "Discovered cyclic dependency when resolving RLS rules for table id `" + table + "`");
            }
        }
        List<BoundSelect> parts = List.of(select);
        for (int i = select.relations().size() - 1; i >= 0; i--) { // from the right: replacing moves what follows
            int table = select.relations().get(i).table().id();
            if (table != own && rules.containsKey(table)) {
                parts = replaced(parts, i, ruleParts(table, resolving, caller));
            }
        }
        return parts;
    }

    private List<BoundSelect> ruleParts(int table, List<Integer> resolving, Caller caller) {
        var inner = new ArrayList<>(resolving);
        inner.add(table);
        var parts = new ArrayList<BoundSelect>();
        for (String sql : rules.getOrDefault(table, List.of())) {
            var rule = new Binder(catalog, caller).bindSubscription(Sql.parseSubscription(sql));
            parts.addAll(resolved(rule, table, inner, caller));
        }
        return parts;
    }

    private static List<BoundSelect> replaced(List<BoundSelect> parts, int relation, List<BoundSelect> rules) {
        var replaced = new ArrayList<BoundSelect>();
        for (var part : parts) {
            for (var rule : rules) {
                if (replaced.size() >= MAX_PARTS) {
                    throw new SqlException.NotOffered("This host resolves row level security into up to " + MAX_PARTS
                            + " queries, and this one needs more");
                }
                replaced.add(Replacement.of(part, relation, rule));
            }
        }
        return replaced;
    }
}
