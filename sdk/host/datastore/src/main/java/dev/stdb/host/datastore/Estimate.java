package dev.stdb.host.datastore;

import java.util.Optional;

/** How many rows the server expects to look at for a SELECT (crates/core/src/estimation.rs), which is what its row limit compares. */
final class Estimate {
    private final Datastore datastore;
    private final Relations relations;
    private final ReadView view;
    private long rows;
    private long scanned;

    private Estimate(Datastore datastore, Relations relations, ReadView view) {
        this.datastore = datastore;
        this.relations = relations;
        this.view = view;
    }

    static long scanned(Datastore datastore, Relations relations, ReadView view) {
        return new Estimate(datastore, relations, view).scanned();
    }

    private long scanned() {
        boolean swapped = Planner.swaps(relations);
        var first = relations.sources().get(swapped ? 1 : 0);
        rows = first.expected(datastore, view);
        scanned = first.scanned(datastore, view);
        for (int i = 1; i < relations.sources().size(); i++) {
            join(i, i == 1 && swapped);
        }
        boolean isAsked = relations.sources().size() > 1
                ? !relations.residual().isEmpty()
                : !relations.residual().isEmpty()
                        && !relations.sources().getFirst().isFiltered();
        if (isAsked) {
            scanned += rows;
        }
        return scanned;
    }

    private void join(int number, boolean swapped) {
        var equality = relations.joinedBy(number);
        var source = relations.sources().get(swapped ? 0 : number);
        var lookup = equality == null
                ? Optional.<Lookup>empty()
                : source.lookup(swapped ? equality.column() : equality.own());
        if (lookup.isPresent()) {
            long count = view.rowCount(source.store.info.id());
            long each = lookup.get().isUnique()
                    ? 1
                    : Source.perKey(datastore, lookup.get().index(), count);
            rows *= each;
            scanned += rows;
        } else {
            scanned += source.scanned(datastore, view) + rows * source.expected(datastore, view);
            rows *= source.expected(datastore, view);
        }
    }
}
