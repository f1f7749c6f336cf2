package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;

/** One thing that a transaction did to a table. */
public sealed interface RowChange {
    record Inserted(AlgebraicValue.Product row) implements RowChange {}

    record Deleted(AlgebraicValue.Product row) implements RowChange {}

    /** A row with the same primary key before and after. */
    record Updated(AlgebraicValue.Product before, AlgebraicValue.Product after) implements RowChange {}

    /** A row of an event table, which exists only as this message. */
    record Happened(AlgebraicValue.Product row) implements RowChange {}
}
