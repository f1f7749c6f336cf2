package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnWriter;
import org.jspecify.annotations.Nullable;
import org.teavm.interop.Address;
import org.teavm.interop.StaticInit;

/**
 * The host inside wasm. Every method hands out addresses of arrays in the same expression that calls the import, since the
 * collector may move an array at any allocation in between.
 */
@StaticInit
final class WasmHost implements Host {
    static final WasmHost INSTANCE = new WasmHost();

    /** Log records are made in here. */
    private final BsatnWriter text = new BsatnWriter(256);

    /** The file that the last record came from. Files are constants of the program, so they are known by identity. */
    private @Nullable String lastFile;

    private byte @Nullable [] lastFileName;

    private WasmHost() {}

    @Override
    public int tableId(byte[] name, int[] out) {
        return Imports.tableIdFromName(Address.ofData(name), name.length, Address.ofData(out));
    }

    @Override
    public int indexId(byte[] name, int[] out) {
        return Imports.indexIdFromName(Address.ofData(name), name.length, Address.ofData(out));
    }

    @Override
    public int rowCount(int table, long[] out) {
        return Imports.datastoreTableRowCount(table, Address.ofData(out));
    }

    @Override
    public int tableScan(int table, int[] out) {
        return Imports.datastoreTableScan(table, Address.ofData(out));
    }

    @Override
    public int indexScanPoint(int index, byte[] key, int length, int[] out) {
        return Imports.datastoreIndexScanPoint(index, Address.ofData(key), length, Address.ofData(out));
    }

    @Override
    public int indexScanRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        return Imports.datastoreIndexScanRange(
                index,
                Address.ofData(keys),
                prefixLength,
                prefixColumns,
                Address.ofData(keys).add(prefixLength),
                lowerLength,
                Address.ofData(keys).add(prefixLength + lowerLength),
                upperLength,
                Address.ofData(out));
    }

    @Override
    public int deleteByIndexPoint(int index, byte[] key, int length, int[] out) {
        return Imports.datastoreDeleteByIndexScanPoint(index, Address.ofData(key), length, Address.ofData(out));
    }

    @Override
    public int deleteByIndexRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        return Imports.datastoreDeleteByIndexScanRange(
                index,
                Address.ofData(keys),
                prefixLength,
                prefixColumns,
                Address.ofData(keys).add(prefixLength),
                lowerLength,
                Address.ofData(keys).add(prefixLength + lowerLength),
                upperLength,
                Address.ofData(out));
    }

    @Override
    public int deleteAllByEq(int table, byte[] rows, int length, int[] out) {
        return Imports.datastoreDeleteAllByEq(table, Address.ofData(rows), length, Address.ofData(out));
    }

    @Override
    public int advance(int iterator, byte[] buffer, int[] length) {
        return Imports.rowIterAdvance(iterator, Address.ofData(buffer), Address.ofData(length));
    }

    @Override
    public int close(int iterator) {
        return Imports.rowIterClose(iterator);
    }

    @Override
    public int insert(int table, byte[] row, int[] length) {
        return Imports.datastoreInsert(table, Address.ofData(row), Address.ofData(length));
    }

    @Override
    public int update(int table, int index, byte[] row, int[] length) {
        return Imports.datastoreUpdate(table, index, Address.ofData(row), Address.ofData(length));
    }

    @Override
    public int writeSink(int sink, byte[] bytes, int[] length) {
        return Imports.bytesSinkWrite(sink, Address.ofData(bytes), Address.ofData(length));
    }

    @Override
    public int readSource(int source, byte[] buffer, int[] length) {
        return Imports.bytesSourceRead(source, Address.ofData(buffer), Address.ofData(length));
    }

    @Override
    public int sourceLength(int source, int[] out) {
        return Imports.bytesSourceRemainingLength(source, Address.ofData(out));
    }

    @Override
    public void log(int level, byte @Nullable [] target, byte @Nullable [] file, int line, byte[] message) {
        Imports.consoleLog(
                level,
                target == null ? Address.fromInt(0) : Address.ofData(target),
                target == null ? 0 : target.length,
                file == null ? Address.fromInt(0) : Address.ofData(file),
                file == null ? 0 : file.length,
                line,
                Address.ofData(message),
                message.length);
    }

    @Override
    @SuppressWarnings({"ReferenceEquality", "StringEquality"
    }) // a file that is equal but not the same is encoded once more
    public void log(int level, @Nullable String file, int line, String message) {
        if (file != lastFile) {
            lastFile = file;
            lastFileName = file == null ? null : Utf8Text.bytes(file);
        }
        if (!text.reset().ascii(message)) {
            log(level, null, lastFileName, line, Utf8Text.bytes(message));
            return;
        }
        byte[] name = lastFileName;
        Imports.consoleLog(
                level,
                Address.fromInt(0),
                0,
                name == null ? Address.fromInt(0) : Address.ofData(name),
                name == null ? 0 : name.length,
                line,
                Address.ofData(text.buffer()),
                text.size());
    }

    @Override
    public void identity(byte[] out) {
        Imports.identity(Address.ofData(out));
    }

    @Override
    public int clear(int table, long[] out) {
        return Imports.datastoreClear(table, Address.ofData(out));
    }

    @Override
    public int jwt(byte[] connectionId, int[] out) {
        return Imports.getJwt(Address.ofData(connectionId), Address.ofData(out));
    }

    @Override
    public int startTx(long[] micros) {
        return Imports.procedureStartMutTx(Address.ofData(micros));
    }

    @Override
    public int commitTx() {
        return Imports.procedureCommitMutTx();
    }

    @Override
    public int abortTx() {
        return Imports.procedureAbortMutTx();
    }

    @Override
    public long sleepUntil(long micros) {
        return Imports.procedureSleepUntil(micros);
    }

    @Override
    public int httpRequest(byte[] request, byte[] body, int[] out) {
        return Imports.procedureHttpRequest(
                Address.ofData(request), request.length, Address.ofData(body), body.length, Address.ofData(out));
    }

    @Override
    public void scheduleImmediate(byte[] reducer, byte[] arguments) {
        Imports.volatileNonatomicScheduleImmediate(
                Address.ofData(reducer), reducer.length, Address.ofData(arguments), arguments.length);
    }

    @Override
    public int timerStart(byte[] name) {
        return Imports.consoleTimerStart(Address.ofData(name), name.length);
    }

    @Override
    public int timerEnd(int timer) {
        return Imports.consoleTimerEnd(timer);
    }

    @Override
    public int envGet(byte[] key, int[] out) {
        return Imports.envGet(Address.ofData(key), key.length, Address.ofData(out));
    }

    /** A store past the end of memory: the surest trap there is, in every engine. */
    @Override
    public Error trap(Throwable crash) {
        Address.fromInt(-16).putLong(0);
        return new Error("the store past the end of memory did not trap");
    }
}
