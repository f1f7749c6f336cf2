package dev.stdb.codegen.java;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A sum becomes a sealed interface with a record for each variant, in the order of the tags. */
final class SumEmitter {
    private SumEmitter() {}

    static TypeSpec emit(TypePlan.Sum plan) {
        TypeSpec.Builder type = TypeSpec.interfaceBuilder(plan.java())
                .addModifiers(Modifier.PUBLIC, Modifier.SEALED)
                .addJavadoc("The type {@code $L}: one of its variants.\n", plan.source())
                .addField(CodecEmitter.codec(plan.java(), write(plan), read(plan)));
        plan.variants().forEach(variant -> type.addType(variant(plan, variant)));
        return type.build();
    }

    private static TypeSpec variant(TypePlan.Sum plan, TypePlan.Variant variant) {
        Field payload = variant.payload();
        TypeSpec.Builder type = RecordEmitter.record(variant.java(), payload == null ? List.of() : List.of(payload))
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addSuperinterface(plan.java())
                .addJavadoc("{@code $L}.\n", variant.source());
        if (payload != null) {
            type.addJavadoc("\n@param $L $L\n", payload.name(), payload.meaning());
        }
        return type.build();
    }

    private static CodeBlock write(TypePlan.Sum plan) {
        CodeBlock.Builder code = CodeBlock.builder().add("switch (value) {\n$>");
        for (int tag = 0; tag < plan.variants().size(); tag++) {
            TypePlan.Variant variant = plan.variants().get(tag);
            Field payload = variant.payload();
            if (payload == null) {
                code.addStatement("case $T variant -> out.u8($L)", variant.java(), tag);
            } else {
                code.add("case $T variant -> {\n$>", variant.java())
                        .addStatement("out.u8($L)", tag)
                        .addStatement(payload.type().write(CodeBlock.of("variant.$L()", payload.name())))
                        .add("$<}\n");
            }
        }
        return code.add("$<}\n").build();
    }

    private static CodeBlock read(TypePlan.Sum plan) {
        CodeBlock.Builder cases = CodeBlock.builder();
        for (int tag = 0; tag < plan.variants().size(); tag++) {
            TypePlan.Variant variant = plan.variants().get(tag);
            Field payload = variant.payload();
            CodeBlock argument =
                    payload == null ? CodeBlock.of("") : payload.type().read();
            cases.add("case $L -> new $T($L);\n", tag, variant.java(), argument);
        }
        return CodeBlock.builder()
                .addStatement("int tag = in.u8()")
                .add(CodecEmitter.returning(
                        plan.recursive(),
                        plan.java(),
                        plan.source(),
                        CodecEmitter.choice(cases.build(), plan.source())))
                .build();
    }
}
