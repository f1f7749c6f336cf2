package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.CaseConversionPolicy;
import org.jspecify.annotations.Nullable;

/** A module's case policy at work: fields in snake case, variants in camel case, special types as they are. */
record NameConversion(CaseConversionPolicy policy) {
    String name(String source) {
        return converts() ? CaseConversion.snake(source) : source;
    }

    String typeName(String source) {
        return converts() ? CaseConversion.pascal(source) : source;
    }

    Typespace typespace(Typespace source) {
        return converts()
                ? new Typespace(source.types().stream().map(this::type).toList())
                : source;
    }

    private boolean converts() {
        return policy == CaseConversionPolicy.SNAKE_CASE;
    }

    private AlgebraicType type(AlgebraicType type) {
        return switch (type) {
            case ProductType product when SpecialTypes.isSpecialProduct(product) -> product;
            case SumType sum
            when SpecialTypes.isOption(sum) || SpecialTypes.isResult(sum) || SpecialTypes.isScheduleAt(sum) -> sum;
            case ProductType(var elements) ->
                new ProductType(elements.stream()
                        .map(it -> new ProductElement(field(it.name()), type(it.type())))
                        .toList());
            case SumType(var variants) ->
                new SumType(variants.stream()
                        .map(it -> new SumVariant(variant(it.name()), type(it.type())))
                        .toList());
            case ArrayType(var element) -> new ArrayType(type(element));
            case Ref ref -> ref;
            case Primitive primitive -> primitive;
        };
    }

    private static @Nullable String field(@Nullable String source) {
        return source == null ? null : CaseConversion.snake(source);
    }

    private static @Nullable String variant(@Nullable String source) {
        return source == null ? null : CaseConversion.camel(source);
    }
}
