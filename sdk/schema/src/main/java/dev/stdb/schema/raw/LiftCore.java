package dev.stdb.schema.raw;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.schema.Lifecycle;
import dev.stdb.schema.TypeDefSchema;
import dev.stdb.schema.raw.RawModuleDefV10.ExplicitName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What lifting one module shares between its parts: its typespaces, the names taken so far, and the errors found. A
 * method that returns null has added at least one error.
 */
final class LiftCore {
    final Errors errors = new Errors();
    /** As sent. */
    final Typespace source;
    /** With canonical names. */
    final Typespace canonical;

    private final NameConversion conversion;
    /** Whether names are taken as they are: a server has judged them already. */
    final boolean trusted;

    private final TypeUses uses;
    private final Map<ExplicitName.Kind, Map<String, String>> explicit;
    private final Set<String> names = new HashSet<>();
    private final Set<TypeName> typeNames = new HashSet<>();
    private final Set<Lifecycle> lifecycles = EnumSet.noneOf(Lifecycle.class);

    LiftCore(
            Typespace source,
            List<RawTypeDef> types,
            NameConversion conversion,
            List<ExplicitName> explicitNames,
            boolean trusted) {
        this.source = source;
        this.canonical = conversion.typespace(source);
        this.conversion = conversion;
        this.trusted = trusted;
        this.uses = new TypeUses(source, types.stream().map(RawTypeDef::typeRef).collect(Collectors.toSet()), trusted);
        this.explicit = new HashMap<>();
        for (ExplicitName name : explicitNames) {
            explicit.computeIfAbsent(name.kind(), kind -> new HashMap<>()).put(name.sourceName(), name.canonicalName());
        }
    }

    // names

    /** The name, if it is an identifier. */
    @Nullable
    String identifier(String name) {
        IdentifierError problem = trusted ? null : Identifiers.problem(name);
        if (problem == null) return name;
        errors.add(new SchemaError.IdentifierInvalid(problem));
        return null;
    }

    @Nullable
    String tableName(String sourceName) {
        return resolve(ExplicitName.Kind.TABLE, sourceName);
    }

    @Nullable
    String functionName(String sourceName) {
        return resolve(ExplicitName.Kind.FUNCTION, sourceName);
    }

    /** The name given explicitly to something. */
    @Nullable
    String explicitName(ExplicitName.Kind kind, String sourceName) {
        return explicit.getOrDefault(kind, Map.of()).get(sourceName);
    }

    private @Nullable String resolve(ExplicitName.Kind kind, String sourceName) {
        String given = explicitName(kind, sourceName);
        return given == null ? converted(sourceName) : identifier(given);
    }

    /** The name by the module's case policy, if it is an identifier then. */
    @Nullable
    String converted(String sourceName) {
        return identifier(conversion.name(sourceName));
    }

    /** Enters the name into the module's one namespace of tables, views, indexes, constraints, sequences, schedules. */
    @Nullable
    String claim(String name) {
        if (names.add(name) || trusted) return name;
        errors.add(new SchemaError.DuplicateName(name));
        return null;
    }

    boolean claimLifecycle(Lifecycle event) {
        if (lifecycles.add(event)) return true;
        errors.add(new SchemaError.DuplicateLifecycle(event));
        return false;
    }

    // types

    /** Whether the type can be used in this place. */
    boolean use(AlgebraicType type, TypeLocation location) {
        var problems = uses.use(type);
        for (TypeUseError problem : problems) errors.add(new SchemaError.ClientCodegenError(location, problem));
        return problems.isEmpty();
    }

    /** The product at this reference, with canonical names. */
    @Nullable
    ProductType product(int ref) {
        return get(canonical, ref) instanceof ProductType product ? product : null;
    }

    /** The same, with names as sent. */
    @Nullable
    ProductType sourceProduct(int ref) {
        return get(source, ref) instanceof ProductType product ? product : null;
    }

    static @Nullable AlgebraicType get(Typespace typespace, int ref) {
        return ref >= 0 && ref < typespace.types().size() ? typespace.types().get(ref) : null;
    }

    interface ArgLocation {
        TypeLocation at(int position, @Nullable String name);
    }

    /** Whether the parameters have names and types that can be used. */
    boolean params(ProductType params, ArgLocation location) {
        int mark = errors.mark();
        for (int i = 0; i < params.elements().size(); i++) {
            ProductElement param = params.elements().get(i);
            TypeLocation here = location.at(i, param.name());
            if (param.name() != null) converted(param.name());
            else errors.add(new SchemaError.ClientCodegenError(here, new TypeUseError.NamelessReducerParam()));
            use(param.type(), here);
        }
        return !errors.since(mark);
    }

    /** Canonical names of parameters, all of which have one. */
    List<String> paramNames(ProductType params) {
        return params.elements().stream()
                .map(param -> conversion.name(Objects.requireNonNull(param.name())))
                .toList();
    }

    List<TypeDefSchema> types(List<RawTypeDef> types) {
        return types.stream().map(this::type).filter(Objects::nonNull).toList();
    }

    private @Nullable TypeDefSchema type(RawTypeDef def) {
        int mark = errors.mark();
        checkType(def);
        int names = errors.mark();
        String name = identifier(conversion.typeName(def.name()));
        var scope = new ArrayList<String>();
        for (String segment : def.scope()) {
            String canonicalSegment = identifier(conversion.typeName(segment));
            if (canonicalSegment != null) scope.add(canonicalSegment);
        }
        if (name != null && !errors.since(names)) {
            var full = new TypeName(name, scope);
            if (!typeNames.add(full) && !trusted) errors.add(new SchemaError.DuplicateTypeName(full));
        }
        if (name == null || errors.since(mark)) return null;
        return new TypeDefSchema(scope, name, def.typeRef(), def.customOrdering());
    }

    private void checkType(RawTypeDef def) {
        AlgebraicType type = get(canonical, def.typeRef());
        var sent = new TypeName(def.name(), def.scope());
        if (type == null) {
            errors.add(new SchemaError.InvalidTypeRef(sent, def.typeRef()));
            return;
        }
        if (!def.customOrdering() && !trusted && !hasDefaultOrder(type)) {
            errors.add(new SchemaError.TypeHasIncorrectOrdering(sent, def.typeRef(), type));
        }
        for (TypeUseError problem : uses.define(def.typeRef())) {
            errors.add(new SchemaError.ClientCodegenError(new TypeLocation.InTypespace(def.typeRef()), problem));
        }
    }

    private static boolean hasDefaultOrder(AlgebraicType type) {
        return switch (type) {
            case ProductType(var elements) ->
                isSorted(elements.stream().map(ProductElement::name).toList());
            case SumType(var variants) ->
                isSorted(variants.stream().map(variant -> variant.name()).toList());
            default -> true;
        };
    }

    private static boolean isSorted(List<@Nullable String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (DerivedOrder.INSTANCE.compare(names.get(i - 1), names.get(i)) > 0) return false;
        }
        return true;
    }
}
