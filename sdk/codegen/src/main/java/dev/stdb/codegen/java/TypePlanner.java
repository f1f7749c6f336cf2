package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.codegen.CodegenException;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.TypeDefSchema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides which classes the named types of one module become. Names go to types in the order of their own names. */
final class TypePlanner {
    private static final Comparator<TypeDefSchema> BY_NAME =
            Comparator.comparing(TypePlanner::fullName, Comparator.naturalOrder());

    private final ModuleSchema schema;
    private final Map<TypeDefSchema, ClassName> classes = new HashMap<>();
    private final Map<Integer, ClassName> byRef = new HashMap<>();
    private final List<TypeDefSchema> definitions = new ArrayList<>();
    private final Recursion recursion;
    private final TypeMap types;

    TypePlanner(ModuleSchema schema, String packageName, NameScope files) {
        this.schema = schema;
        List<TypeDefSchema> sorted = new ArrayList<>(schema.types());
        sorted.sort(BY_NAME);
        sorted.addAll(namelessRows(sorted));
        for (TypeDefSchema definition : sorted) {
            var joined = new StringBuilder();
            definition.scope().forEach(scope -> joined.append(JavaNames.type(scope)));
            joined.append(JavaNames.type(definition.name()));
            ClassName java = ClassName.get(packageName, files.claim(joined.toString()));
            classes.put(definition, java);
            byRef.putIfAbsent(definition.typeRef(), java);
            definitions.add(definition);
        }
        this.types = new TypeMap(schema.typespace(), byRef);
        this.recursion = new Recursion(schema.typespace());
    }

    /** Rows of tables and views whose type has no name of its own. */
    private List<TypeDefSchema> namelessRows(List<TypeDefSchema> named) {
        Map<Integer, String> rows = new HashMap<>();
        schema.tables()
                .forEach(table -> rows.merge(table.rowTypeRef(), table.accessorName() + "_row", TypePlanner::first));
        schema.views().forEach(view -> rows.merge(view.rowTypeRef(), view.sourceName() + "_row", TypePlanner::first));
        named.forEach(definition -> rows.remove(definition.typeRef()));
        return rows.entrySet().stream()
                .map(row -> new TypeDefSchema(List.of(), row.getValue(), row.getKey(), true))
                .sorted(BY_NAME)
                .toList();
    }

    private static String first(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String fullName(TypeDefSchema definition) {
        return String.join("::", definition.scope()) + "::" + definition.name();
    }

    /** What types are in Java here. */
    TypeMap types() {
        return types;
    }

    /** The class of rows of this type. */
    ClassName row(int ref) {
        return Objects.requireNonNull(byRef.get(ref), "rows have a class");
    }

    /** The classes to be made, in the order of their names. */
    List<TypePlan> plans() throws CodegenException {
        List<TypePlan> plans = new ArrayList<>();
        for (TypeDefSchema definition : definitions) {
            plans.add(plan(definition, Objects.requireNonNull(classes.get(definition))));
        }
        return plans;
    }

    private TypePlan plan(TypeDefSchema definition, ClassName java) throws CodegenException {
        String source = definition.name();
        boolean recursive = recursion.contains(definition.typeRef());
        AlgebraicType type = schema.typespace().types().get(definition.typeRef());
        return switch (type) {
            case ProductType(var elements) -> new TypePlan.Product(java, source, fields(source, elements), recursive);
            case SumType sum when SpecialTypes.isNever(sum) -> new TypePlan.Nothing(java, source);
            case SumType sum
            when SpecialTypes.isSimpleEnum(sum) -> new TypePlan.Constants(java, source, constants(sum));
            case SumType(var variants) -> new TypePlan.Sum(java, source, variants(java, variants), recursive);
            default -> throw new CodegenException("the type `" + source + "` is neither a product nor a sum");
        };
    }

    private List<Field> fields(String owner, List<ProductElement> elements) throws CodegenException {
        NameScope names = NameScope.members("CODEC");
        List<Field> fields = new ArrayList<>();
        for (ProductElement element : elements) {
            String source = Objects.requireNonNullElse(element.name(), "field_" + fields.size());
            fields.add(types.field(names.claim(JavaNames.member(source)), source, element.type()));
        }
        Limits.checkSlots("the type `" + owner + "`", fields);
        return fields;
    }

    private static List<TypePlan.Constant> constants(SumType sum) {
        NameScope names = NameScope.plain("CODEC");
        List<TypePlan.Constant> constants = new ArrayList<>();
        for (SumVariant variant : sum.variants()) {
            String source = name(variant, constants.size());
            constants.add(new TypePlan.Constant(names.claim(JavaNames.constant(source)), source));
        }
        return constants;
    }

    /** Records inside the interface, so none may be called as it is. */
    private List<TypePlan.Variant> variants(ClassName owner, List<SumVariant> variants) throws CodegenException {
        NameScope names = NameScope.plain(owner.simpleName());
        List<TypePlan.Variant> planned = new ArrayList<>();
        for (SumVariant variant : variants) {
            String source = name(variant, planned.size());
            ClassName java = owner.nestedClass(names.claim(JavaNames.type(source)));
            Field payload = SpecialTypes.isUnit(variant.type()) ? null : types.field("value", "value", variant.type());
            planned.add(new TypePlan.Variant(java, source, payload));
        }
        return planned;
    }

    private static String name(SumVariant variant, int position) {
        return Objects.requireNonNullElse(variant.name(), "variant_" + position);
    }
}
