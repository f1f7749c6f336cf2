package dev.stdb.module.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.stdb.module.processor.TypeDecl.EnumDecl;
import dev.stdb.module.processor.TypeDecl.Field;
import dev.stdb.module.processor.TypeDecl.RecordDecl;
import dev.stdb.module.processor.TypeDecl.SumDecl;
import dev.stdb.module.processor.TypeDecl.Variant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** From Java types to {@link JavaType}, registering every record, enum and sealed interface that it meets. */
final class TypeParser {
    private static final List<String> UNSIGNED = List.of("U8", "U16", "U32", "U64");
    private static final int MAX_VARIANTS = 256;
    private static final String PRODUCTS =
            "use a record, an enum, a sealed interface of records, or one of the built-in types";

    private final Problems problems;
    private final Map<String, TypeDecl> decls = new LinkedHashMap<>();

    /** Whether a type did not resolve: the compiler will tell, so the processor need not. */
    private boolean unresolved;

    TypeParser(Problems problems) {
        this.problems = problems;
    }

    /** All types met, in the order of their numbers. */
    List<TypeDecl> decls() {
        return List.copyOf(decls.values());
    }

    boolean unresolved() {
        return unresolved;
    }

    /** A component's, parameter's or other element's type, with the annotations that stand on either. */
    JavaType parse(Element at, TypeMirror type) {
        return parse(at, type, at);
    }

    private JavaType parse(Element at, TypeMirror type, @Nullable AnnotatedConstruct declaration) {
        boolean nullable = Mirrors.hasSimple(type, "Nullable")
                || (declaration != null && Mirrors.hasSimple(declaration, "Nullable"));
        JavaType bare = bare(at, type, declaration);
        if (!nullable || bare instanceof JavaType.Broken) {
            return bare;
        }
        if (type.getKind().isPrimitive()) {
            return broken(
                    at,
                    type,
                    "@Nullable " + plain(type) + " can never be null: write "
                            + bare.java().box() + ", or leave @Nullable out");
        }
        return new JavaType.OptionOf(bare, true, bare.java());
    }

    private JavaType bare(Element at, TypeMirror type, @Nullable AnnotatedConstruct declaration) {
        return switch (type.getKind()) {
            case BOOLEAN, BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> scalar(at, type, type.getKind(), declaration);
            case CHAR -> broken(at, type, "SpacetimeDB has no char: use String, or @U16 int for its number");
            case ARRAY -> array(at, (ArrayType) type, declaration);
            case DECLARED -> declared(at, (DeclaredType) type, declaration);
            case ERROR -> {
                unresolved = true;
                yield new JavaType.Broken(ClassName.OBJECT);
            }
            default -> broken(at, type, "the type " + type + " cannot be stored or sent");
        };
    }

    private JavaType scalar(Element at, TypeMirror type, TypeKind kind, @Nullable AnnotatedConstruct declaration) {
        String unsigned = unsigned(at, type, declaration);
        TypeName java = plain(type);
        if (unsigned == null) {
            return switch (kind) {
                case BOOLEAN -> new JavaType.Scalar(ScalarKind.BOOL, java);
                case BYTE -> new JavaType.Scalar(ScalarKind.I8, java);
                case SHORT -> new JavaType.Scalar(ScalarKind.I16, java);
                case INT -> new JavaType.Scalar(ScalarKind.I32, java);
                case LONG -> new JavaType.Scalar(ScalarKind.I64, java);
                case FLOAT -> new JavaType.Scalar(ScalarKind.F32, java);
                default -> new JavaType.Scalar(ScalarKind.F64, java);
            };
        }
        List<TypeKind> carriers = switch (unsigned) {
            case "U8" -> List.of(TypeKind.INT, TypeKind.SHORT, TypeKind.BYTE);
            case "U16" -> List.of(TypeKind.INT, TypeKind.SHORT);
            case "U32" -> List.of(TypeKind.LONG, TypeKind.INT);
            default -> List.of(TypeKind.LONG);
        };
        if (!carriers.contains(kind)) {
            return broken(
                    at,
                    type,
                    "@" + unsigned + " does not go with " + java + ": write @" + unsigned + " "
                            + carriers.get(0).name().toLowerCase(Locale.ROOT));
        }
        return new JavaType.Scalar(ScalarKind.valueOf(unsigned), java);
    }

    private @Nullable String unsigned(Element at, TypeMirror type, @Nullable AnnotatedConstruct declaration) {
        String found = null;
        for (String each : UNSIGNED) {
            String name = Names.API + "." + each;
            if (Mirrors.has(type, name) || (declaration != null && Mirrors.has(declaration, name))) {
                if (found != null) {
                    problems.add(at, "@" + found + " and @" + each + " contradict each other: keep one");
                }
                found = each;
            }
        }
        return found;
    }

    private JavaType array(Element at, ArrayType type, @Nullable AnnotatedConstruct declaration) {
        TypeMirror component = type.getComponentType();
        if (component.getKind() == TypeKind.BYTE) {
            return new JavaType.Scalar(ScalarKind.BYTES, TypeName.get(type));
        }
        JavaType element =
                component.getKind().isPrimitive() ? bare(at, component, declaration) : parse(at, component, null);
        return element instanceof JavaType.Broken
                ? element
                : new JavaType.ArrayOf(element, ArrayTypeName.of(element.java()));
    }

    private JavaType declared(Element at, DeclaredType type, @Nullable AnnotatedConstruct declaration) {
        TypeElement element = (TypeElement) type.asElement();
        String name = element.getQualifiedName().toString();
        return switch (name) {
            case "java.lang.Boolean" -> scalar(at, type, TypeKind.BOOLEAN, declaration);
            case "java.lang.Byte" -> scalar(at, type, TypeKind.BYTE, declaration);
            case "java.lang.Short" -> scalar(at, type, TypeKind.SHORT, declaration);
            case "java.lang.Integer" -> scalar(at, type, TypeKind.INT, declaration);
            case "java.lang.Long" -> scalar(at, type, TypeKind.LONG, declaration);
            case "java.lang.Float" -> scalar(at, type, TypeKind.FLOAT, declaration);
            case "java.lang.Double" -> scalar(at, type, TypeKind.DOUBLE, declaration);
            case "java.lang.String" -> scalar(ScalarKind.STRING, element);
            case Names.SPECIAL + ".U128" -> scalar(ScalarKind.U128, element);
            case Names.SPECIAL + ".I128" -> scalar(ScalarKind.I128, element);
            case Names.SPECIAL + ".U256" -> scalar(ScalarKind.U256, element);
            case Names.SPECIAL + ".I256" -> scalar(ScalarKind.I256, element);
            case Names.SPECIAL + ".Identity" -> scalar(ScalarKind.IDENTITY, element);
            case Names.SPECIAL + ".ConnectionId" -> scalar(ScalarKind.CONNECTION_ID, element);
            case Names.SPECIAL + ".Timestamp" -> scalar(ScalarKind.TIMESTAMP, element);
            case Names.SPECIAL + ".TimeDuration" -> scalar(ScalarKind.TIME_DURATION, element);
            case Names.SPECIAL + ".Uuid" -> scalar(ScalarKind.UUID, element);
            case Names.SPECIAL + ".ScheduleAt" -> scalar(ScalarKind.SCHEDULE_AT, element);
            case "java.util.List" -> list(at, type);
            case "java.util.Optional" -> optional(at, type);
            case Names.API + ".Result" -> result(at, type);
            case Names.API + ".Unit" -> scalar(ScalarKind.UNIT, element);
            default -> named(at, type, element);
        };
    }

    private static JavaType scalar(ScalarKind kind, TypeElement element) {
        return new JavaType.Scalar(kind, ClassName.get(element));
    }

    private JavaType list(Element at, DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return broken(at, type, "say what the list holds, as in List<String>");
        }
        JavaType element = parse(at, type.getTypeArguments().get(0), null);
        if (element instanceof JavaType.Broken) {
            return element;
        }
        return new JavaType.ListOf(element, generic(List.class, element));
    }

    private JavaType optional(Element at, DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return broken(at, type, "say what the optional holds, as in Optional<String>");
        }
        JavaType value = parse(at, type.getTypeArguments().get(0), null);
        if (value instanceof JavaType.Broken) {
            return value;
        }
        if (value instanceof JavaType.OptionOf option && option.nullable()) {
            return broken(at, type, "an Optional cannot hold null: leave @Nullable out");
        }
        return new JavaType.OptionOf(value, false, generic(Optional.class, value));
    }

    private JavaType result(Element at, DeclaredType type) {
        if (type.getTypeArguments().isEmpty()) {
            return broken(at, type, "say what the result holds, as in Result<Integer, String>");
        }
        JavaType ok = parse(at, type.getTypeArguments().get(0), null);
        JavaType err = parse(at, type.getTypeArguments().get(1), null);
        if (ok instanceof JavaType.Broken || err instanceof JavaType.Broken) {
            return ok instanceof JavaType.Broken ? ok : err;
        }
        TypeName java = ParameterizedTypeName.get(
                Names.RESULT, ok.java().box(), err.java().box());
        return new JavaType.ResultOf(ok, err, java);
    }

    private static TypeName generic(Class<?> of, JavaType element) {
        return ParameterizedTypeName.get(ClassName.get(of), element.java().box());
    }

    private JavaType named(Element at, DeclaredType type, TypeElement element) {
        String hint = unsupported(element);
        if (hint != null) {
            return broken(at, type, hint);
        }
        if (!element.getTypeParameters().isEmpty()) {
            return broken(
                    at,
                    type,
                    element.getSimpleName()
                            + " has type parameters, and SpacetimeDB has no generic types: write a type for each use");
        }
        return new JavaType.Named(register(element));
    }

    /** Registers a record, enum or sealed interface; it must be one. */
    TypeDecl register(TypeElement element) {
        String key = element.getQualifiedName().toString();
        TypeDecl known = decls.get(key);
        if (known != null) {
            return known;
        }
        AnnotationMirror annotation = Mirrors.find(element, Names.SPACETIME_TYPE);
        String given = annotation == null ? "" : Mirrors.text(annotation, "name");
        String name = given.isEmpty() ? element.getSimpleName().toString() : given;
        int ref = decls.size();
        return switch (element.getKind()) {
            case RECORD, CLASS -> {
                RecordDecl decl = new RecordDecl(element, name, ref);
                decls.put(key, decl);
                decl.fields.addAll(fields(element));
                yield decl;
            }
            case ENUM -> {
                EnumDecl decl = new EnumDecl(element, name, ref);
                decls.put(key, decl);
                constants(decl);
                yield decl;
            }
            default -> {
                SumDecl decl = new SumDecl(element, name, ref);
                decls.put(key, decl);
                variants(decl);
                yield decl;
            }
        };
    }

    /** Why this class is no type for SpacetimeDB and what to use instead, or null if it is one. */
    @Nullable
    String unsupported(TypeElement element) {
        String name = element.getQualifiedName().toString();
        String instead = switch (name) {
            case "java.util.ArrayList", "java.util.LinkedList", "java.util.Collection", "java.lang.Iterable" ->
                "use List";
            case "java.util.Set", "java.util.HashSet", "java.util.SortedSet", "java.util.TreeSet" ->
                "SpacetimeDB has no sets: use List";
            case "java.util.Map", "java.util.HashMap", "java.util.TreeMap", "java.util.LinkedHashMap" ->
                "SpacetimeDB has no maps: use a List of a record of key and value, or a table";
            case "java.time.Instant", "java.util.Date", "java.time.LocalDateTime", "java.time.ZonedDateTime" ->
                "use dev.stdb.bsatn.special.Timestamp";
            case "java.time.Duration" -> "use dev.stdb.bsatn.special.TimeDuration";
            case "java.util.UUID" -> "use dev.stdb.bsatn.special.Uuid";
            case "java.math.BigInteger" -> "use U128, I128, U256 or I256 of dev.stdb.bsatn.special";
            case "java.math.BigDecimal" -> "use a long of the smallest unit, or String";
            case "java.lang.Character" -> "use String, or @U16 int for its number";
            case "java.util.OptionalInt" -> "use Optional<Integer>";
            case "java.util.OptionalLong" -> "use Optional<Long>";
            case "java.util.OptionalDouble" -> "use Optional<Double>";
            case "java.lang.CharSequence" -> "use String";
            case "java.lang.Void" -> "use dev.stdb.module.Unit";
            default -> null;
        };
        if (instead != null) {
            return name + " cannot be stored or sent: " + instead;
        }
        return switch (element.getKind()) {
            case RECORD, ENUM -> null;
            case INTERFACE ->
                element.getModifiers().contains(Modifier.SEALED)
                        ? null
                        : name
                                + " cannot be stored or sent: seal the interface and let records implement it, to make it a sum type";
            case CLASS -> {
                String mistake = name.startsWith("java.") ? PRODUCTS : ClassRows.mistake(element);
                yield mistake == null ? null : name + " cannot be stored or sent: " + mistake;
            }
            default -> name + " cannot be stored or sent: " + PRODUCTS;
        };
    }

    private List<Field> fields(TypeElement record) {
        List<Field> fields = new ArrayList<>();
        if (record.getKind() == ElementKind.CLASS) {
            for (VariableElement field : ClassRows.fields(record)) {
                fields.add(new Field(SourceNames.of(field), field, parse(field, field.asType())));
            }
            return fields;
        }
        for (RecordComponentElement component : record.getRecordComponents()) {
            fields.add(new Field(SourceNames.of(component), component, component(component)));
        }
        return fields;
    }

    private JavaType component(RecordComponentElement component) {
        return parse(component, component.asType());
    }

    private void constants(EnumDecl decl) {
        for (Element member : decl.element.getEnclosedElements()) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                decl.constants.add(member);
            }
        }
        if (decl.constants.isEmpty()) {
            problems.add(
                    decl.element, "enum " + decl.name + " has no constants, so no value could ever be stored: add one");
        }
        if (decl.constants.size() > MAX_VARIANTS) {
            problems.add(
                    decl.constants.get(MAX_VARIANTS),
                    "enum " + decl.name + " has " + decl.constants.size() + " constants, and a sum type holds at most "
                            + MAX_VARIANTS + ": use a table or a number");
        }
    }

    private void variants(SumDecl decl) {
        for (TypeMirror permitted : decl.element.getPermittedSubclasses()) {
            if (permitted.getKind() != TypeKind.DECLARED) {
                unresolved = true;
                continue;
            }
            TypeElement variant = (TypeElement) ((DeclaredType) permitted).asElement();
            if (variant.getKind() != ElementKind.RECORD) {
                problems.add(
                        variant,
                        "every variant of the sum type " + decl.name + " must be a record, and "
                                + variant.getSimpleName() + " is not");
                continue;
            }
            if (!variant.getTypeParameters().isEmpty()) {
                problems.add(
                        variant,
                        "SpacetimeDB has no generic types: remove the type parameters of " + variant.getSimpleName());
                continue;
            }
            addVariant(decl, variant);
        }
        if (decl.variants.size() > MAX_VARIANTS) {
            problems.add(
                    decl.element,
                    "sum type " + decl.name + " has " + decl.variants.size() + " variants, and at most " + MAX_VARIANTS
                            + " fit");
        }
    }

    private void addVariant(SumDecl decl, TypeElement variant) {
        String name = SourceNames.of(variant);
        if (variant.getRecordComponents().size() > 1) {
            decl.variants.add(new Variant(name, variant, null, new JavaType.Named(register(variant))));
            return;
        }
        List<Field> fields = fields(variant);
        Field component = fields.isEmpty() ? null : fields.get(0);
        decl.variants.add(new Variant(name, variant, component, component == null ? null : component.type()));
    }

    private static TypeName plain(TypeMirror type) {
        return TypeName.get(type).withoutAnnotations();
    }

    private JavaType broken(Element at, TypeMirror type, String text) {
        problems.add(at, text);
        return new JavaType.Broken(type.getKind() == TypeKind.DECLARED ? ClassName.OBJECT : plain(type));
    }
}
