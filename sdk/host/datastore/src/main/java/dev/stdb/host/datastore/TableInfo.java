package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.schema.ScheduleSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.TableType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table and its id.
 *
 * @param name the canonical name, with the namespace in front for a submodule's table
 * @param schema the definition; types of columns may refer to the typespace of their module
 * @param rowType the row's type without references
 * @param isView whether it holds a view's results
 */
public record TableInfo(
        int id, String name, TableSchema schema, ProductType rowType, List<IndexInfo> indexes, boolean isView) {
    public TableInfo {
        indexes = List.copyOf(indexes);
    }

    /** Whether rows live for one transaction only. */
    public boolean isEvent() {
        return schema.isEvent();
    }

    public boolean isPublic() {
        return schema.isPublic();
    }

    public boolean isSystem() {
        return schema.type() == TableType.SYSTEM;
    }

    /** The timer behind the table, or null. */
    public @Nullable ScheduleSchema schedule() {
        return schema.schedule();
    }
}
