package dev.stdb.host.datastore;

import it.unimi.dsi.fastutil.objects.Object2IntLinkedOpenCustomHashMap;
import java.util.ArrayList;
import java.util.List;

/** Rows with how often each came, less how often it went. */
final class Bag {
    private final Object2IntLinkedOpenCustomHashMap<byte[]> counts =
            new Object2IntLinkedOpenCustomHashMap<>(RowSet.BY_CONTENT);

    void add(byte[] row, int times) {
        counts.addTo(row, times);
    }

    /** The rows that came more often than they went, each as often as that. */
    List<byte[]> gained() {
        return repeated(1);
    }

    /** The rows that went more often than they came. */
    List<byte[]> lost() {
        return repeated(-1);
    }

    private List<byte[]> repeated(int sign) {
        var rows = new ArrayList<byte[]>();
        counts.object2IntEntrySet().fastForEach(entry -> {
            for (int i = entry.getIntValue() * sign; i > 0; i--) {
                rows.add(entry.getKey());
            }
        });
        return rows;
    }
}
