package dev.stdb.host.db;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.host.json.JsonText;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types as the server's JSON. */
final class TypeJson {
    private TypeJson() {}

    static String product(ProductType type) {
        return "{\"elements\":["
                + type.elements().stream()
                        .map(element -> member(element.name(), element.type()))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String member(@Nullable String name, AlgebraicType type) {
        String shown = name == null ? "{\"none\":[]}" : "{\"some\":" + JsonText.quote(name) + "}";
        return "{\"name\":" + shown + ",\"algebraic_type\":" + type(type) + "}";
    }

    private static String type(AlgebraicType type) {
        return switch (type) {
            case Ref(int index) -> "{\"Ref\":" + index + "}";
            case Primitive primitive -> "{\"" + primitive.typeName() + "\":[]}";
            case ArrayType(AlgebraicType element) -> "{\"Array\":" + type(element) + "}";
            case ProductType product -> "{\"Product\":" + product(product) + "}";
            case SumType(var variants) ->
                "{\"Sum\":{\"variants\":["
                        + variants.stream()
                                .map(variant -> member(variant.name(), variant.type()))
                                .collect(Collectors.joining(","))
                        + "]}}";
        };
    }
}
