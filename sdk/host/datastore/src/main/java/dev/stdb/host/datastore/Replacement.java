package dev.stdb.host.datastore;

import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * One relation of a query replaced by a query that returns rows of the same table.
 *
 * @param at the number of the relation
 */
record Replacement(BoundSelect outer, int at, BoundSelect inner) {

    static BoundSelect of(BoundSelect outer, int at, BoundSelect inner) {
        return new Replacement(outer, at, inner).select();
    }

    private int outerNumber(int relation) {
        if (relation == at) {
            return innerNumber(returned());
        }
        return relation < at ? relation : relation + inner.relations().size() - 1;
    }

    private int innerNumber(int relation) {
        return at + relation;
    }

    private int returned() {
        return inner.projection() instanceof Bound.Projection.Rows(int number) ? number : 0;
    }

    private BoundSelect select() {
        return new BoundSelect(
                relations(),
                new Condition.All(conditions()),
                outer.projection().renumbered(this::outerNumber),
                outer.limit(),
                true); // the owner gets another answer
    }

    private List<Bound.Relation> relations() {
        var relations = new ArrayList<Bound.Relation>();
        for (int i = 0; i < outer.relations().size(); i++) {
            var relation = outer.relations().get(i);
            if (i == at) {
                inner.relations().forEach(each -> relations.add(relation(each, this::innerNumber)));
            } else {
                relations.add(relation(relation, this::outerNumber));
            }
        }
        return List.copyOf(relations);
    }

    private static Bound.Relation relation(Bound.Relation relation, IntUnaryOperator number) {
        var on = relation.on();
        return new Bound.Relation(relation.table(), relation.alias(), on == null ? null : on.renumbered(number));
    }

    private List<Condition> conditions() {
        var conditions = new ArrayList<Condition>();
        if (outer.condition() != null) {
            conditions.add(outer.condition().renumbered(this::outerNumber));
        }
        var on = outer.relations().get(at).on();
        if (on != null) {
            conditions.add(on.renumbered(this::outerNumber).condition());
        }
        if (inner.condition() != null) {
            conditions.add(inner.condition().renumbered(this::innerNumber));
        }
        return conditions;
    }
}
