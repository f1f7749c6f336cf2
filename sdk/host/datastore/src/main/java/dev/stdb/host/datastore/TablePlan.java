package dev.stdb.host.datastore;

import java.util.List;
import java.util.Set;

/** The rows of one table or view that satisfy a condition. */
record TablePlan(Datastore datastore, Relations relations) implements Plan {

    private Source source() {
        return relations.sources().getFirst();
    }

    @Override
    public Set<Integer> reads() {
        return Set.of(source().store.info.id());
    }

    @Override
    public List<byte[]> rows(ReadView view) {
        return wanted(source().rows(view));
    }

    private List<byte[]> wanted(List<Row> rows) {
        return rows.stream()
                .filter(row -> relations.residual().stream().allMatch(part -> part.test(row.values())))
                .map(Row::visible)
                .toList();
    }

    @Override
    public QueryChange changes(TxDelta delta, ReadView after) {
        var table = delta.of(source().store.info.id());
        if (table == null) {
            return QueryChange.NONE;
        }
        return QueryChange.of(
                table.table(), wanted(source().matching(table.added())), wanted(source().matching(table.deletes())));
    }

    @Override
    public long scanned(ReadView view) {
        return Estimate.scanned(datastore, relations, view);
    }
}
