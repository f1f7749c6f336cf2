package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Procedure;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;

/** From methods with {@code @Procedure} to procedures. */
final class ProcedureParser {
    private static final String KIND = "procedure";

    private final TypeParser types;
    private final FunctionParser functions;

    ProcedureParser(TypeParser types, FunctionParser functions) {
        this.types = types;
        this.functions = functions;
    }

    /** Also where the method cannot be called, so that what names it finds it; the mistake has been told then. */
    Procedure parse(ExecutableElement method, AnnotationMirror annotation) {
        functions.checkShape(method, KIND);
        String explicit = Mirrors.text(annotation, "name");
        boolean nothing = method.getReturnType().getKind() == TypeKind.VOID;
        return new Procedure(
                method,
                method.getSimpleName().toString(),
                explicit.isEmpty() ? null : explicit,
                FunctionParser.takesContext(method, Names.PROCEDURE_CONTEXT),
                nothing ? null : types.parse(method, method.getReturnType()),
                functions.arguments(method, KIND, Names.PROCEDURE_CONTEXT));
    }
}
