package dev.stdb.host.datastore;

import dev.stdb.schema.IndexSchema;
import java.util.List;

/** An index and its id. {@code isUnique}: a unique constraint covers exactly its columns. */
public record IndexInfo(int id, int tableId, IndexSchema schema, boolean isUnique) {

    /** The canonical name. */
    public String name() {
        return schema.name();
    }

    /** Positions of the indexed columns, in index order. */
    public List<Integer> columns() {
        return schema.columns();
    }
}
