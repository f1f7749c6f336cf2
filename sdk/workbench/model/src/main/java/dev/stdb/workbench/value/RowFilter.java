package dev.stdb.workbench.value;

import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ColumnSchema;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rows whose values, written out, contain a text; upper and lower case are the same. {@code column:text} looks in one
 * column only.
 *
 * @param column the only column to look in, or -1 for all
 * @param wanted the text in lower case
 */
public record RowFilter(int column, String wanted, List<ColumnSchema> columns, ValueText text)
        implements Predicate<AlgebraicValue.Product> {
    /** The filter of a typed text; null, which shows everything, for a blank one. */
    public static @Nullable RowFilter of(String typed, List<ColumnSchema> columns, Typespace typespace) {
        if (typed.isBlank()) return null;
        var text = new ValueText(typespace);
        int colon = typed.indexOf(':');
        if (colon > 0) {
            String name = typed.substring(0, colon).strip();
            for (ColumnSchema column : columns) {
                if (column.name().equals(name)) {
                    return new RowFilter(column.position(), lower(typed.substring(colon + 1)), columns, text);
                }
            }
        }
        return new RowFilter(-1, lower(typed), columns, text);
    }

    @Override
    public boolean test(AlgebraicValue.Product row) {
        if (column >= 0) return contains(row, column);
        for (int i = 0; i < columns.size(); i++) {
            if (contains(row, i)) return true;
        }
        return false;
    }

    private boolean contains(AlgebraicValue.Product row, int at) {
        return lower(text.full(row.get(at), columns.get(at).type())).contains(wanted);
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
