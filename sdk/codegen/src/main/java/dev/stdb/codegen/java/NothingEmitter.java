package dev.stdb.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** A sum without variants becomes a class that nobody can make. */
final class NothingEmitter {
    private NothingEmitter() {}

    static TypeSpec emit(TypePlan.Nothing plan) {
        CodeBlock write = CodeBlock.builder()
                .addStatement(
                        "throw new $T($S)", IllegalArgumentException.class, "no value has the type " + plan.source())
                .build();
        CodeBlock read = CodeBlock.builder()
                .addStatement("throw new $T(in.position())", Names.UNINHABITED)
                .build();
        return TypeSpec.classBuilder(plan.java())
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("The type {@code $L}, which no value has.\n", plan.source())
                .addField(CodecEmitter.codec(plan.java(), write, read))
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }
}
