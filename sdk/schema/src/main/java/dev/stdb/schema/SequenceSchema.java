package dev.stdb.schema;

import dev.stdb.bsatn.special.I128;
import org.jspecify.annotations.Nullable;

/**
 * The source of an auto-increment column's values. Servers from 2.10.2 accept only null, null, null and 1.
 *
 * @param column position of the column
 * @param start first value; null: 1
 * @param min lowest value; null: 1
 * @param max highest value; null: the largest I128
 */
public record SequenceSchema(
        String name,
        int column,
        @Nullable I128 start,
        @Nullable I128 min,
        @Nullable I128 max,
        I128 increment) {}
