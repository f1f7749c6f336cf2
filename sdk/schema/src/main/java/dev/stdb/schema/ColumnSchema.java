package dev.stdb.schema;

import dev.stdb.bsatn.type.AlgebraicType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param position index in the row type, from 0
 * @param name canonical name: used in SQL, by the database and on the wire
 * @param sourceName name as the module wrote it
 * @param type the column's type, its products and sums by reference into the module's typespace
 * @param defaultValue BSATN of the value that rows get when the column is added to a table with rows; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content below
public record ColumnSchema(
        int position, String name, String sourceName, AlgebraicType type, byte @Nullable [] defaultValue) {
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ColumnSchema that
                && position == that.position
                && name.equals(that.name)
                && sourceName.equals(that.sourceName)
                && type.equals(that.type)
                && Arrays.equals(defaultValue, that.defaultValue);
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, name, sourceName, type, Arrays.hashCode(defaultValue));
    }
}
