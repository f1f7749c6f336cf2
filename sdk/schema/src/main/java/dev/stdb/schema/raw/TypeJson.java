package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Types inside definitions as JSON, both ways. */
final class TypeJson {
    private TypeJson() {}

    private static final Map<String, Primitive> PRIMITIVES =
            Arrays.stream(Primitive.values()).collect(Collectors.toMap(Primitive::typeName, Function.identity()));

    static void write(AlgebraicType type, JsonWriter out) {
        switch (type) {
            case Ref(int index) -> out.sum("Ref", () -> out.u32(index));
            case SumType(var variants) ->
                out.sum(
                        "Sum",
                        () -> out.object(() ->
                                out.key("variants").list(variants, it -> part(it.name(), it.type(), out))));
            case ProductType product -> out.sum("Product", () -> writeProduct(product, out));
            case ArrayType(var element) -> out.sum("Array", () -> write(element, out));
            case Primitive primitive -> out.unit(primitive.typeName());
        }
    }

    static AlgebraicType read(Json json) {
        return json.sum(name -> switch (name) {
            case "Ref" -> it -> new Ref(it.u32());
            case "Sum" -> it -> new SumType(it.get("variants").list(TypeJson::variant));
            case "Product" -> TypeJson::readProduct;
            case "Array" -> it -> new ArrayType(read(it));
            default -> {
                Primitive primitive = PRIMITIVES.get(name);
                yield primitive == null ? null : it -> primitive;
            }
        });
    }

    static void writeProduct(ProductType product, JsonWriter out) {
        out.object(() -> out.key("elements").list(product.elements(), it -> part(it.name(), it.type(), out)));
    }

    static ProductType readProduct(Json json) {
        return new ProductType(json.get("elements").list(TypeJson::element));
    }

    private static void part(@Nullable String name, AlgebraicType type, JsonWriter out) {
        out.object(() -> {
            out.key("name").optText(name);
            out.key("algebraic_type");
            write(type, out);
        });
    }

    private static ProductElement element(Json json) {
        return new ProductElement(name(json), read(json.get("algebraic_type")));
    }

    private static SumVariant variant(Json json) {
        return new SumVariant(name(json), read(json.get("algebraic_type")));
    }

    private static @Nullable String name(Json json) {
        Json name = json.get("name").option();
        return name == null ? null : name.text();
    }

    static void writeTypespace(Typespace typespace, JsonWriter out) {
        out.object(() -> out.key("types").list(typespace.types(), type -> write(type, out)));
    }

    static Typespace readTypespace(Json json) {
        return new Typespace(json.get("types").list(TypeJson::read));
    }
}
