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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which types can be used where (crates/schema/src/type_for_generate.rs): a field, parameter or result is a primitive,
 * a special type, an option, result or array of such, or a reference to a named type. Names are judged as sent.
 */
final class TypeUses {
    /** A chain of references this long is refused, not followed; no real module comes near. */
    private static final int MAX_CHAIN = 256;

    private final Typespace typespace;
    private final Set<Integer> named;
    private final boolean trusted;
    private final Map<Integer, List<TypeUseError>> usedBefore = new HashMap<>();
    private final Set<Integer> open = new HashSet<>();

    /**
     * @param named references that have a type definition
     *
     * @param trusted whether names are not judged
     */
    TypeUses(Typespace typespace, Set<Integer> named, boolean trusted) {
        this.typespace = typespace;
        this.named = named;
        this.trusted = trusted;
    }

    /** Why a type cannot be used; empty if it can. */
    List<TypeUseError> use(AlgebraicType type) {
        if (SpecialTypes.isSpecialProduct(type) || SpecialTypes.isUnit(type) || SpecialTypes.isNever(type)) {
            return List.of();
        }
        if (SpecialTypes.isScheduleAt(type)) return List.of();
        return switch (type) {
            case SumType(var variants)
            when SpecialTypes.isOption(type) -> use(variants.get(0).type());
            case SumType(var variants)
            when SpecialTypes.isResult(type) -> {
                var ok = use(variants.get(0).type());
                yield ok.isEmpty() ? use(variants.get(1).type()) : ok;
            }
            case SumType sum -> List.of(new TypeUseError.NonSpecialTypeNotAUse(sum));
            case ProductType product -> List.of(new TypeUseError.NonSpecialTypeNotAUse(product));
            case ArrayType(var element) -> use(element);
            case Ref(int index) -> useRef(index);
            case Primitive primitive -> List.of();
        };
    }

    private List<TypeUseError> useRef(int ref) {
        if (named.contains(ref)) return List.of();
        var known = usedBefore.get(ref);
        if (known != null) return known;
        AlgebraicType target = get(ref);
        if (target == null) return List.of(new TypeUseError.InvalidTypeRef(ref));
        if (target.equals(new Ref(ref)) || open.size() >= MAX_CHAIN || !open.add(ref)) {
            return List.of(new TypeUseError.RecursiveTypeRef(ref));
        }
        List<TypeUseError> errors = use(target);
        open.remove(ref);
        if (errors.isEmpty()) usedBefore.put(ref, errors);
        return errors;
    }

    /** Why a type cannot be a named one; empty if it can. */
    List<TypeUseError> define(int ref) {
        AlgebraicType type = get(ref);
        var errors = new ArrayList<TypeUseError>();
        switch (type) {
            case null -> errors.add(new TypeUseError.InvalidTypeRef(ref));
            case ProductType product -> {
                for (ProductElement element : product.elements()) part(product, element.name(), element.type(), errors);
            }
            case SumType sum -> {
                for (SumVariant variant : sum.variants()) part(sum, variant.name(), variant.type(), errors);
            }
            default -> errors.add(new TypeUseError.NotValidForDefinition(type));
        }
        return errors;
    }

    private void part(AlgebraicType whole, @Nullable String name, AlgebraicType type, List<TypeUseError> errors) {
        if (name == null) {
            errors.add(new TypeUseError.NamelessTypeDefElement(whole));
        } else if (!trusted) {
            IdentifierError problem = Identifiers.problem(name);
            if (problem != null) errors.add(new TypeUseError.NotValidIdentifier(whole, problem));
        }
        errors.addAll(use(type));
    }

    private @Nullable AlgebraicType get(int ref) {
        return ref >= 0 && ref < typespace.types().size() ? typespace.types().get(ref) : null;
    }
}
