package dev.stdb.bsatn.type;

/** The type at {@code index} of the typespace; as u32, so a negative number means an index no list reaches. */
public record Ref(int index) implements AlgebraicType {}
