package dev.stdb.schema;

import java.util.List;

/**
 * A named type of a module.
 *
 * @param scope enclosing names, outermost first; usually empty
 * @param name canonical (PascalCase) name
 * @param typeRef index of the product or sum in the typespace
 * @param customOrdering false: its fields or variants are in the default order (unnamed first, then by name)
 */
public record TypeDefSchema(List<String> scope, String name, int typeRef, boolean customOrdering) {
    public TypeDefSchema {
        scope = List.copyOf(scope);
    }
}
