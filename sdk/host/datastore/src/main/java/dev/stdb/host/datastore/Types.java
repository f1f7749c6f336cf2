package dev.stdb.host.datastore;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;

/** Types without references, as tables store them. */
final class Types {
    private static final int MAX_DEPTH = 64;

    private Types() {}

    /**
     * {@code type} with every reference replaced by what it means.
     *
     * @throws IllegalArgumentException for a type that contains itself, or nests deeper than 64 levels
     */
    static AlgebraicType inline(AlgebraicType type, Typespace typespace) {
        return inline(type, typespace, 0);
    }

    private static AlgebraicType inline(AlgebraicType type, Typespace typespace, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a column's type nests deeper than " + MAX_DEPTH
                    + " levels or contains itself; tables cannot hold it");
        }
        return switch (type) {
            case Ref ref -> inline(typespace.resolve(ref), typespace, depth + 1);
            case Primitive primitive -> primitive;
            case ArrayType(var element) -> new ArrayType(inline(element, typespace, depth + 1));
            case ProductType(var elements) ->
                new ProductType(elements.stream()
                        .map(each -> new ProductElement(each.name(), inline(each.type(), typespace, depth + 1)))
                        .toList());
            case SumType(var variants) ->
                new SumType(variants.stream()
                        .map(each -> new SumVariant(each.name(), inline(each.type(), typespace, depth + 1)))
                        .toList());
        };
    }
}
