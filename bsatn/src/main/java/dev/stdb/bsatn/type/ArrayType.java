package dev.stdb.bsatn.type;

/** Any number of {@code element}. */
public record ArrayType(AlgebraicType element) implements AlgebraicType {}
