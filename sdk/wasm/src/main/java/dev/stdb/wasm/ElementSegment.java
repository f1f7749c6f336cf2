package dev.stdb.wasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * References that fill a table.
 *
 * @param mode when they are copied
 * @param table index of the table, 0 unless active
 * @param offset instructions that compute where in the table they go; null unless active
 * @param functions indices of the functions, in order; -1 for a null reference
 * @param expressions the instructions of each reference where the segment is written with expressions, else empty
 */
public record ElementSegment(
        Mode mode,
        int table,
        @Nullable ByteRange offset,
        ValueType type,
        List<Integer> functions,
        List<ByteRange> expressions) {
    public ElementSegment {
        functions = List.copyOf(functions);
        expressions = List.copyOf(expressions);
    }

    /** Active segments are copied at instantiation, passive ones by {@code table.init}, declarative ones never. */
    public enum Mode {
        ACTIVE,
        PASSIVE,
        DECLARATIVE
    }
}
