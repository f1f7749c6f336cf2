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
 * @param view the view whose results it holds, null for a table of its own; the first column of such rows says whose result they belong to and is nobody's to see
 */
public record TableInfo(
        int id,
        String name,
        TableSchema schema,
        ProductType rowType,
        List<IndexInfo> indexes,
        @Nullable ViewInfo view) {
    public TableInfo {
        indexes = List.copyOf(indexes);
    }

    /** Whether it holds a view's results. */
    public boolean isView() {
        return view != null;
    }

    /** The row's type as others see it: a view's without the first column. */
    public ProductType visibleType() {
        var elements = rowType.elements();
        return isView() ? new ProductType(elements.subList(1, elements.size())) : rowType;
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
