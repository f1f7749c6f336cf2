package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.schema.Lifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/** From annotated methods to reducers, telling what is wrong with each by itself. */
final class ReducerParser {
    /** Lifecycle annotations, and the event of each. */
    private static final Map<String, Lifecycle> LIFECYCLES = Map.of(
            Names.INIT, Lifecycle.INIT,
            Names.CLIENT_CONNECTED, Lifecycle.ON_CONNECT,
            Names.CLIENT_DISCONNECTED, Lifecycle.ON_DISCONNECT);

    private final Problems problems;
    private final TypeParser types;
    private final Access access;

    ReducerParser(Problems problems, TypeParser types, Access access) {
        this.problems = problems;
        this.types = types;
        this.access = access;
    }

    @Nullable
    Reducer parse(Element element) {
        if (!(element instanceof ExecutableElement method)) {
            problems.add(element, "a reducer is a static method");
            return null;
        }
        String name = method.getSimpleName().toString();
        boolean usable = checkShape(method, name);
        Lifecycle lifecycle = lifecycle(method);
        boolean context = takesContext(method);
        List<Parameter> parameters = parameters(method, context);
        if (lifecycle != null && !parameters.isEmpty()) {
            problems.add(
                    parameters.get(0).element(),
                    "nobody passes arguments to " + name + ": a lifecycle reducer takes the ReducerContext only");
        }
        AnnotationMirror annotation = Mirrors.find(method, Names.REDUCER);
        String explicit = annotation == null ? "" : Mirrors.text(annotation, "name");
        return usable
                ? new Reducer(
                        method,
                        name,
                        explicit.isEmpty() ? null : explicit,
                        lifecycle,
                        context,
                        returnsResult(method),
                        parameters)
                : null;
    }

    private boolean checkShape(ExecutableElement method, String name) {
        boolean usable = true;
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            problems.add(
                    method, "reducer " + name + " must be static: a module keeps its state in tables, not in objects");
            usable = false;
        }
        if (!method.getTypeParameters().isEmpty()) {
            problems.add(method, "reducer " + name + " cannot have type parameters");
            usable = false;
        }
        TypeMirror returned = method.getReturnType();
        boolean fine =
                returned.getKind() == TypeKind.VOID || returned.getKind() == TypeKind.ERROR || returnsResult(method);
        if (!fine) {
            problems.add(
                    method,
                    "a reducer answers nothing but done or refused: return void or ReducerResult, not " + returned);
            usable = false;
        }
        access.check(method, "reducer " + name);
        return usable;
    }

    private static boolean returnsResult(ExecutableElement method) {
        return method.getReturnType() instanceof DeclaredType type
                && ((TypeElement) type.asElement())
                        .getQualifiedName()
                        .contentEquals(Names.REDUCER_RESULT.canonicalName());
    }

    private @Nullable Lifecycle lifecycle(ExecutableElement method) {
        Lifecycle found = null;
        for (AnnotationMirror annotation : method.getAnnotationMirrors()) {
            String name = ((TypeElement) annotation.getAnnotationType().asElement())
                    .getQualifiedName()
                    .toString();
            Lifecycle lifecycle = LIFECYCLES.get(name);
            if (lifecycle == null) {
                continue;
            }
            if (found != null) {
                problems.add(
                        method,
                        annotation,
                        null,
                        "one method answers one event: write a second method that calls the same code");
            }
            found = lifecycle;
        }
        return found;
    }

    /** The context's class is generated, so it may not resolve yet: its name decides. */
    private static boolean isContext(TypeMirror type) {
        return type instanceof DeclaredType declared
                && declared.asElement().getSimpleName().contentEquals(Names.REDUCER_CONTEXT);
    }

    private static boolean takesContext(ExecutableElement method) {
        return !method.getParameters().isEmpty()
                && isContext(method.getParameters().get(0).asType());
    }

    private List<Parameter> parameters(ExecutableElement method, boolean context) {
        List<Parameter> parameters = new ArrayList<>();
        List<? extends VariableElement> all = method.getParameters();
        for (VariableElement parameter : all.subList(context ? 1 : 0, all.size())) {
            if (isContext(parameter.asType())) {
                problems.add(parameter, "the ReducerContext comes first: move it before the arguments");
                continue;
            }
            parameters.add(new Parameter(
                    parameter.getSimpleName().toString(), parameter, types.parse(parameter, parameter.asType())));
        }
        return parameters;
    }
}
