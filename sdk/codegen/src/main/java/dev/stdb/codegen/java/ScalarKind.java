package dev.stdb.codegen.java;

import com.palantir.javapoet.TypeName;

/** A type that the reader and the writer have a method for. */
enum ScalarKind {
    BOOL("bool"),
    I8("i8"),
    U8("u8"),
    I16("i16"),
    U16("u16"),
    I32("i32"),
    U32("u32"),
    I64("i64"),
    U64("u64"),
    F32("f32"),
    F64("f64"),
    STRING("str");

    final String method;

    ScalarKind(String method) {
        this.method = method;
    }

    /** A Java type that has all its values; of U64, the bits. */
    TypeName java() {
        return switch (this) {
            case BOOL -> TypeName.BOOLEAN;
            case I8 -> TypeName.BYTE;
            case I16 -> TypeName.SHORT;
            case U8, U16, I32 -> TypeName.INT;
            case U32, I64, U64 -> TypeName.LONG;
            case F32 -> TypeName.FLOAT;
            case F64 -> TypeName.DOUBLE;
            case STRING -> Names.STRING;
        };
    }
}
