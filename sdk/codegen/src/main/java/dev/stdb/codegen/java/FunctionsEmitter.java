package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The reducers, or the procedures, of a module become one class with a method for each. */
final class FunctionsEmitter {
    /** The variable that holds the arguments' bytes; no parameter is called so. */
    static final String OUT = "out";

    private FunctionsEmitter() {}

    static TypeSpec reducers(ModulePlan plan) {
        TypeSpec.Builder type = type(plan, ModulePlan.REDUCERS, "The reducers that clients may call.\n");
        for (ModulePlan.Mounted submodule : plan.submodules()) {
            type.addMethod(submodule(submodule, submodule.reducers(), ModulePlan.REDUCERS));
        }
        plan.reducers().forEach(function -> type.addMethod(reducer(function)));
        return type.build();
    }

    static TypeSpec procedures(ModulePlan plan) {
        TypeSpec.Builder type = type(plan, ModulePlan.PROCEDURES, "The procedures that clients may call.\n");
        for (ModulePlan.Mounted submodule : plan.submodules()) {
            type.addMethod(submodule(submodule, submodule.procedures(), ModulePlan.PROCEDURES));
        }
        plan.procedures().forEach(function -> type.addMethod(procedure(function)));
        return type.build();
    }

    private static TypeSpec.Builder type(ModulePlan plan, String name, String says) {
        return TypeSpec.classBuilder(plan.named(name))
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc(says)
                .addJavadoc("Arguments that do not fit their type, such as 256 for a U8,\n")
                .addJavadoc("are an {@code IllegalArgumentException}.\n")
                .addField(FieldSpec.builder(Names.CONNECTION, "connection", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("Calls over a connection.\n")
                        .addParameter(Names.CONNECTION, "connection")
                        .addStatement("this.connection = connection")
                        .build());
    }

    private static MethodSpec submodule(ModulePlan.Mounted submodule, String accessor, String name) {
        ClassName functions = submodule.module().named(name);
        return MethodSpec.methodBuilder(accessor)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Those of the submodule {@code $L}.\n", submodule.namespace())
                .returns(functions)
                .addStatement("return new $T(this.connection)", functions)
                .build();
    }

    private static MethodSpec reducer(FunctionPlan plan) {
        return call(plan, "reducer")
                .returns(stage(Names.REDUCER_OUTCOME))
                .addStatement("return this.connection.callReducer($S, $L.toByteArray())", plan.name(), OUT)
                .build();
    }

    private static MethodSpec procedure(FunctionPlan plan) {
        JavaType result = Objects.requireNonNull(plan.result(), "procedures return something");
        return call(plan, "procedure")
                .returns(stage(ParameterizedTypeName.get(Names.PROCEDURE_OUTCOME, result.boxed())))
                .addStatement(
                        "return this.connection.callProcedure($S, $L.toByteArray(), $L)",
                        plan.name(),
                        OUT,
                        result.codec())
                .build();
    }

    private static TypeName stage(TypeName outcome) {
        return ParameterizedTypeName.get(Names.STAGE, outcome);
    }

    /** The method up to where the arguments are bytes. */
    private static MethodSpec.Builder call(FunctionPlan plan, String word) {
        MethodSpec.Builder method = MethodSpec.methodBuilder(plan.method())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Calls the $L {@code $L}.\n", word, plan.name());
        List<Field> params = plan.params();
        if (!params.isEmpty()) {
            method.addJavadoc("\n");
        }
        for (Field param : params) {
            method.addParameter(param.type().name(), param.name()).addJavadoc(param.javadoc());
        }
        method.addStatement("$T $L = new $T()", Names.WRITER, OUT, Names.WRITER);
        params.forEach(param -> method.addStatement(param.type().write(CodeBlock.of(param.name()))));
        return method;
    }
}
