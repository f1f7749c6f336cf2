package dev.stdb.host.datastore;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.sql.Bound;
import dev.stdb.sql.BoundSelect;
import dev.stdb.sql.Condition;
import dev.stdb.sql.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The relations of a SELECT in the order of FROM.
 *
 * @param joins which columns must be equal, by the number of the relation joined; null for the first and for cross joins
 * @param residual what is asked about none or several of them
 */
record Relations(List<Source> sources, List<Bound.@Nullable JoinOn> joins, List<Condition> residual) {

    static Relations of(Datastore datastore, BoundSelect select, Identity caller) {
        int count = select.relations().size();
        var own = new ArrayList<List<Condition>>();
        IntStream.range(0, count).forEach(i -> own.add(new ArrayList<>()));
        var residual = new ArrayList<Condition>();
        if (select.condition() != null) {
            for (var part : select.condition().conjuncts()) {
                var asked = part.relations();
                if (asked.cardinality() == 1) {
                    own.get(asked.nextSetBit(0)).add(part.renumbered(relation -> 0));
                } else {
                    residual.add(part);
                }
            }
        }
        var sources = new ArrayList<Source>();
        var joins = new ArrayList<Bound.@Nullable JoinOn>();
        for (int i = 0; i < count; i++) {
            var relation = select.relations().get(i);
            sources.add(new Source(datastore.store(relation.table().id()), List.copyOf(own.get(i)), caller));
            joins.add(relation.on());
        }
        return new Relations(sources, joins, residual);
    }

    /** The columns that join relation {@code number} to one before it; null when nothing does. */
    @Nullable
    Equality equality(int number) {
        var on = joins.get(number);
        var found = on == null ? null : Equality.of(on, number);
        for (var part : residual) {
            if (found == null) {
                found = Equality.of(part, number);
            }
        }
        return found;
    }

    /** Like {@link #equality}, by the ON clause alone. */
    @Nullable
    Equality joinedBy(int number) {
        var on = joins.get(number);
        return on == null ? null : Equality.of(on, number);
    }

    /** Column {@code own} of the relation joined equals column {@code column} of relation {@code other} before it. */
    record Equality(int own, int other, int column) {
        static @Nullable Equality of(Condition condition, int number) {
            return condition instanceof Condition.Compare compare
                            && compare.op() == Expr.Comparison.EQ
                            && compare.left() instanceof Condition.Operand.Column(var left)
                            && compare.right() instanceof Condition.Operand.Column(var right)
                    ? of(new Bound.JoinOn(left, right), number)
                    : null;
        }

        static @Nullable Equality of(Bound.JoinOn on, int number) {
            var left = on.left();
            var right = on.right();
            if (left.relation() == number && right.relation() < number) {
                return new Equality(left.position(), right.relation(), right.position());
            }
            if (right.relation() == number && left.relation() < number) {
                return new Equality(right.position(), left.relation(), left.position());
            }
            return null;
        }
    }

    /** The results of views that are read. */
    List<ViewInstance> instances() {
        var instances = new ArrayList<ViewInstance>();
        for (var source : sources) {
            if (source.instance != null) {
                instances.add(source.instance);
            }
        }
        return instances;
    }
}
