package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;

/** The classes that generated code names. */
final class Names {
    private static final String BSATN = "dev.stdb.bsatn";
    private static final String SPECIAL = "dev.stdb.bsatn.special";
    private static final String CLIENT = "dev.stdb.client";
    private static final String TYPED = "dev.stdb.client.typed";

    static final ClassName CODEC = ClassName.get(BSATN, "Codec");
    static final ClassName READER = ClassName.get(BSATN, "BsatnReader");
    static final ClassName WRITER = ClassName.get(BSATN, "BsatnWriter");
    static final ClassName UNINHABITED = ClassName.get(BSATN, "BsatnException", "Uninhabited");

    static final ClassName CONNECTION = ClassName.get(CLIENT, "DbConnection");
    static final ClassName BUILDER = ClassName.get(CLIENT, "DbConnectionBuilder");
    static final ClassName SUBSCRIPTION = ClassName.get(CLIENT, "Subscription");
    static final ClassName REDUCER_OUTCOME = ClassName.get(CLIENT, "ReducerOutcome");
    static final ClassName PROCEDURE_OUTCOME = ClassName.get(CLIENT, "ProcedureOutcome");
    static final ClassName SCHEMA_DIFFERS = ClassName.get(CLIENT, "ConnectionException", "SchemaDiffers");

    static final ClassName CODECS = ClassName.get(TYPED, "Codecs");
    static final ClassName RESULT = ClassName.get(TYPED, "Result");
    static final ClassName BYTES = ClassName.get(TYPED, "Bytes");
    static final ClassName UNIT = ClassName.get(TYPED, "Unit");
    static final ClassName NEVER = ClassName.get(TYPED, "Never");
    static final ClassName REMOTE_TABLE = ClassName.get(TYPED, "RemoteTable");
    static final ClassName KEYED_TABLE = ClassName.get(TYPED, "KeyedTable");
    static final ClassName EVENT_TABLE = ClassName.get(TYPED, "EventTable");
    static final ClassName SCHEMA_CHECK = ClassName.get(TYPED, "SchemaCheck");

    static final ClassName STAGE = ClassName.get("java.util.concurrent", "CompletionStage");
    static final ClassName LIST = ClassName.get("java.util", "List");
    static final ClassName ARRAY_LIST = ClassName.get("java.util", "ArrayList");
    static final ClassName OPTIONAL = ClassName.get("java.util", "Optional");
    static final ClassName STRING = ClassName.get("java.lang", "String");

    private Names() {}

    /** A type of {@code dev.stdb.bsatn.special}, by its simple name. */
    static ClassName special(String name) {
        return ClassName.get(SPECIAL, name);
    }
}
