package dev.stdb.module.processor;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * How values of each type are written and read in generated code. Records, enums and sums have a codec class each; lists, arrays,
 * options and results share one class of helper methods, which this collects.
 */
final class Wire {
    private final String root;
    /** The names of the helper methods by type, after the verb. */
    private final Map<JavaType, String> helpers = new LinkedHashMap<>();

    Wire(String root) {
        this.root = root;
    }

    /** A statement that writes {@code value} to {@code out}. */
    CodeBlock write(JavaType type, CodeBlock value) {
        return switch (type) {
            case JavaType.Scalar scalar -> writeScalar(scalar, value);
            case JavaType.Named(TypeDecl decl) ->
                CodeBlock.of("$T.write($L, out)", ClassName.get(root, decl.codec()), value);
            case JavaType.Broken broken -> throw new IllegalStateException("no code for a broken type " + broken);
            case JavaType.ListOf list -> helper("write", list, value);
            case JavaType.ArrayOf array -> helper("write", array, value);
            case JavaType.OptionOf option -> helper("write", option, value);
            case JavaType.ResultOf result -> helper("write", result, value);
        };
    }

    /** An expression that reads a value from {@code in}. */
    CodeBlock read(JavaType type) {
        return switch (type) {
            case JavaType.Scalar scalar -> readScalar(scalar);
            case JavaType.Named(TypeDecl decl) -> CodeBlock.of("$T.read(in)", ClassName.get(root, decl.codec()));
            case JavaType.Broken broken -> throw new IllegalStateException("no code for a broken type " + broken);
            case JavaType.ListOf list -> readHelper(list);
            case JavaType.ArrayOf array -> readHelper(array);
            case JavaType.OptionOf option -> readHelper(option);
            case JavaType.ResultOf result -> readHelper(result);
        };
    }

    private CodeBlock helper(String verb, JavaType type, CodeBlock value) {
        return CodeBlock.of("$T.$L$L($L, out)", ClassName.get(root, Names.CODECS), verb, name(type), value);
    }

    private CodeBlock readHelper(JavaType type) {
        return CodeBlock.of("$T.read$L(in)", ClassName.get(root, Names.CODECS), name(type));
    }

    /** The type's label, numbered where another type has the same: a record may be called ListOfStringAsString. */
    private String name(JavaType type) {
        String known = helpers.get(type);
        if (known != null) {
            return known;
        }
        String name = type.label();
        for (int number = 2; helpers.containsValue(name); number++) {
            name = type.label() + "_" + number;
        }
        helpers.put(type, name);
        return name;
    }

    private static CodeBlock writeScalar(JavaType.Scalar type, CodeBlock value) {
        String primitive = type.primitive();
        return switch (type.kind()) {
            case BOOL -> CodeBlock.of("out.bool($L)", value);
            case I8 -> CodeBlock.of("out.i8($L)", value);
            case U8 ->
                primitive.equals("byte") ? CodeBlock.of("out.u8($L & 0xFF)", value) : CodeBlock.of("out.u8($L)", value);
            case I16 -> CodeBlock.of("out.i16($L)", value);
            case U16 ->
                primitive.equals("short")
                        ? CodeBlock.of("out.u16($L & 0xFFFF)", value)
                        : CodeBlock.of("out.u16($L)", value);
            case I32 -> CodeBlock.of("out.i32($L)", value);
            case U32 ->
                primitive.equals("int") ? CodeBlock.of("out.i32($L)", value) : CodeBlock.of("out.u32($L)", value);
            case I64 -> CodeBlock.of("out.i64($L)", value);
            case U64 -> CodeBlock.of("out.u64($L)", value);
            case I128 -> CodeBlock.of("out.i128($L)", value);
            case U128 -> CodeBlock.of("out.u128($L)", value);
            case I256 -> CodeBlock.of("out.i256($L)", value);
            case U256 -> CodeBlock.of("out.u256($L)", value);
            case F32 -> CodeBlock.of("out.f32($L)", value);
            case F64 -> CodeBlock.of("out.f64($L)", value);
            case STRING -> CodeBlock.of("out.str($L)", value);
            case BYTES -> CodeBlock.of("out.bytes($L)", value);
            case IDENTITY -> CodeBlock.of("out.u256($L.value())", value);
            case CONNECTION_ID, UUID -> CodeBlock.of("out.u128($L.value())", value);
            case TIMESTAMP -> CodeBlock.of("out.i64($L.microsSinceEpoch())", value);
            case TIME_DURATION -> CodeBlock.of("out.i64($L.micros())", value);
            case SCHEDULE_AT, UNIT -> CodeBlock.of("$T.CODEC.write($L, out)", type.java(), value);
        };
    }

    private static CodeBlock readScalar(JavaType.Scalar type) {
        String primitive = type.primitive();
        return switch (type.kind()) {
            case BOOL -> CodeBlock.of("in.bool()");
            case I8 -> CodeBlock.of("in.i8()");
            case U8 -> primitive.equals("int") ? CodeBlock.of("in.u8()") : CodeBlock.of("($L) in.u8()", primitive);
            case I16 -> CodeBlock.of("in.i16()");
            case U16 -> primitive.equals("int") ? CodeBlock.of("in.u16()") : CodeBlock.of("(short) in.u16()");
            case I32 -> CodeBlock.of("in.i32()");
            case U32 -> primitive.equals("int") ? CodeBlock.of("in.i32()") : CodeBlock.of("in.u32()");
            case I64 -> CodeBlock.of("in.i64()");
            case U64 -> CodeBlock.of("in.u64()");
            case I128 -> CodeBlock.of("in.i128()");
            case U128 -> CodeBlock.of("in.u128()");
            case I256 -> CodeBlock.of("in.i256()");
            case U256 -> CodeBlock.of("in.u256()");
            case F32 -> CodeBlock.of("in.f32()");
            case F64 -> CodeBlock.of("in.f64()");
            case STRING -> CodeBlock.of("in.str()");
            case BYTES -> CodeBlock.of("in.bytes()");
            case IDENTITY -> CodeBlock.of("new $T(in.u256())", type.java());
            case CONNECTION_ID, UUID -> CodeBlock.of("new $T(in.u128())", type.java());
            case TIMESTAMP, TIME_DURATION -> CodeBlock.of("new $T(in.i64())", type.java());
            case SCHEDULE_AT, UNIT -> CodeBlock.of("$T.CODEC.read(in)", type.java());
        };
    }

    /** The class of helper methods for what was written and read so far, and what those need; null when nothing does. */
    TypeSpec.Builder helperClass() {
        TypeSpec.Builder codecs = TypeSpec.classBuilder(Names.CODECS)
                .addModifiers(Modifier.FINAL)
                .addJavadoc("Lists, arrays and options of this module's types, as BSATN.\n")
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        Set<JavaType> done = new HashSet<>();
        while (done.size() < helpers.size()) {
            for (JavaType type : List.copyOf(helpers.keySet())) {
                if (done.add(type)) {
                    codecs.addMethod(helperMethod("write", type));
                    codecs.addMethod(helperMethod("read", type));
                }
            }
        }
        return codecs;
    }

    boolean hasHelpers() {
        return !helpers.isEmpty();
    }

    private MethodSpec helperMethod(String verb, JavaType type) {
        boolean write = verb.equals("write");
        MethodSpec.Builder method = MethodSpec.methodBuilder(verb + name(type)).addModifiers(Modifier.STATIC);
        TypeName java = nullable(type) ? type.java().box() : type.java();
        if (write) {
            method.addParameter(java, "value").addParameter(Names.WRITER, "out");
        } else {
            method.addParameter(Names.READER, "in").returns(java);
        }
        switch (type) {
            case JavaType.ListOf list -> listBody(method, list, write);
            case JavaType.ArrayOf array -> arrayBody(method, array, write);
            case JavaType.OptionOf option -> optionBody(method, option, write);
            case JavaType.ResultOf result -> resultBody(method, result, write);
            default -> throw new IllegalStateException("no helper for " + type);
        }
        return method.build();
    }

    private static boolean nullable(JavaType type) {
        return type instanceof JavaType.OptionOf option && option.nullable();
    }

    private void listBody(MethodSpec.Builder method, JavaType.ListOf list, boolean write) {
        TypeName element = list.element().java().box();
        if (write) {
            method.addStatement("out.length(value.size())")
                    .beginControlFlow("for ($T element : value)", element)
                    .addStatement(write(list.element(), CodeBlock.of("element")))
                    .endControlFlow();
        } else {
            method.addStatement(
                            "int count = in.length($S, $L)",
                            list.java(),
                            list.element().minBytes())
                    .addStatement("$T value = new $T<>(count)", list.java(), ArrayList.class)
                    .beginControlFlow("for (int i = 0; i < count; i++)")
                    .addStatement("value.add($L)", read(list.element()))
                    .endControlFlow()
                    .addStatement("return value");
        }
    }

    private void arrayBody(MethodSpec.Builder method, JavaType.ArrayOf array, boolean write) {
        if (write) {
            method.addStatement("out.length(value.length)")
                    .beginControlFlow(
                            "for ($T element : value)", array.element().java())
                    .addStatement(write(array.element(), CodeBlock.of("element")))
                    .endControlFlow();
        } else {
            method.addStatement(
                            "int count = in.length($S, $L)",
                            array.java(),
                            array.element().minBytes())
                    .addStatement(
                            "$T value = $L",
                            array.java(),
                            newArray(array.element().java()))
                    .beginControlFlow("for (int i = 0; i < count; i++)")
                    .addStatement("value[i] = $L", read(array.element()))
                    .endControlFlow()
                    .addStatement("return value");
        }
    }

    /** {@code new T[count]}, where T may be an array or have type arguments itself. */
    private static CodeBlock newArray(TypeName element) {
        StringBuilder dimensions = new StringBuilder("[count]");
        TypeName innermost = element;
        while (innermost instanceof ArrayTypeName array) {
            dimensions.append("[]");
            innermost = array.componentType();
        }
        return CodeBlock.of("new $T$L", innermost, dimensions);
    }

    private void optionBody(MethodSpec.Builder method, JavaType.OptionOf option, boolean write) {
        CodeBlock value = option.nullable() ? CodeBlock.of("value") : CodeBlock.of("value.get()");
        if (write) {
            method.beginControlFlow(option.nullable() ? "if (value != null)" : "if (value.isPresent())")
                    .addStatement("out.u8(0)")
                    .addStatement(write(option.value(), value))
                    .nextControlFlow("else")
                    .addStatement("out.u8(1)")
                    .endControlFlow();
        } else {
            method.addStatement("int tag = in.u8()")
                    .beginControlFlow("if (tag == 0)")
                    .addStatement(
                            option.nullable()
                                    ? CodeBlock.of("return $L", read(option.value()))
                                    : CodeBlock.of("return $T.of($L)", Optional.class, read(option.value())))
                    .endControlFlow()
                    .beginControlFlow("if (tag == 1)")
                    .addStatement(
                            option.nullable()
                                    ? CodeBlock.of("return null")
                                    : CodeBlock.of("return $T.empty()", Optional.class))
                    .endControlFlow()
                    .addStatement("throw in.unknownTag($S, tag)", "option");
        }
    }

    private void resultBody(MethodSpec.Builder method, JavaType.ResultOf result, boolean write) {
        TypeName ok = result.ok().java().box();
        TypeName err = result.err().java().box();
        if (write) {
            method.beginControlFlow("if (value instanceof $T<$T, $T> it)", Names.RESULT_OK, ok, err)
                    .addStatement("out.u8(0)")
                    .addStatement(write(result.ok(), CodeBlock.of("it.value()")))
                    .nextControlFlow("else if (value instanceof $T<$T, $T> it)", Names.RESULT_ERR, ok, err)
                    .addStatement("out.u8(1)")
                    .addStatement(write(result.err(), CodeBlock.of("it.error()")))
                    .nextControlFlow("else")
                    .addStatement("throw new $T($S)", NullPointerException.class, "a Result is null")
                    .endControlFlow();
        } else {
            method.addStatement("int tag = in.u8()")
                    .beginControlFlow("if (tag == 0)")
                    .addStatement("return $T.ok($L)", Names.RESULT, read(result.ok()))
                    .endControlFlow()
                    .beginControlFlow("if (tag == 1)")
                    .addStatement("return $T.err($L)", Names.RESULT, read(result.err()))
                    .endControlFlow()
                    .addStatement("throw in.unknownTag($S, tag)", "result");
        }
    }
}
