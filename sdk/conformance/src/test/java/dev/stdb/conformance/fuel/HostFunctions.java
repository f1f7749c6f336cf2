package dev.stdb.conformance.fuel;

import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.DatastoreException;
import dev.stdb.host.datastore.Inserted;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.RowChunks;
import dev.stdb.wasm.abi.Abi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** What a reducer asks of its host, over one transaction of a datastore. One thread. */
final class HostFunctions {
    private static final int NO_SUCH_TABLE = 4;
    private static final int NO_SUCH_INDEX = 5;
    private static final int BUFFER_TOO_SMALL = 11;
    private static final int EXHAUSTED = -1;

    private final Map<String, Body> bodies = new HashMap<>();
    private final Map<Integer, RowChunks> iterators = new HashMap<>();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private final StringBuilder log = new StringBuilder();
    private byte[] arguments = {};
    private int read;
    private int nextIterator;
    private @Nullable Datastore store;
    private @Nullable MutTx tx;

    /** One import: memory and arguments in, result out. */
    @FunctionalInterface
    private interface Body {
        long run(Memory memory, long[] args);
    }

    HostFunctions() {
        names();
        scans();
        writes();
        bytes();
    }

    /** From now on calls work in {@code open}. */
    void begin(Datastore datastore, MutTx open, byte[] args) {
        store = datastore;
        tx = open;
        arguments = args;
        read = 0;
        sink.reset();
        log.setLength(0);
        iterators.clear();
    }

    /** What was logged since the call began. */
    String log() {
        return log.toString();
    }

    /** What was written to sinks since the call began. */
    byte[] written() {
        return sink.toByteArray();
    }

    ImportValues link() {
        var imports = ImportValues.builder();
        for (Abi.HostFunction function : Abi.imports()) {
            FunctionType type = type(function.type());
            Body body = bodies.getOrDefault(function.name(), (memory, args) -> {
                throw new IllegalStateException("counting knows no " + function.name());
            });
            imports.addFunction(new HostFunction(
                    function.module(), function.name(), type, (Instance instance, long... args) -> {
                        long result = answered(body, instance.memory(), args);
                        return type.returns().isEmpty() ? new long[0] : new long[] {result};
                    }));
        }
        return imports.build();
    }

    private static long answered(Body body, Memory memory, long[] args) {
        try {
            return body.run(memory, args);
        } catch (DatastoreException refused) {
            return refused.errno().orElseThrow(() -> refused);
        }
    }

    private static FunctionType type(dev.stdb.wasm.FunctionType type) {
        return FunctionType.of(values(type.params()), values(type.results()));
    }

    private static List<ValType> values(List<dev.stdb.wasm.ValueType> types) {
        return types.stream()
                .map(type -> switch (type) {
                    case I32 -> ValType.I32;
                    case I64 -> ValType.I64;
                    default -> throw new IllegalArgumentException(type.text());
                })
                .toList();
    }

    private MutTx tx() {
        MutTx open = tx;
        if (open == null) {
            throw new IllegalStateException("no transaction is open");
        }
        return open;
    }

    private Datastore store() {
        Datastore open = store;
        if (open == null) {
            throw new IllegalStateException("no transaction is open");
        }
        return open;
    }

    // ---- names

    private void names() {
        bodies.put("table_id_from_name", (m, a) -> id(m, a, store().tableId(text(m, a[0], a[1])), NO_SUCH_TABLE));
        bodies.put("index_id_from_name", (m, a) -> id(m, a, store().indexId(text(m, a[0], a[1])), NO_SUCH_INDEX));
        bodies.put("datastore_table_row_count", (m, a) -> {
            m.writeLong((int) a[1], tx().rowCount((int) a[0]));
            return 0;
        });
    }

    private static long id(Memory memory, long[] args, OptionalInt found, int errno) {
        if (found.isEmpty()) {
            return errno;
        }
        memory.writeI32((int) args[2], found.getAsInt());
        return 0;
    }

    private static String text(Memory memory, long at, long length) {
        return new String(bytes(memory, at, length), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Memory memory, long at, long length) {
        return memory.readBytes((int) at, (int) length);
    }

    // ---- scans

    private void scans() {
        bodies.put("datastore_table_scan_bsatn", (m, a) -> open(m, a[1], tx().scan((int) a[0])));
        bodies.put(
                "datastore_index_scan_point_bsatn",
                (m, a) -> open(m, a[3], tx().scanPoint((int) a[0], bytes(m, a[1], a[2]))));
        bodies.put(
                "datastore_index_scan_range_bsatn",
                (m, a) -> open(
                        m,
                        a[8],
                        tx().scanRange(
                                        (int) a[0],
                                        bytes(m, a[1], a[2]),
                                        (int) a[3],
                                        bytes(m, a[4], a[5]),
                                        bytes(m, a[6], a[7]))));
        bodies.put("row_iter_bsatn_advance", (m, a) -> advance(m, (int) a[0], (int) a[1], (int) a[2]));
        bodies.put("row_iter_bsatn_close", (m, a) -> {
            iterators.remove((int) a[0]);
            return 0;
        });
    }

    private long open(Memory memory, long out, List<byte[]> rows) {
        iterators.put(nextIterator, new RowChunks(rows.iterator()));
        memory.writeI32((int) out, nextIterator++);
        return 0;
    }

    private long advance(Memory memory, int iterator, int buffer, int lengthAt) {
        RowChunks chunks = iterators.get(iterator);
        if (chunks == null) {
            throw new IllegalStateException("no iterator " + iterator);
        }
        int capacity = memory.readInt(lengthAt);
        if (chunks.nextBytes() > capacity) {
            memory.writeI32(lengthAt, chunks.nextBytes());
            return BUFFER_TOO_SMALL;
        }
        memory.writeI32(lengthAt, chunks.move(capacity, (at, chunk) -> memory.write(buffer + at, chunk)));
        if (!chunks.isEmpty()) {
            return 0;
        }
        iterators.remove(iterator);
        return EXHAUSTED;
    }

    // ---- writes

    private void writes() {
        bodies.put(
                "datastore_insert_bsatn",
                (m, a) -> stored(m, a[1], a[2], tx().insert((int) a[0], bytes(m, a[1], m.readInt((int) a[2])))));
        bodies.put(
                "datastore_update_bsatn",
                (m, a) -> stored(m, a[2], a[3], tx().update((int) a[0], (int) a[1], bytes(m, a[2], m.readInt((int)
                        a[3])))));
        bodies.put("datastore_delete_all_by_eq_bsatn", (m, a) -> {
            m.writeI32((int) a[3], tx().deleteAllByEq((int) a[0], bytes(m, a[1], a[2])));
            return 0;
        });
        bodies.put("datastore_delete_by_index_scan_point_bsatn", (m, a) -> {
            m.writeI32((int) a[3], tx().deletePoint((int) a[0], bytes(m, a[1], a[2])));
            return 0;
        });
    }

    private static long stored(Memory memory, long row, long lengthAt, Inserted inserted) {
        memory.write((int) row, inserted.generated());
        memory.writeI32((int) lengthAt, inserted.generated().length);
        return 0;
    }

    // ---- bytes

    private void bytes() {
        bodies.put("console_log", (m, a) -> {
            log.append(text(m, a[6], a[7])).append('\n');
            return 0;
        });
        bodies.put("bytes_sink_write", (m, a) -> {
            sink.writeBytes(bytes(m, a[1], m.readInt((int) a[2])));
            return 0;
        });
        bodies.put("bytes_source_remaining_length", (m, a) -> {
            m.writeI32((int) a[1], arguments.length - read);
            return 0;
        });
        bodies.put("bytes_source_read", (m, a) -> {
            int length = Math.min(m.readInt((int) a[2]), arguments.length - read);
            m.write((int) a[1], arguments, read, length);
            m.writeI32((int) a[2], length);
            read += length;
            return read == arguments.length ? EXHAUSTED : 0;
        });
    }
}
