package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.sql.Binder;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Caller;
import dev.stdb.sql.Condition;
import dev.stdb.sql.Sql;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which rows of a table a caller may read: those that satisfy any of the table's filters. The owner reads all. Filters that read more than their own table are not
 * offered yet: then nobody but the owner reads it.
 */
final class RowLevelSecurity {
    private final SqlCatalog catalog;
    private final Map<Integer, List<String>> rules = new HashMap<>();

    RowLevelSecurity(ModuleSchema schema, SqlCatalog catalog) {
        this.catalog = catalog;
        var owner = new Caller(Identity.ZERO, true);
        for (String sql : schema.rowLevelSecurity()) {
            var rule = new Binder(catalog, owner).bindSubscription(Sql.parseSubscription(sql));
            rules.computeIfAbsent(rule.table().id(), table -> new ArrayList<>()).add(sql);
        }
    }

    /** The filters by table, in the module's order. */
    Map<Integer, List<String>> rules() {
        return rules;
    }

    /** {@code select} with the filters of its tables added for {@code caller}; then it counts as theirs alone, since the owner's is another. */
    BoundSelect restricted(BoundSelect select, Caller caller) {
        if (caller.isOwner()) {
            return select;
        }
        var conditions = new ArrayList<Condition>();
        boolean usesSender = select.usesSender();
        for (int i = 0; i < select.relations().size(); i++) {
            var filters = new ArrayList<Condition>();
            for (String sql :
                    rules.getOrDefault(select.relations().get(i).table().id(), List.of())) {
                var rule = rule(sql, caller);
                var condition = rule.condition();
                filters.add(condition == null ? new Condition.Constant(true) : new Condition.Of(i, condition));
            }
            if (!filters.isEmpty()) {
                usesSender = true;
                conditions.add(filters.size() == 1 ? filters.getFirst() : new Condition.Any(filters));
            }
        }
        if (conditions.isEmpty()) {
            return select;
        }
        if (select.condition() != null) {
            conditions.addFirst(select.condition());
        }
        return new BoundSelect(
                select.relations(), new Condition.All(conditions), select.projection(), select.limit(), usesSender);
    }

    private BoundSelect rule(String sql, Caller caller) {
        var owner = new Caller(caller.identity(), true);
        var rule = new Binder(catalog, owner).bindSubscription(Sql.parseSubscription(sql));
        if (rule.projection() instanceof Bound.Projection.Rows && rule.isSingleTable()) {
            return rule;
        }
        throw new SqlException.NotOffered("This host does not offer row level security filters with joins yet, and `"
                + rule.table().name() + "` has one: " + sql);
    }
}
