package dev.stdb.module.processor;

import com.palantir.javapoet.ClassName;

/** The classes that generated code names, and the annotations that modules write. */
final class Names {
    static final String API = "dev.stdb.module";
    static final String API_QUERY = "dev.stdb.module.query";
    static final String ABI = "dev.stdb.module.abi";
    static final String SPECIAL = "dev.stdb.bsatn.special";

    static final ClassName WRITER = ClassName.get("dev.stdb.bsatn", "BsatnWriter");
    static final ClassName READER = ClassName.get("dev.stdb.bsatn", "BsatnReader");
    static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
    static final ClassName TABLE_HANDLE = ClassName.get(API, "TableHandle");
    static final ClassName INSERT_HANDLE = ClassName.get(API, "InsertHandle");
    static final ClassName TABLE_INDEX = ClassName.get(API, "TableIndex");
    static final ClassName UNIQUE_INDEX = ClassName.get(API, "UniqueIndex");
    static final ClassName ROWS = ClassName.get(API, "Rows");
    static final ClassName RANGE = ClassName.get(API, "Range");
    static final ClassName INT_RANGE = ClassName.get(API, "IntRange");
    static final ClassName LONG_RANGE = ClassName.get(API, "LongRange");
    static final ClassName BOUND = ClassName.get(API, "Bound");
    static final ClassName RESULT = ClassName.get(API, "Result");
    static final ClassName RESULT_OK = RESULT.nestedClass("Ok");
    static final ClassName RESULT_ERR = RESULT.nestedClass("Err");
    static final ClassName UNIT = ClassName.get(API, "Unit");
    static final ClassName HTTP_REQUEST = ClassName.get(API, "HttpRequest");
    static final ClassName HTTP_RESPONSE = ClassName.get(API, "HttpResponse");
    static final ClassName REDUCER_RESULT = ClassName.get(API, "ReducerResult");
    static final ClassName REDUCER_CONTEXT_BASE = ClassName.get(API, "ReducerContextBase");
    static final ClassName VIEW_CONTEXT_BASE = ClassName.get(API, "ViewContextBase");
    static final ClassName READ_ONLY_TABLE = ClassName.get(API, "ReadOnlyTable");
    static final ClassName QUERY = ClassName.get(API, "Query");
    static final ClassName LOOKUP_TABLE = ClassName.get(API_QUERY, "LookupTable");
    static final ClassName EVENT_TABLE = ClassName.get(API_QUERY, "EventTable");
    static final ClassName KEY_COLUMN = ClassName.get(API_QUERY, "KeyColumn");
    static final ClassName INT_COLUMN = ClassName.get(API_QUERY, "IntColumn");
    static final ClassName LONG_COLUMN = ClassName.get(API_QUERY, "LongColumn");
    static final ClassName DOUBLE_COLUMN = ClassName.get(API_QUERY, "DoubleColumn");
    static final ClassName BOOL_COLUMN = ClassName.get(API_QUERY, "BoolColumn");
    static final ClassName VALUE_COLUMN = ClassName.get(API_QUERY, "ValueColumn");
    static final ClassName PROCEDURE_CONTEXT_BASE = ClassName.get(API, "ProcedureContextBase");
    static final ClassName HANDLER_CONTEXT_BASE = ClassName.get(API, "HandlerContextBase");
    static final ClassName SENDER_HANDLER_CONTEXT_BASE = ClassName.get(API, "SenderHandlerContextBase");
    static final ClassName HTTP_CALLER = ClassName.get(API + ".abi", "HttpCaller");
    static final ClassName ENVIRONMENT_VARIABLES = ClassName.get(ABI, "EnvironmentVariables");
    static final ClassName INSTANCE = ClassName.get(ABI, "ModuleInstance");
    static final ClassName ROW_SCAN = ClassName.get(ABI, "RowScan");
    static final ClassName DISPATCH = ClassName.get(ABI, "ModuleDispatch");
    static final ClassName EXPORT = ClassName.get("org.teavm.interop", "Export");
    static final ClassName ENTRY = ClassName.get("dev.stdb.module.generated", "ModuleEntry");

    static final String SCANNED = "Scanned";

    static final String TABLE = API + ".Table";
    static final String TABLES = API + ".Table.Tables";
    static final String PRIMARY_KEY = API + ".PrimaryKey";
    static final String UNIQUE = API + ".Unique";
    static final String AUTO_INC = API + ".AutoInc";
    static final String INDEX = API + ".Index";
    static final String INDEXES = API + ".Index.Indexes";
    static final String DEFAULT = API + ".Default";
    static final String SPACETIME_TYPE = API + ".SpacetimeType";
    static final String REDUCER = API + ".Reducer";
    static final String PROCEDURE = API + ".Procedure";
    static final String HTTP_HANDLER = API + ".HttpHandler";
    static final String HTTP_ROUTER = API + ".HttpRouter";
    static final String ENVIRONMENT = API + ".Environment";
    static final String ENVIRONMENT_VALUES = ENVIRONMENT + ".Values";
    static final String OUTBOX = API + ".Outbox";
    static final String INIT = API + ".Init";
    static final String CLIENT_CONNECTED = API + ".ClientConnected";
    static final String CLIENT_DISCONNECTED = API + ".ClientDisconnected";
    static final String VIEW = API + ".View";
    static final String NAME = API + ".Name";
    static final String SUBMODULE = API + ".Submodule";
    static final String SUBMODULES = API + ".Submodule.Submodules";
    static final String MODULE_SETTINGS = API + ".ModuleSettings";
    static final String CLIENT_VISIBILITY_FILTER = API + ".ClientVisibilityFilter";

    /** The contexts' simple names; the classes are generated, so they do not exist when the processor reads the module. */
    static final String REDUCER_CONTEXT = "ReducerContext";

    static final String VIEW_CONTEXT = "ViewContext";
    static final String ANONYMOUS_VIEW_CONTEXT = "AnonymousViewContext";
    static final String READ_DB = "ReadDb";
    static final String FROM = "From";
    static final String PROCEDURE_CONTEXT = "ProcedureContext";
    static final String HANDLER_CONTEXT = "HandlerContext";
    static final String SENDER_HANDLER_CONTEXT = "SenderHandlerContext";

    static final String DB = "Db";
    static final String MODULE = "GeneratedModule";
    static final String IMMEDIATELY = "Immediately";
    static final String ENVIRONMENT_READER = "EnvironmentReader";
    static final String CODECS = "Codecs";

    private Names() {}

    static String capital(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toUpperCase(first)) + name.substring(Character.charCount(first));
    }

    static String small(String name) {
        int first = name.codePointAt(0);
        return Character.toString(Character.toLowerCase(first)) + name.substring(Character.charCount(first));
    }
}
