package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.schema.HttpMethod;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** How the server prints types and lists inside its errors: Rust's Display and Debug forms. */
final class TypeText {
    private TypeText() {}

    /** {@code (id: U64, name: String)}, {@code (some: U8 | none: ())}, {@code Array<U8>}, {@code &0}. */
    static String pretty(AlgebraicType type) {
        return switch (type) {
            case Ref(int index) -> "&" + Integer.toUnsignedString(index);
            case ProductType(var elements) ->
                IntStream.range(0, elements.size())
                        .mapToObj(i -> prettyElement(i, elements.get(i)))
                        .collect(Collectors.joining(", ", "(", ")"));
            case SumType(var variants) when variants.isEmpty() -> "(|)";
            case SumType(var variants) ->
                variants.stream()
                        .map(it -> (it.name() == null ? "" : it.name() + ": ") + pretty(it.type()))
                        .collect(Collectors.joining(" | ", "(", ")"));
            case ArrayType(var element) -> "Array<" + pretty(element) + ">";
            case Primitive primitive -> primitive.typeName();
        };
    }

    private static String prettyElement(int position, ProductElement element) {
        String name = element.name() == null ? Integer.toString(position) : element.name();
        return name + ": " + pretty(element.type());
    }

    /** {@code ProductType {"id": U64}}. */
    static String debug(AlgebraicType type) {
        return switch (type) {
            case Ref(int index) -> "Ref(AlgebraicTypeRef(" + Integer.toUnsignedString(index) + "))";
            case SumType sum -> "Sum(" + debugSum(sum) + ")";
            case ProductType product -> "Product(" + debugProduct(product) + ")";
            case ArrayType(var element) -> "Array(" + debug(element) + ")";
            case Primitive primitive -> primitive.typeName();
        };
    }

    static String debugProduct(ProductType product) {
        return "ProductType {"
                + product.elements().stream()
                        .map(element -> debugName(element.name()) + debug(element.type()))
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static String debugSum(SumType sum) {
        return "SumType {"
                + sum.variants().stream()
                        .map(variant -> debugName(variant.name()) + debug(variant.type()))
                        .collect(Collectors.joining(", "))
                + "}";
    }

    private static String debugName(@Nullable String name) {
        return name == null ? "" : quote(name) + ": ";
    }

    static String columnList(List<Integer> columns) {
        return columns.stream().map(TypeText::column).collect(Collectors.joining(", ", "[", "]"));
    }

    static String columnSet(List<Integer> columns) {
        return columns.stream().map(TypeText::column).collect(Collectors.joining(", ", "{", "}"));
    }

    private static String column(int column) {
        return "ColId(" + column + ")";
    }

    static String option(@Nullable I128 value) {
        return value == null ? "None" : "Some(" + value + ")";
    }

    static String method(HttpMethod method) {
        return switch (method) {
            case HttpMethod.Any() -> "Any";
            case HttpMethod.Standard(var name) ->
                "Method(" + name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT) + ")";
            case HttpMethod.Other(var name) -> "Method(Extension(" + quote(name) + "))";
        };
    }

    /** Rust's Debug form of a string. */
    static String quote(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 0 -> quoted.append("\\0");
                default -> {
                    if (Character.isISOControl(c))
                        quoted.append("\\u{").append(Integer.toHexString(c)).append('}');
                    else quoted.appendCodePoint(c);
                }
            }
        });
        return quoted.append('"').toString();
    }
}
