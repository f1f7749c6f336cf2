package dev.stdb.host.db;

import dev.stdb.host.datastore.ReadView;
import dev.stdb.host.datastore.SubscriptionQuery;
import dev.stdb.host.datastore.TableInfo;
import dev.stdb.protocol.RowBytes;
import java.util.List;

/**
 * A subscribed query.
 *
 * @param key equal for queries that always want the same rows
 */
record Query(String key, SubscriptionQuery sql) {

    TableInfo table() {
        return sql.table();
    }

    /** The rows it wants now. */
    List<RowBytes> rows(ReadView view) {
        return sql.rows(view).stream().map(RowBytes::of).toList();
    }

    /** Those of the rows that it wants. */
    List<RowBytes> matching(List<byte[]> rows) {
        return rows.stream().filter(sql::matches).map(RowBytes::of).toList();
    }
}
