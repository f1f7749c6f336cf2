package dev.stdb.codegen.java;

import com.palantir.javapoet.TypeName;

/** A type that the reader and the writer have a method for. */
enum ScalarKind {
    BOOL(TypeName.BOOLEAN, "bool"),
    I8(TypeName.BYTE, "i8"),
    U8(TypeName.INT, "u8"),
    I16(TypeName.SHORT, "i16"),
    U16(TypeName.INT, "u16"),
    I32(TypeName.INT, "i32"),
    U32(TypeName.LONG, "u32"),
    I64(TypeName.LONG, "i64"),
    U64(TypeName.LONG, "u64"),
    F32(TypeName.FLOAT, "f32"),
    F64(TypeName.DOUBLE, "f64"),
    STRING(Runtime.STRING, "str");

    final TypeName java;
    final String method;

    ScalarKind(TypeName java, String method) {
        this.java = java;
        this.method = method;
    }
}
