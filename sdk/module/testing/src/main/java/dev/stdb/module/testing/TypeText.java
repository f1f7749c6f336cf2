package dev.stdb.module.testing;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.schema.TypeDefSchema;
import java.util.List;
import java.util.stream.Collectors;

/** Types in messages, as short as people say them: {@code List<U8>}, {@code Optional<Mood>}. */
final class TypeText {
    private TypeText() {}

    /** {@code names} are the module's named types. */
    static String of(AlgebraicType type, List<TypeDefSchema> names) {
        return switch (type) {
            case Primitive primitive -> primitive.typeName();
            case Ref(int index) -> name(index, names);
            case ArrayType(var element) -> "List<" + of(element, names) + ">";
            case ProductType product -> product(product, names);
            case SumType sum -> sum(sum, names);
        };
    }

    private static String name(int ref, List<TypeDefSchema> names) {
        return names.stream()
                .filter(type -> type.typeRef() == ref)
                .map(TypeDefSchema::name)
                .findFirst()
                .orElse("type " + ref);
    }

    private static String product(ProductType type, List<TypeDefSchema> names) {
        for (Class<?> special : Shapes.SPECIAL.keySet()) {
            if (ToValue.isSpecial(special, type)) {
                return special.getSimpleName();
            }
        }
        return type.elements().stream()
                .map(ProductElement::type)
                .map(element -> of(element, names))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    private static String sum(SumType type, List<TypeDefSchema> names) {
        if (SpecialTypes.isOption(type)) {
            return "Optional<" + of(type.variants().getFirst().type(), names) + ">";
        }
        if (SpecialTypes.isResult(type)) {
            return "Result<" + of(type.variants().getFirst().type(), names) + ", "
                    + of(type.variants().get(1).type(), names) + ">";
        }
        if (SpecialTypes.isScheduleAt(type)) {
            return "ScheduleAt";
        }
        return type.variants().stream()
                .map(SumVariant::name)
                .map(String::valueOf)
                .collect(Collectors.joining(" | ", "(", ")"));
    }
}
