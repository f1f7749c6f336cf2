package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.View;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** From {@code @View} methods to views, telling what is wrong with each by itself. */
final class ViewParser {
    private static final String RESULTS = "a view returns List<R>, Optional<R>, @Nullable R or Query<R> of a record R";

    private final Problems problems;
    private final TypeParser types;
    private final Access access;

    ViewParser(Problems problems, TypeParser types, Access access) {
        this.problems = problems;
        this.types = types;
        this.access = access;
    }

    /** The rows of a view: how they come, and what they are. */
    private record Result(View.Shape shape, JavaType type, TypeDecl.RecordDecl row) {}

    @Nullable
    View parse(Element element) {
        AnnotationMirror annotation = Mirrors.find(element, Names.VIEW);
        if (!(element instanceof ExecutableElement method) || annotation == null) {
            problems.add(element, "a view is a static method");
            return null;
        }
        String method0 = method.getSimpleName().toString();
        boolean usable = checkShape(method, method0);
        List<Parameter> parameters = parameters(method);
        Result result = result(method);
        if (!usable || result == null) {
            return null;
        }
        String accessor = Mirrors.text(annotation, "accessor");
        String name = Mirrors.text(annotation, "name");
        return new View(
                method,
                annotation,
                accessor.isEmpty() ? method0 : accessor,
                name.isEmpty() ? null : name,
                Mirrors.flag(annotation, "isPublic", true),
                isContext(method, Names.ANONYMOUS_VIEW_CONTEXT),
                parameters,
                result.shape(),
                result.type(),
                result.row(),
                primaryKey(method, annotation, result.row(), parameters));
    }

    private boolean checkShape(ExecutableElement method, String name) {
        boolean usable = access.check(method, "view " + name);
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            problems.add(
                    method, "view " + name + " must be static: a module keeps its state in tables, not in objects");
            usable = false;
        }
        if (!method.getTypeParameters().isEmpty()) {
            problems.add(method, "view " + name + " cannot have type parameters");
            usable = false;
        }
        if (!isContext(method, Names.VIEW_CONTEXT) && !isContext(method, Names.ANONYMOUS_VIEW_CONTEXT)) {
            problems.add(
                    method,
                    "view " + name + " must begin with the parameter ViewContext ctx, for a result per caller, or "
                            + "AnonymousViewContext ctx, for one result for all");
            usable = false;
        }
        return usable;
    }

    /** The context's class is generated, so it may not resolve yet: its name decides. */
    private static boolean isContext(ExecutableElement method, String context) {
        return !method.getParameters().isEmpty()
                && isContext(method.getParameters().get(0).asType(), context);
    }

    private static boolean isContext(TypeMirror type, String context) {
        return type instanceof DeclaredType declared
                && declared.asElement().getSimpleName().contentEquals(context);
    }

    private List<Parameter> parameters(ExecutableElement method) {
        List<Parameter> parameters = new ArrayList<>();
        List<? extends VariableElement> all = method.getParameters();
        for (VariableElement parameter : all.subList(Math.min(1, all.size()), all.size())) {
            if (parameter.asType().toString().endsWith("Context")) {
                problems.add(parameter, "a view has one context, its first parameter: remove this one");
                continue;
            }
            JavaType type = types.parse(parameter, parameter.asType());
            if (isFloat(type)) {
                problems.add(
                        parameter,
                        "a view cannot be asked for by a floating-point number: make it a long of the smallest unit");
            }
            parameters.add(new Parameter(SourceNames.of(parameter), parameter, type));
        }
        return parameters;
    }

    private static boolean isFloat(JavaType type) {
        return type instanceof JavaType.Scalar scalar
                && (scalar.kind() == ScalarKind.F32 || scalar.kind() == ScalarKind.F64);
    }

    private @Nullable Result result(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        if (returned.getKind() == TypeKind.ERROR) {
            return unresolved(method, returned);
        }
        if (returned.getKind() == TypeKind.VOID) {
            problems.add(method, RESULTS + ", not void");
            return null;
        }
        if (returned instanceof DeclaredType declared && isQuery(declared)) {
            if (declared.getTypeArguments().isEmpty()) {
                problems.add(method, "say which rows the query finds, as in Query<Player>");
                return null;
            }
            TypeMirror row = declared.getTypeArguments().get(0);
            return result(method, View.Shape.QUERY, types.parse(method, row), row);
        }
        JavaType type = types.parse(method, returned);
        return switch (type) {
            case JavaType.ListOf list -> result(method, View.Shape.ROWS, type, list.element(), returned);
            case JavaType.ArrayOf array -> result(method, View.Shape.ROWS, type, array.element(), returned);
            case JavaType.OptionOf option -> result(method, View.Shape.OPTION, type, option.value(), returned);
            case JavaType.Broken ignored -> null;
            case JavaType.Named(TypeDecl.RecordDecl row) -> {
                problems.add(
                        method,
                        "a view of one row must be able to find none: return @Nullable " + row.element.getSimpleName()
                                + " or Optional<" + row.element.getSimpleName() + ">");
                yield null;
            }
            default -> {
                problems.add(method, RESULTS + ", not " + returned);
                yield null;
            }
        };
    }

    private static boolean isQuery(DeclaredType type) {
        return ((TypeElement) type.asElement()).getQualifiedName().contentEquals(Names.QUERY.canonicalName());
    }

    /** Most likely a query's generated class: the compiler would say only that it does not exist yet. */
    private @Nullable Result unresolved(ExecutableElement method, TypeMirror returned) {
        String name = returned.toString();
        if (name.endsWith("Query") && !name.equals("Query")) {
            problems.add(
                    method,
                    "a view's result cannot be a generated class: return Query<"
                            + name.substring(0, name.length() - "Query".length()) + "> of the table's record");
        } else {
            types.parse(method, returned);
        }
        return null;
    }

    private @Nullable Result result(ExecutableElement method, View.Shape shape, JavaType row, TypeMirror written) {
        return result(method, shape, row, row, written);
    }

    private @Nullable Result result(
            ExecutableElement method, View.Shape shape, JavaType type, JavaType row, TypeMirror written) {
        if (row instanceof JavaType.Broken) {
            return null;
        }
        if (row instanceof JavaType.Named(TypeDecl.RecordDecl decl)) {
            return new Result(shape, type, decl);
        }
        problems.add(method, RESULTS + ", and the rows of " + written + " are no records");
        return null;
    }

    private @Nullable String primaryKey(
            ExecutableElement method,
            AnnotationMirror annotation,
            TypeDecl.RecordDecl row,
            List<Parameter> parameters) {
        String key = Mirrors.text(annotation, "primaryKey");
        if (key.isEmpty()) {
            return null;
        }
        var place = Mirrors.value(annotation, "primaryKey");
        if (!parameters.isEmpty()) {
            problems.add(
                    method,
                    annotation,
                    place,
                    "a view with arguments cannot have a primary key, since clients see the rows of all arguments "
                            + "together: remove primaryKey or the parameters");
            return null;
        }
        String name = row.fields.stream()
                .filter(field -> field.java().equals(key))
                .map(TypeDecl.Field::name)
                .findFirst()
                .orElse(null);
        if (name == null) {
            problems.add(
                    method,
                    annotation,
                    place,
                    row.element.getSimpleName() + " has no component " + key + ": it has "
                            + row.fields.stream().map(TypeDecl.Field::java).collect(Collectors.joining(", ")));
        }
        return name;
    }
}
