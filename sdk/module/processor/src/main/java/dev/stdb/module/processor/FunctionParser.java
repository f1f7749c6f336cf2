package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Parameter;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** What all methods that the server calls have in common: their shape, their context, their arguments. */
final class FunctionParser {
    private static final List<String> CONTEXTS = List.of(
            Names.REDUCER_CONTEXT,
            Names.PROCEDURE_CONTEXT,
            Names.HANDLER_CONTEXT,
            Names.SENDER_HANDLER_CONTEXT,
            "ViewContext",
            "AnonymousViewContext");

    private final Problems problems;
    private final TypeParser types;
    private final Access access;

    FunctionParser(Problems problems, TypeParser types, Access access) {
        this.problems = problems;
        this.types = types;
        this.access = access;
    }

    /** Whether generated code can call {@code method}; {@code kind} says what it is. */
    boolean checkShape(ExecutableElement method, String kind) {
        boolean usable = true;
        String name = kind + " " + method.getSimpleName();
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            problems.add(method, name + " must be static: a module keeps its state in tables, not in objects");
            usable = false;
        }
        if (!method.getTypeParameters().isEmpty()) {
            problems.add(method, name + " cannot have type parameters");
            usable = false;
        }
        access.check(method, name);
        return usable;
    }

    /** Whether the first parameter is the context; its class is generated and may not resolve yet, so its name decides. */
    static boolean takesContext(ExecutableElement method, String context) {
        return !method.getParameters().isEmpty()
                && isNamed(method.getParameters().get(0).asType(), context);
    }

    static boolean isNamed(TypeMirror type, String simpleName) {
        return type instanceof DeclaredType declared
                && declared.asElement().getSimpleName().contentEquals(simpleName);
    }

    /** The arguments of a call: all parameters but the context. */
    List<Parameter> arguments(ExecutableElement method, String kind, String context) {
        List<Parameter> parameters = new ArrayList<>();
        List<? extends VariableElement> all = method.getParameters();
        for (VariableElement parameter : all.subList(takesContext(method, context) ? 1 : 0, all.size())) {
            if (!isStrayContext(parameter, kind, context)) {
                parameters.add(new Parameter(
                        SourceNames.of(parameter), parameter, types.parse(parameter, parameter.asType())));
            }
        }
        return parameters;
    }

    /** Tells of a context in the wrong place or of the wrong kind. */
    boolean isStrayContext(VariableElement parameter, String kind, String context) {
        for (String each : CONTEXTS) {
            if (isNamed(parameter.asType(), each)) {
                problems.add(
                        parameter,
                        each.equals(context)
                                ? "the " + context + " comes first: move it before the arguments"
                                : (kind.startsWith("HTTP") ? "an " : "a ") + kind + " gets a " + context + ", not a "
                                        + each);
                return true;
            }
        }
        return false;
    }
}
