package dev.stdb.schema;

import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A table.
 *
 * @param name canonical name: what SQL, the wire and the database call it
 * @param sourceName name as the module wrote it; the alias that {@code table_id_from_name} and SQL find too
 * @param accessorName what generated code calls it; equal to the source name in every definition form known
 * @param rowTypeRef index of the row's product type in the typespace
 * @param columns in row order
 * @param primaryKey position of the key column
 * @param schedule null unless it is a scheduled table
 * @param outbox null unless it is an outbox
 * @param isEvent whether rows live for one transaction only
 */
public record TableSchema(
        String name,
        String sourceName,
        String accessorName,
        int rowTypeRef,
        List<ColumnSchema> columns,
        OptionalInt primaryKey,
        List<IndexSchema> indexes,
        List<ConstraintSchema> constraints,
        List<SequenceSchema> sequences,
        @Nullable ScheduleSchema schedule,
        @Nullable OutboxSchema outbox,
        TableAccess access,
        TableType type,
        boolean isEvent) {
    public TableSchema {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        constraints = List.copyOf(constraints);
        sequences = List.copyOf(sequences);
    }

    /** The row's type with canonical column names. */
    public ProductType rowType() {
        return new ProductType(columns.stream()
                .map(column -> new ProductElement(column.name(), column.type()))
                .toList());
    }

    /** The column of this canonical name. */
    public Optional<ColumnSchema> column(String canonicalName) {
        return columns.stream()
                .filter(column -> column.name().equals(canonicalName))
                .findFirst();
    }

    /** The same table with this schedule, null for none. */
    public TableSchema withSchedule(@Nullable ScheduleSchema other) {
        return with(other, outbox);
    }

    /** The same table with this outbox, null for none. */
    public TableSchema withOutbox(@Nullable OutboxSchema other) {
        return with(schedule, other);
    }

    private TableSchema with(@Nullable ScheduleSchema otherSchedule, @Nullable OutboxSchema otherOutbox) {
        return new TableSchema(
                name,
                sourceName,
                accessorName,
                rowTypeRef,
                columns,
                primaryKey,
                indexes,
                constraints,
                sequences,
                otherSchedule,
                otherOutbox,
                access,
                type,
                isEvent);
    }

    public boolean isPublic() {
        return access == TableAccess.PUBLIC;
    }

    /** Whether a unique constraint covers exactly this column. */
    public boolean isUnique(int column) {
        return constraints.stream().anyMatch(constraint -> constraint.columns().equals(List.of(column)));
    }
}
