package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/** A product becomes a record. */
final class RecordEmitter {
    private RecordEmitter() {}

    static TypeSpec emit(TypePlan.Product plan) {
        TypeSpec.Builder type = record(plan.java(), plan.fields())
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The type {@code $L}.\n", plan.source());
        if (!plan.fields().isEmpty()) {
            type.addJavadoc("\n");
            plan.fields().forEach(field -> type.addJavadoc(field.javadoc()));
        }
        return type.addField(CodecEmitter.codec(plan.java(), write(plan.fields()), read(plan)))
                .build();
    }

    /** A record of immutable values: lists are copied. */
    static TypeSpec.Builder record(ClassName java, List<Field> fields) {
        List<Field> lists = fields.stream()
                .filter(field -> field.type() instanceof JavaType.ListOf)
                .toList();
        MethodSpec.Builder constructor = lists.isEmpty()
                ? MethodSpec.constructorBuilder()
                : MethodSpec.compactConstructorBuilder().addModifiers(Modifier.PUBLIC);
        fields.forEach(field -> constructor.addParameter(field.type().name(), field.name()));
        lists.forEach(field -> constructor.addStatement("$L = $T.copyOf($L)", field.name(), Names.LIST, field.name()));
        return TypeSpec.recordBuilder(java).recordConstructor(constructor.build());
    }

    private static CodeBlock write(List<Field> fields) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (Field field : fields) {
            code.addStatement(field.type().write(CodeBlock.of("value.$L()", field.name())));
        }
        return code.build();
    }

    /** Java reads arguments from left to right. */
    private static CodeBlock read(TypePlan.Product plan) {
        CodeBlock arguments =
                plan.fields().stream().map(field -> field.type().read()).collect(CodeBlock.joining(",\n"));
        CodeBlock value = plan.fields().size() < 2
                ? CodeBlock.of("new $T($L)", plan.java(), arguments)
                : CodeBlock.of("new $T($>$>\n$L$<$<)", plan.java(), arguments);
        return CodecEmitter.returning(plan.recursive(), plan.java(), plan.source(), value);
    }
}
