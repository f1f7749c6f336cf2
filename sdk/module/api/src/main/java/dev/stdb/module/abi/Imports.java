package dev.stdb.module.abi;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/** The server's functions as wasm imports. One that no code path reaches is not imported. */
final class Imports {
    private Imports() {}

    @Import(module = "spacetime_10.0", name = "table_id_from_name")
    static native int tableIdFromName(Address name, int length, Address out);

    @Import(module = "spacetime_10.0", name = "index_id_from_name")
    static native int indexIdFromName(Address name, int length, Address out);

    @Import(module = "spacetime_10.0", name = "datastore_table_row_count")
    static native int datastoreTableRowCount(int table, Address out);

    @Import(module = "spacetime_10.0", name = "datastore_table_scan_bsatn")
    static native int datastoreTableScan(int table, Address out);

    @Import(module = "spacetime_10.4", name = "datastore_index_scan_point_bsatn")
    static native int datastoreIndexScanPoint(int index, Address point, int length, Address out);

    @Import(module = "spacetime_10.0", name = "datastore_index_scan_range_bsatn")
    static native int datastoreIndexScanRange(
            int index,
            Address prefix,
            int prefixLength,
            int prefixColumns,
            Address lower,
            int lowerLength,
            Address upper,
            int upperLength,
            Address out);

    @Import(module = "spacetime_10.4", name = "datastore_delete_by_index_scan_point_bsatn")
    static native int datastoreDeleteByIndexScanPoint(int index, Address point, int length, Address out);

    @Import(module = "spacetime_10.0", name = "datastore_delete_by_index_scan_range_bsatn")
    static native int datastoreDeleteByIndexScanRange(
            int index,
            Address prefix,
            int prefixLength,
            int prefixColumns,
            Address lower,
            int lowerLength,
            Address upper,
            int upperLength,
            Address out);

    @Import(module = "spacetime_10.0", name = "datastore_delete_all_by_eq_bsatn")
    static native int datastoreDeleteAllByEq(int table, Address rows, int length, Address out);

    @Import(module = "spacetime_10.0", name = "row_iter_bsatn_advance")
    static native int rowIterAdvance(int iterator, Address buffer, Address length);

    @Import(module = "spacetime_10.0", name = "row_iter_bsatn_close")
    static native int rowIterClose(int iterator);

    @Import(module = "spacetime_10.0", name = "datastore_insert_bsatn")
    static native int datastoreInsert(int table, Address row, Address length);

    @Import(module = "spacetime_10.0", name = "datastore_update_bsatn")
    static native int datastoreUpdate(int table, int index, Address row, Address length);

    @Import(module = "spacetime_10.0", name = "bytes_sink_write")
    static native int bytesSinkWrite(int sink, Address bytes, Address length);

    @Import(module = "spacetime_10.0", name = "bytes_source_read")
    static native int bytesSourceRead(int source, Address buffer, Address length);

    @Import(module = "spacetime_10.1", name = "bytes_source_remaining_length")
    static native int bytesSourceRemainingLength(int source, Address out);

    @Import(module = "spacetime_10.0", name = "console_log")
    static native void consoleLog(
            int level,
            Address target,
            int targetLength,
            Address file,
            int fileLength,
            int line,
            Address message,
            int messageLength);

    @Import(module = "spacetime_10.0", name = "identity")
    static native void identity(Address out);

    @Import(module = "spacetime_10.5", name = "datastore_clear")
    static native int datastoreClear(int table, Address out);

    @Import(module = "spacetime_10.2", name = "get_jwt")
    static native int getJwt(Address connectionId, Address out);

    @Import(module = "spacetime_10.3", name = "procedure_start_mut_tx")
    static native int procedureStartMutTx(Address micros);

    @Import(module = "spacetime_10.3", name = "procedure_commit_mut_tx")
    static native int procedureCommitMutTx();

    @Import(module = "spacetime_10.3", name = "procedure_abort_mut_tx")
    static native int procedureAbortMutTx();

    @Import(module = "spacetime_10.3", name = "procedure_sleep_until")
    static native long procedureSleepUntil(long micros);

    @Import(module = "spacetime_10.3", name = "procedure_http_request")
    static native int procedureHttpRequest(
            Address request, int requestLength, Address body, int bodyLength, Address out);

    @Import(module = "spacetime_10.0", name = "volatile_nonatomic_schedule_immediate")
    static native void volatileNonatomicScheduleImmediate(
            Address reducer, int reducerLength, Address arguments, int argumentsLength);

    @Import(module = "spacetime_10.0", name = "console_timer_start")
    static native int consoleTimerStart(Address name, int length);

    @Import(module = "spacetime_10.0", name = "console_timer_end")
    static native int consoleTimerEnd(int timer);

    @Import(module = "spacetime_10.6", name = "env_get")
    static native int envGet(Address key, int length, Address out);
}
