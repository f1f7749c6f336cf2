package dev.stdb.host.program;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** The functions a module may import, ABI 10.0 to 10.6, each under exactly one version. */
final class AbiFunctions {
    static final int MAJOR = 10;
    static final int MINOR = 5;
    /** The version that reads environment variables, for programs that are published with some. */
    static final int MINOR_WITH_ENVIRONMENT = 6;

    /** Types by {@code module::name}. */
    static final Map<String, FunctionType> TYPES = types();

    private AbiFunctions() {}

    private static Map<String, FunctionType> types() {
        var all = new LinkedHashMap<String, FunctionType>();
        put(all, 0, "table_id_from_name", 3, true);
        put(all, 0, "index_id_from_name", 3, true);
        put(all, 0, "datastore_table_row_count", 2, true);
        put(all, 0, "datastore_table_scan_bsatn", 2, true);
        put(all, 0, "datastore_index_scan_range_bsatn", 9, true);
        put(all, 0, "datastore_btree_scan_bsatn", 9, true);
        put(all, 0, "datastore_delete_by_index_scan_range_bsatn", 9, true);
        put(all, 0, "datastore_delete_by_btree_scan_bsatn", 9, true);
        put(all, 0, "datastore_delete_all_by_eq_bsatn", 4, true);
        put(all, 0, "row_iter_bsatn_advance", 3, true);
        put(all, 0, "row_iter_bsatn_close", 1, true);
        put(all, 0, "datastore_insert_bsatn", 3, true);
        put(all, 0, "datastore_update_bsatn", 4, true);
        put(all, 0, "volatile_nonatomic_schedule_immediate", 4, false);
        put(all, 0, "bytes_sink_write", 3, true);
        put(all, 0, "bytes_source_read", 3, true);
        put(all, 0, "console_log", 8, false);
        put(all, 0, "console_timer_start", 2, true);
        put(all, 0, "console_timer_end", 1, true);
        put(all, 0, "identity", 1, false);
        put(all, 1, "bytes_source_remaining_length", 2, true);
        put(all, 2, "get_jwt", 2, true);
        all.put(name(3, "procedure_sleep_until"), FunctionType.of(List.of(ValType.I64), List.of(ValType.I64)));
        put(all, 3, "procedure_start_mut_tx", 1, true);
        put(all, 3, "procedure_commit_mut_tx", 0, true);
        put(all, 3, "procedure_abort_mut_tx", 0, true);
        put(all, 3, "procedure_http_request", 5, true);
        put(all, 4, "datastore_index_scan_point_bsatn", 4, true);
        put(all, 4, "datastore_delete_by_index_scan_point_bsatn", 4, true);
        put(all, 5, "datastore_clear", 2, true);
        put(all, 6, "env_get", 3, true);
        return Map.copyOf(all);
    }

    private static void put(Map<String, FunctionType> all, int minor, String name, int params, boolean result) {
        List<ValType> in = Collections.nCopies(params, ValType.I32);
        all.put(name(minor, name), FunctionType.of(in, result ? List.of(ValType.I32) : List.of()));
    }

    private static String name(int minor, String name) {
        return "spacetime_10." + minor + "::" + name;
    }
}
