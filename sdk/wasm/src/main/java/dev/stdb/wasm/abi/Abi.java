package dev.stdb.wasm.abi;

import dev.stdb.wasm.FunctionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * SpacetimeDB's host ABI: what a module may import, under which module name and from which server on, and what it exports.
 * Follows the server's {@code crates/core/src/host/wasm_common.rs}.
 */
public final class Abi {
    /** The newest ABI that is known here. */
    public static final AbiVersion NEWEST = new AbiVersion(10, 6);

    /** Prefix of exports that the server calls, in ascending order of their names, before {@code __setup__}. */
    public static final String PREINIT = "__preinit__";

    /**
     * A function of the host.
     *
     * @param version the import module is {@code spacetime_} and this version
     * @param since first server that has it
     */
    public record HostFunction(AbiVersion version, String name, FunctionType type, ServerVersion since) {
        /** Import module: {@code spacetime_10.0}. */
        public String module() {
            return "spacetime_" + version;
        }
    }

    /**
     * A function of the module that the host calls.
     *
     * @param kind the server's word for it in its messages: {@code describe_module}, {@code preinit}
     * @param types the types that the host accepts, the oldest first
     */
    public record ModuleFunction(String name, String kind, boolean required, List<FunctionType> types) {
        public ModuleFunction {
            types = List.copyOf(types);
        }
    }

    private static final FunctionType CALL = FunctionType.of("i32 i64 i64 i64 i64 i64 i64 i64 i32 i32", "i32");
    private static final FunctionType HANDLER = FunctionType.of("i32 i64 i32 i32 i32 i32", "i32");

    /** The form with sender and JWT, from server 2.14.0 on. */
    static final FunctionType HANDLER_WITH_SENDER =
            FunctionType.of("i32 i64 i64 i64 i64 i32 i64 i32 i32 i32 i32", "i32");

    private static final List<HostFunction> IMPORTS = List.of(
            host(0, "table_id_from_name", "i32 i32 i32", "i32"),
            host(0, "index_id_from_name", "i32 i32 i32", "i32"),
            host(0, "datastore_table_row_count", "i32 i32", "i32"),
            host(0, "datastore_table_scan_bsatn", "i32 i32", "i32"),
            host(0, "datastore_index_scan_range_bsatn", "i32 i32 i32 i32 i32 i32 i32 i32 i32", "i32"),
            host(0, "datastore_btree_scan_bsatn", "i32 i32 i32 i32 i32 i32 i32 i32 i32", "i32"),
            host(0, "datastore_delete_by_index_scan_range_bsatn", "i32 i32 i32 i32 i32 i32 i32 i32 i32", "i32"),
            host(0, "datastore_delete_by_btree_scan_bsatn", "i32 i32 i32 i32 i32 i32 i32 i32 i32", "i32"),
            host(0, "datastore_delete_all_by_eq_bsatn", "i32 i32 i32 i32", "i32"),
            host(0, "row_iter_bsatn_advance", "i32 i32 i32", "i32"),
            host(0, "row_iter_bsatn_close", "i32", "i32"),
            host(0, "datastore_insert_bsatn", "i32 i32 i32", "i32"),
            host(0, "datastore_update_bsatn", "i32 i32 i32 i32", "i32"),
            host(0, "volatile_nonatomic_schedule_immediate", "i32 i32 i32 i32", ""),
            host(0, "bytes_sink_write", "i32 i32 i32", "i32"),
            host(0, "bytes_source_read", "i32 i32 i32", "i32"),
            host(0, "console_log", "i32 i32 i32 i32 i32 i32 i32 i32", ""),
            host(0, "console_timer_start", "i32 i32", "i32"),
            host(0, "console_timer_end", "i32", "i32"),
            host(0, "identity", "i32", ""),
            host(1, "bytes_source_remaining_length", "i32 i32", "i32"),
            host(2, "get_jwt", "i32 i32", "i32"),
            host(3, "procedure_sleep_until", "i64", "i64"),
            host(3, "procedure_start_mut_tx", "i32", "i32"),
            host(3, "procedure_commit_mut_tx", "", "i32"),
            host(3, "procedure_abort_mut_tx", "", "i32"),
            host(3, "procedure_http_request", "i32 i32 i32 i32 i32", "i32"),
            host(4, "datastore_index_scan_point_bsatn", "i32 i32 i32 i32", "i32"),
            host(4, "datastore_delete_by_index_scan_point_bsatn", "i32 i32 i32 i32", "i32"),
            host(5, "datastore_clear", "i32 i32", "i32"),
            host(6, "env_get", "i32 i32 i32", "i32"));

    private static final Map<String, ModuleFunction> EXPORTS = exports(
            new ModuleFunction("__describe_module__", "describe_module", true, List.of(FunctionType.of("i32", ""))),
            new ModuleFunction("__call_reducer__", "call_reducer", true, List.of(CALL)),
            new ModuleFunction(
                    "__call_view__",
                    "call_view",
                    false,
                    List.of(FunctionType.of("i32 i64 i64 i64 i64 i32 i32", "i32"))),
            new ModuleFunction(
                    "__call_view_anon__", "call_view_anon", false, List.of(FunctionType.of("i32 i32 i32", "i32"))),
            new ModuleFunction("__call_procedure__", "call_procedure", false, List.of(CALL)),
            new ModuleFunction(
                    "__call_http_handler__", "call_http_handler", false, List.of(HANDLER, HANDLER_WITH_SENDER)),
            new ModuleFunction("__setup__", "setup", false, List.of(FunctionType.of("i32", "i32"))),
            new ModuleFunction("_initialize", "initialize", false, List.of(FunctionType.of("", ""))));

    private static final ModuleFunction PREINIT_FUNCTION =
            new ModuleFunction(PREINIT, "preinit", false, List.of(FunctionType.of("", "")));

    private Abi() {}

    private static HostFunction host(int minor, String name, String params, String results) {
        var since = switch (minor) {
            case 5 -> new ServerVersion(2, 2, 0);
            case 6 -> new ServerVersion(2, 11, 0);
            default -> ServerVersion.OLDEST;
        };
        return new HostFunction(new AbiVersion(10, minor), name, FunctionType.of(params, results), since);
    }

    private static Map<String, ModuleFunction> exports(ModuleFunction... functions) {
        var map = new LinkedHashMap<String, ModuleFunction>();
        for (ModuleFunction function : functions) {
            map.put(function.name(), function);
        }
        return map;
    }

    /** Every function that a host has, the oldest ABI first. */
    public static List<HostFunction> imports() {
        return IMPORTS;
    }

    /** The host's function of that import, if it exists under that very module name. */
    public static Optional<HostFunction> hostFunction(String module, String name) {
        return IMPORTS.stream()
                .filter(f -> f.name().equals(name) && f.module().equals(module))
                .findFirst();
    }

    /** Every function that a module may export, except the preinit functions, which are many. */
    public static List<ModuleFunction> exports() {
        return List.copyOf(EXPORTS.values());
    }

    /** What the host expects of an export; empty for names that it ignores. */
    public static Optional<ModuleFunction> moduleFunction(String name) {
        return name.startsWith(PREINIT) ? Optional.of(PREINIT_FUNCTION) : Optional.ofNullable(EXPORTS.get(name));
    }

    /** Whether the ABI knows an export of this name: one of the functions, or {@code memory}. */
    public static boolean isExport(String name) {
        return name.equals("memory") || moduleFunction(name).isPresent();
    }
}
