package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the codec class of a record, enum or sealed interface: two static methods, mirror images of each other. */
final class CodecEmitter {
    private final Wire wire;
    private final Set<TypeDecl> recursive;

    CodecEmitter(Wire wire, Set<TypeDecl> recursive) {
        this.wire = wire;
        this.recursive = recursive;
    }

    TypeSpec.Builder codec(TypeDecl decl) {
        return TypeSpec.classBuilder(decl.codec())
                .addModifiers(Modifier.FINAL)
                .addJavadoc("{@link $T} as BSATN.\n", decl.java())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .addMethod(MethodSpec.methodBuilder("write")
                        .addModifiers(Modifier.STATIC)
                        .addParameter(decl.java(), "value")
                        .addParameter(Names.WRITER, "out")
                        .addCode(write(decl))
                        .build())
                .addMethod(MethodSpec.methodBuilder("read")
                        .addModifiers(Modifier.STATIC)
                        .returns(decl.java())
                        .addParameter(Names.READER, "in")
                        .addCode(read(decl))
                        .build());
    }

    private CodeBlock write(TypeDecl decl) {
        return switch (decl) {
            case TypeDecl.RecordDecl record -> writeRecord(record);
            case TypeDecl.EnumDecl ignored -> CodeBlock.of("out.u8(value.ordinal());\n");
            case TypeDecl.SumDecl sum -> writeSum(sum);
        };
    }

    private CodeBlock writeRecord(TypeDecl.RecordDecl record) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (TypeDecl.Field field : record.fields) {
            code.addStatement(wire.write(field.type(), CodeBlock.of("value.$L", field.get())));
        }
        return code.build();
    }

    private CodeBlock writeSum(TypeDecl.SumDecl sum) {
        CodeBlock.Builder code = CodeBlock.builder();
        for (int tag = 0; tag < sum.variants.size(); tag++) {
            TypeDecl.Variant variant = sum.variants.get(tag);
            String start = tag == 0 ? "if" : "} else if";
            ClassName type = ClassName.get(variant.element());
            JavaType payload = variant.payload();
            if (payload == null) {
                code.add("$L (value instanceof $T) {\n$>", start, type);
                code.addStatement("out.u8($L)", tag);
            } else {
                code.add("$L (value instanceof $T variant) {\n$>", start, type);
                code.addStatement("out.u8($L)", tag);
                TypeDecl.Field component = variant.component();
                code.addStatement(wire.write(
                        payload,
                        component == null ? CodeBlock.of("variant") : CodeBlock.of("variant.$L()", component.java())));
            }
            code.add("$<");
        }
        code.add("} else {\n$>");
        code.addStatement("throw new $T($S)", NullPointerException.class, "a value of type " + sum.name + " is null");
        code.add("$<}\n");
        return code.build();
    }

    private CodeBlock read(TypeDecl decl) {
        return switch (decl) {
            case TypeDecl.RecordDecl record when record.isClass() -> fill(record);
            case TypeDecl.RecordDecl record -> construct(record);
            case TypeDecl.EnumDecl constants -> readEnum(constants);
            case TypeDecl.SumDecl sum -> readSum(sum);
        };
    }

    /** Readers of types that contain themselves count how deep they are, since the bytes come from anybody. */
    private CodeBlock returning(TypeDecl decl, CodeBlock value) {
        if (!recursive.contains(decl)) {
            return CodeBlock.of("return $L;\n", value);
        }
        return CodeBlock.builder()
                .addStatement("in.enter($S)", decl.name)
                .addStatement("$T value = $L", decl.java(), value)
                .addStatement("in.leave()")
                .addStatement("return value")
                .build();
    }

    private CodeBlock fill(TypeDecl.RecordDecl type) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (recursive.contains(type)) {
            code.addStatement("in.enter($S)", type.name);
        }
        code.addStatement("$T value = new $T()", type.java(), type.java());
        for (TypeDecl.Field field : type.fields) {
            code.addStatement("value.$L = $L", field.java(), wire.read(field.type()));
        }
        if (recursive.contains(type)) {
            code.addStatement("in.leave()");
        }
        return code.addStatement("return value").build();
    }

    /** Reads all components first: then no half-made record is in the collector's way, which costs a module time. */
    private CodeBlock construct(TypeDecl.RecordDecl record) {
        CodeBlock.Builder code = CodeBlock.builder();
        if (recursive.contains(record)) {
            code.addStatement("in.enter($S)", record.name);
        }
        List<String> arguments = new ArrayList<>();
        for (TypeDecl.Field field : record.fields) {
            String local = "c" + arguments.size();
            code.addStatement("var $L = $L", local, wire.read(field.type()));
            arguments.add(local);
        }
        if (recursive.contains(record)) {
            code.addStatement("in.leave()");
        }
        return code.addStatement("return new $T($L)", ClassName.get(record.element), String.join(", ", arguments))
                .build();
    }

    private static CodeBlock readEnum(TypeDecl.EnumDecl constants) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.addStatement("int tag = in.u8()").add("return switch (tag) {\n$>");
        for (int tag = 0; tag < constants.constants.size(); tag++) {
            code.addStatement(
                    "case $L -> $T.$L",
                    tag,
                    constants.java(),
                    constants.constants.get(tag).getSimpleName());
        }
        return code.addStatement("default -> throw in.unknownTag($S, tag)", constants.name)
                .add("$<};\n")
                .build();
    }

    private CodeBlock readSum(TypeDecl.SumDecl sum) {
        CodeBlock.Builder choice = CodeBlock.builder().add("switch (tag) {\n$>");
        for (int tag = 0; tag < sum.variants.size(); tag++) {
            TypeDecl.Variant variant = sum.variants.get(tag);
            ClassName type = ClassName.get(variant.element());
            JavaType payload = variant.payload();
            TypeDecl.Field component = variant.component();
            CodeBlock value = payload == null
                    ? CodeBlock.of("new $T()", type)
                    : component == null ? wire.read(payload) : CodeBlock.of("new $T($L)", type, wire.read(payload));
            choice.addStatement("case $L -> $L", tag, value);
        }
        choice.addStatement("default -> throw in.unknownTag($S, tag)", sum.name).add("$<}");
        return CodeBlock.builder()
                .addStatement("int tag = in.u8()")
                .add(returning(sum, choice.build()))
                .build();
    }
}
