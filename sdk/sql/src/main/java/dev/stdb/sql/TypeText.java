package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Types as the server's SQL messages print them: {@code (some: I32 | none: ())}. */
final class TypeText {
    private TypeText() {}

    static String of(AlgebraicType type) {
        return switch (type) {
            case Ref(int index) -> "&" + index;
            case ArrayType(var element) -> "Array<" + of(element) + ">";
            case ProductType(var elements) -> product(elements);
            case SumType(var variants) -> sum(variants);
            case Primitive primitive -> primitive(primitive);
        };
    }

    private static String product(List<ProductElement> elements) {
        return IntStream.range(0, elements.size())
                .mapToObj(i -> named(elements.get(i).name(), i, elements.get(i).type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String sum(List<SumVariant> variants) {
        if (variants.isEmpty()) {
            return "(|)";
        }
        return IntStream.range(0, variants.size())
                .mapToObj(i -> named(variants.get(i).name(), i, variants.get(i).type()))
                .collect(Collectors.joining(" | ", "(", ")"));
    }

    private static String named(@Nullable String name, int position, AlgebraicType type) {
        return (name == null ? String.valueOf(position) : name) + ": " + of(type);
    }

    private static String primitive(Primitive primitive) {
        return switch (primitive) {
            case STRING -> "String";
            case BOOL -> "Bool";
            default -> primitive.name();
        };
    }
}
