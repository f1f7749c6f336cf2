package dev.stdb.sql;

import dev.stdb.bsatn.value.AlgebraicValue;

/** {@code column op value}, for the column at {@code position}. */
public record ColumnBound(int position, Expr.Comparison op, AlgebraicValue value) {}
