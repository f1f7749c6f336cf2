package dev.stdb.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** A sum whose variants carry nothing becomes an enum. */
final class EnumEmitter {
    private EnumEmitter() {}

    static TypeSpec emit(TypePlan.Constants plan) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(plan.java())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The type {@code $L}; the ordinal is the variant's tag.\n", plan.source());
        CodeBlock.Builder cases = CodeBlock.builder();
        for (int tag = 0; tag < plan.constants().size(); tag++) {
            TypePlan.Constant constant = plan.constants().get(tag);
            type.addEnumConstant(
                    constant.java(),
                    TypeSpec.anonymousClassBuilder("")
                            .addJavadoc("{@code $L}.\n", constant.source())
                            .build());
            cases.add("case $L -> $L;\n", tag, constant.java());
        }
        CodeBlock write =
                CodeBlock.builder().addStatement("out.u8(value.ordinal())").build();
        CodeBlock read = CodeBlock.builder()
                .addStatement("int tag = in.u8()")
                .add("return $L;\n", CodecEmitter.choice(cases.build(), plan.source()))
                .build();
        return type.addField(CodecEmitter.codec(plan.java(), write, read)).build();
    }
}
