package dev.stdb.bsatn.type;

import java.util.List;

/** All of {@code elements}, in this order. A table's row, a reducer's arguments and a struct are products. */
public record ProductType(List<ProductElement> elements) implements AlgebraicType {
    public ProductType {
        elements = List.copyOf(elements);
    }

    /** The index of the element called {@code name}, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < elements.size(); i++) {
            if (name.equals(elements.get(i).name())) {
                return i;
            }
        }
        return -1;
    }
}
