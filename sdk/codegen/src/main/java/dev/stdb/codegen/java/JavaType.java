package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;

/** What a type of the schema is in Java, and how its values are written to {@code out} and read from {@code in}. */
sealed interface JavaType {
    record Scalar(ScalarKind kind) implements JavaType {}

    /** A class with a constant {@code CODEC}: a generated one, or one of ours. */
    record Value(ClassName type) implements JavaType {}

    record ListOf(JavaType element) implements JavaType {}

    record OptionalOf(JavaType some) implements JavaType {}

    record ResultOf(JavaType ok, JavaType err) implements JavaType {}

    /** The type as it stands in Java. */
    default TypeName name() {
        return switch (this) {
            case Scalar(ScalarKind kind) -> kind.java();
            case Value(ClassName type) -> type;
            case ListOf(JavaType element) -> ParameterizedTypeName.get(Names.LIST, element.boxed());
            case OptionalOf(JavaType some) -> ParameterizedTypeName.get(Names.OPTIONAL, some.boxed());
            case ResultOf(JavaType ok, JavaType err) ->
                ParameterizedTypeName.get(Names.RESULT, ok.boxed(), err.boxed());
        };
    }

    /** The type as an argument of another one. */
    default TypeName boxed() {
        return name().box();
    }

    /** An expression for the codec. */
    default CodeBlock codec() {
        return switch (this) {
            case Scalar(ScalarKind kind) -> CodeBlock.of("$T.$L", Names.CODECS, kind);
            case Value(ClassName type) -> CodeBlock.of("$T.CODEC", type);
            case ListOf(JavaType element) -> CodeBlock.of("$T.list($L)", Names.CODECS, element.codec());
            case OptionalOf(JavaType some) -> CodeBlock.of("$T.optional($L)", Names.CODECS, some.codec());
            case ResultOf(JavaType ok, JavaType err) ->
                CodeBlock.of("$T.result($L, $L)", Names.CODECS, ok.codec(), err.codec());
        };
    }

    /** An expression that writes a value. */
    default CodeBlock write(CodeBlock value) {
        return this instanceof Scalar(ScalarKind kind)
                ? CodeBlock.of("out.$L($L)", kind.method, value)
                : CodeBlock.of("$L.write($L, out)", codec(), value);
    }

    /** An expression that reads a value. */
    default CodeBlock read() {
        return this instanceof Scalar(ScalarKind kind)
                ? CodeBlock.of("in.$L()", kind.method)
                : CodeBlock.of("$L.read(in)", codec());
    }

    /** How many of a method's 255 places for arguments it takes. */
    default int slots() {
        return name().equals(TypeName.LONG) || name().equals(TypeName.DOUBLE) ? 2 : 1;
    }
}
