package dev.stdb.host.datastore;

import java.util.List;
import java.util.Set;

/** How to answer and follow one query, or one part of a query that is several. Immutable. */
sealed interface Plan permits TablePlan, JoinPlan {

    /** Ids of the tables it reads. */
    Set<Integer> reads();

    /** All rows of the result, a bag. */
    List<byte[]> rows(ReadView view);

    /** What {@code delta} means to the result; {@code after} shows the tables with it. */
    QueryChange changes(TxDelta delta, ReadView after);

    /** How many rows the server expects to look at. */
    long scanned(ReadView view);
}
