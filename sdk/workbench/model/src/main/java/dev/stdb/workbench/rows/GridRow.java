package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;
import org.jspecify.annotations.Nullable;

/**
 * A row as the grid holds it.
 *
 * @param values one value per column
 * @param flash its latest change, or null for a row that was there from the start
 */
public record GridRow(
        AlgebraicValue.Product values, @Nullable Flash flash) {
    public static GridRow settled(AlgebraicValue.Product values) {
        return new GridRow(values, null);
    }

    /** Whether the row is gone from the table and only shown until its flash has settled. */
    public boolean isGhost() {
        return flash != null && flash.kind() == Flash.Kind.DELETED;
    }

    /** How strongly the latest change shows, 0 to 3. */
    public int strength(long nowMillis) {
        return flash == null ? 0 : flash.strength(nowMillis);
    }
}
