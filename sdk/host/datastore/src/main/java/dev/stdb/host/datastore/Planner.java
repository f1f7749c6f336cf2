package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.SqlException;

/** Turns the parts of a subscription into plans, or refuses them for the server's reasons and in its order (crates/subscription/src/lib.rs, crates/physical-plan/src/rules.rs). */
final class Planner {
    private final Datastore datastore;
    private final Identity caller;

    Planner(Datastore datastore, Identity caller) {
        this.datastore = datastore;
        this.caller = caller;
    }

    /**
     * The plan of a SELECT that returns whole rows of one relation.
     *
     * @throws SqlException when the server would not let anyone follow it
     */
    Plan plan(BoundSelect select) {
        var relations = Relations.of(datastore, select, caller);
        int tables = relations.sources().size();
        if (tables == 1) {
            return new TablePlan(datastore, relations);
        }
        var second = relations.joinedBy(1);
        for (int i = 1; i < tables; i++) {
            checkIndex(relations, i);
        }
        for (int i = 1; i < tables; i++) {
            checkStored(relations, i);
        }
        if (tables > 2 || second == null) {
            throw new SqlException.Unsupported("Invalid number of tables in subscription: " + tables);
        }
        int returned = select.projection() instanceof Bound.Projection.Rows(int number) ? number : 0;
        return new JoinPlan(datastore, relations, second, returned);
    }

    private static void checkIndex(Relations relations, int number) {
        boolean swapped = number == 1 && swaps(relations);
        var equality = relations.joinedBy(number);
        boolean found = equality != null
                && lookedUp(relations, number)
                        .lookup(swapped ? equality.column() : equality.own())
                        .isPresent();
        if (!found) {
            throw new SqlException.Unsupported("Subscriptions require indexes on join columns");
        }
    }

    private static void checkStored(Relations relations, int number) {
        if (lookedUp(relations, number).store.info.isEvent()) {
            throw new SqlException.Unsupported("Event tables cannot be used as the lookup table in subscription joins");
        }
    }

    private static Source lookedUp(Relations relations, int number) {
        return relations.sources().get(number == 1 && swaps(relations) ? 0 : number);
    }

    /** Whether the server begins with the second relation: when something is asked of it and nothing of the first. */
    static boolean swaps(Relations relations) {
        return relations.sources().size() > 1
                && relations.joinedBy(1) != null
                && !relations.sources().get(0).isFiltered()
                && relations.sources().get(1).isFiltered();
    }
}
