package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes the constant {@code CODEC} of a class: two methods, mirror images of each other. */
final class CodecEmitter {
    private CodecEmitter() {}

    /**
     * @param write statements that write {@code value} to {@code out}
     * @param read statements that return what is read from {@code in}
     */
    static FieldSpec codec(ClassName type, CodeBlock write, CodeBlock read) {
        TypeName codec = ParameterizedTypeName.get(Names.CODEC, type);
        TypeSpec body = TypeSpec.anonymousClassBuilder("")
                .addSuperinterface(codec)
                .addMethod(MethodSpec.methodBuilder("write")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addParameter(type, "value")
                        .addParameter(Names.WRITER, "out")
                        .addCode(write)
                        .build())
                .addMethod(MethodSpec.methodBuilder("read")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(type)
                        .addParameter(Names.READER, "in")
                        .addCode(read)
                        .build())
                .build();
        return FieldSpec.builder(codec, "CODEC", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("Values as BSATN.\n")
                .initializer("$L", body)
                .build();
    }

    /**
     * Returns {@code value}. Readers of types that contain themselves count how deep they are, since the bytes come from anybody.
     *
     * @param name the type's, for the message
     */
    static CodeBlock returning(boolean recursive, ClassName type, String name, CodeBlock value) {
        if (!recursive) {
            return CodeBlock.of("return $L;\n", value);
        }
        return CodeBlock.builder()
                .addStatement("in.enter($S)", name)
                .add("$T value = $L;\n", type, value)
                .addStatement("in.leave()")
                .addStatement("return value")
                .build();
    }

    /** Reads a byte and chooses by it: {@code cases} end with the semicolon of each. */
    static CodeBlock choice(CodeBlock cases, String name) {
        return CodeBlock.builder()
                .add("switch (tag) {\n$>")
                .add(cases)
                .add("default -> throw in.unknownTag($S, tag);\n$<}", name)
                .build();
    }
}
