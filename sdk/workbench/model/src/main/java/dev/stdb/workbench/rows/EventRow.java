package dev.stdb.workbench.rows;

import dev.stdb.bsatn.value.AlgebraicValue;

/**
 * A row of an event table as it passed by.
 *
 * @param number how many came before it
 * @param atMillis when it arrived, milliseconds since 1970
 */
public record EventRow(long number, long atMillis, AlgebraicValue.Product values) {}
