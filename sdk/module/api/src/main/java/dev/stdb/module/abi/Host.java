package dev.stdb.module.abi;

import org.jspecify.annotations.Nullable;

/**
 * The server's functions, one method each, with arrays where the ABI has pointers. All results but {@link #rowCount}'s and the
 * like are an {@link Errno}; what else a function answers goes into the one-element array it is given.
 *
 * <p>Buffers belong to the caller; the host reads and writes them only during the call. One thread at a time.
 */
public interface Host {
    /** {@code table_id_from_name}: the id of the table whose UTF-8 name is given, in {@code out[0]}. */
    int tableId(byte[] name, int[] out);

    /** {@code index_id_from_name}. */
    int indexId(byte[] name, int[] out);

    /** {@code datastore_table_row_count}. */
    int rowCount(int table, long[] out);

    /** {@code datastore_table_scan_bsatn}: a row iterator in {@code out[0]}. */
    int tableScan(int table, int[] out);

    /** {@code datastore_index_scan_point_bsatn}: the rows whose whole key is the first {@code length} bytes of {@code key}. */
    int indexScanPoint(int index, byte[] key, int length, int[] out);

    /**
     * {@code datastore_index_scan_range_bsatn}. {@code keys} holds, one after the other, the prefix of {@code prefixColumns} columns,
     * the lower bound and the upper bound of the next column; the three lengths are in bytes.
     */
    int indexScanRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out);

    /** {@code datastore_delete_by_index_scan_point_bsatn}: how many rows went, in {@code out[0]}. */
    int deleteByIndexPoint(int index, byte[] key, int length, int[] out);

    /** {@code datastore_delete_by_index_scan_range_bsatn}, with keys as in {@link #indexScanRange}. */
    int deleteByIndexRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out);

    /** {@code datastore_delete_all_by_eq_bsatn}: {@code rows} is a count and that many rows. */
    int deleteAllByEq(int table, byte[] rows, int length, int[] out);

    /** {@code row_iter_bsatn_advance}: {@code length[0]} is the buffer's capacity before and the bytes written after. */
    int advance(int iterator, byte[] buffer, int[] length);

    /** {@code row_iter_bsatn_close}. */
    int close(int iterator);

    /**
     * {@code datastore_insert_bsatn}: {@code length[0]} is the row's length before and that of the generated columns after, which
     * the host writes over the row's start.
     */
    int insert(int table, byte[] row, int[] length);

    /** {@code datastore_update_bsatn}, writing back as {@link #insert} does. */
    int update(int table, int index, byte[] row, int[] length);

    /** {@code bytes_sink_write}: {@code length[0]} bytes of {@code bytes}. */
    int writeSink(int sink, byte[] bytes, int[] length);

    /** {@code bytes_source_read}: {@code length[0]} is the capacity before and the bytes read after; -1 says there is no more. */
    int readSource(int source, byte[] buffer, int[] length);

    /** {@code bytes_source_remaining_length}. */
    int sourceLength(int source, int[] out);

    /**
     * {@code console_log}. {@code level} as in {@code dev.stdb.module.Log}; {@code line} -1 for none; {@code message} of {@code
     * length} UTF-8 bytes.
     */
    void log(int level, byte @Nullable [] target, byte @Nullable [] file, int line, byte[] message);

    /** {@code console_log} of text, from a line of a file; {@code file} null and {@code line} -1 for none. */
    default void log(int level, @Nullable String file, int line, String message) {
        log(level, null, file == null ? null : Utf8Text.bytes(file), line, Utf8Text.bytes(message));
    }

    /** {@code identity}: the database's identity, 32 bytes, lowest first. */
    void identity(byte[] out);

    /** {@code datastore_clear}: how many rows the table had, in {@code out[0]}. */
    int clear(int table, long[] out);

    /**
     * {@code get_jwt}: a source with the token's claims as JSON in {@code out[0]}, 0 if there is none. {@code connectionId} is 16 bytes,
     * lowest first. Needs an open transaction.
     */
    int jwt(byte[] connectionId, int[] out);

    /** {@code procedure_start_mut_tx}: the transaction's time in microseconds since 1970 in {@code micros[0]}. */
    int startTx(long[] micros);

    /** {@code procedure_commit_mut_tx}. */
    int commitTx();

    /** {@code procedure_abort_mut_tx}. */
    int abortTx();

    /** {@code procedure_sleep_until}: waits until then, not at all if that is past, and returns the time it is now. */
    long sleepUntil(long micros);

    /**
     * {@code procedure_http_request}: the sources of the answer in {@code out[0]} and of its body in {@code out[1]}, 0 for an empty one;
     * with {@link Errno#HTTP_ERROR} {@code out[0]} is that of a BSATN string which says why.
     */
    int httpRequest(byte[] request, byte[] body, int[] out);

    /** {@code volatile_nonatomic_schedule_immediate}: the reducer's UTF-8 name and the BSATN of its arguments. */
    void scheduleImmediate(byte[] reducer, byte[] arguments);

    /** {@code console_timer_start}: the timer's number. */
    int timerStart(byte[] name);

    /** {@code console_timer_end}: the host logs how long the timer ran. */
    int timerEnd(int timer);

    /** {@code env_get}, ABI 10.6: a source with the value's UTF-8 text in {@code out[0]}, 0 if the key has none. */
    int envGet(byte[] key, int[] out);

    /**
     * Ends the call as a crash, after {@code crash} was logged: in wasm this traps and the server drops the instance; elsewhere it
     * throws.
     */
    Error trap(Throwable crash);
}
