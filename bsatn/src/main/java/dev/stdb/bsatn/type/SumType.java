package dev.stdb.bsatn.type;

import java.util.List;

/** One of {@code variants}; a value's tag is the index in this list, so at most 256 can be told apart. */
public record SumType(List<SumVariant> variants) implements AlgebraicType {
    public SumType {
        variants = List.copyOf(variants);
    }

    /** The index of the variant called {@code name}, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < variants.size(); i++) {
            if (name.equals(variants.get(i).name())) {
                return i;
            }
        }
        return -1;
    }
}
