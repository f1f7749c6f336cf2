package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import dev.stdb.module.processor.ModuleModel.Parameter;
import dev.stdb.module.processor.ModuleModel.Reducer;
import dev.stdb.module.processor.ModuleModel.Returns;
import dev.stdb.schema.Lifecycle;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
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

    private static final String KIND = "reducer";

    private final Problems problems;
    private final FunctionParser functions;

    ReducerParser(Problems problems, FunctionParser functions) {
        this.problems = problems;
        this.functions = functions;
    }

    @Nullable
    Reducer parse(ExecutableElement method) {
        String name = method.getSimpleName().toString();
        Returns returns = returns(method);
        boolean usable = functions.checkShape(method, KIND) && returns != null;
        Lifecycle lifecycle = lifecycle(method);
        List<Parameter> parameters = functions.arguments(method, KIND, Names.REDUCER_CONTEXT);
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
                        FunctionParser.takesContext(method, Names.REDUCER_CONTEXT),
                        returns == null ? Returns.NOTHING : returns,
                        parameters)
                : null;
    }

    private @Nullable Returns returns(ExecutableElement method) {
        TypeMirror returned = method.getReturnType();
        if (returned.getKind() == TypeKind.VOID || returned.getKind() == TypeKind.ERROR) {
            return Returns.NOTHING;
        }
        if (is(returned, Names.REDUCER_RESULT)) {
            return Returns.REDUCER_RESULT;
        }
        boolean result = is(returned, Names.RESULT);
        if (result
                && ((DeclaredType) returned).getTypeArguments().size() == 2
                && is(((DeclaredType) returned).getTypeArguments().get(0), Names.UNIT)
                && is(((DeclaredType) returned).getTypeArguments().get(1), ClassName.get(String.class))) {
            return Returns.RESULT;
        }
        problems.add(
                method,
                result
                        ? "a reducer that returns a Result says nothing or why not: return Result<Unit, String>"
                        : "a reducer answers nothing but done or refused: return void or ReducerResult, not "
                                + returned);
        return null;
    }

    private static boolean is(TypeMirror type, ClassName name) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name.canonicalName());
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
}
