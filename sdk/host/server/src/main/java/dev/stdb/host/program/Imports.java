package dev.stdb.host.program;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.log.LogLevel;
import dev.stdb.host.log.LogRecord;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;

/**
 * The functions an instance imports, and what they remember between calls. Entered only by the thread that runs a call
 * of this instance.
 */
final class Imports {
    private static final int NO_LINE = -1;

    private final Surroundings surroundings;
    private final ByteChannels channels = new ByteChannels();
    private final RowIterators iterators = new RowIterators();
    private final Map<Integer, Timer> timers = new HashMap<>();
    private int nextTimer;
    private @Nullable TransactionAccess transaction;
    private @Nullable ProcedureTransactions procedure;
    private @Nullable String function;

    private record Timer(String name, long startNanos) {}

    Imports(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    ByteChannels channels() {
        return channels;
    }

    /** Begins a call of the named function, in the transaction if there is one. */
    void begin(@Nullable String name, @Nullable TransactionAccess open, @Nullable ProcedureTransactions ofProcedure) {
        channels.clear();
        function = name;
        transaction = open;
        procedure = ofProcedure;
    }

    /** Ends the call: its sources, sinks and transaction are gone. */
    void end() {
        if (procedure != null && transaction != null) {
            hostError("aborting dangling anonymous transaction in procedure " + function);
            procedure.abort();
        }
        channels.clear();
        transaction = null;
        procedure = null;
        function = null;
    }

    // ---- linking

    /** One import: memory and arguments in, result out. */
    @FunctionalInterface
    private interface Body {
        long run(GuestMemory memory, long[] args);
    }

    ImportValues link() {
        var values = ImportValues.builder();
        Map<String, Body> bodies = bodies();
        AbiFunctions.TYPES.forEach((name, type) -> {
            int colons = name.indexOf("::");
            Body body = bodies.get(name.substring(colons + 2));
            if (body == null) {
                throw new IllegalStateException("no function behind " + name);
            }
            boolean result = !type.returns().isEmpty();
            values.addFunction(new HostFunction(
                    name.substring(0, colons), name.substring(colons + 2), type, (Instance instance, long... args) -> {
                        long value = run(body, instance, args);
                        return result ? new long[] {value} : new long[0];
                    }));
        });
        return values.build();
    }

    private static long run(Body body, Instance instance, long[] args) {
        try {
            return body.run(new GuestMemory(instance.memory()), args);
        } catch (Errno.Failure e) {
            return e.number();
        }
    }

    private Map<String, Body> bodies() {
        var all = new HashMap<String, Body>();
        tables(all);
        scans(all);
        bytes(all);
        console(all);
        procedures(all);
        return all;
    }

    private TransactionAccess tx() {
        if (transaction == null) {
            throw new Errno.Failure(Errno.NOT_IN_TRANSACTION);
        }
        return transaction;
    }

    // ---- tables

    private void tables(Map<String, Body> all) {
        all.put("table_id_from_name", (m, a) -> id(m, a, tx().tableId(m.text(a[0], a[1])), Errno.NO_SUCH_TABLE));
        all.put("index_id_from_name", (m, a) -> id(m, a, tx().indexId(m.text(a[0], a[1])), Errno.NO_SUCH_INDEX));
        all.put("datastore_table_row_count", (m, a) -> {
            m.u64(a[1], tx().rowCount((int) a[0]));
            return 0;
        });
        all.put("datastore_clear", (m, a) -> {
            m.u64(a[1], tx().clear((int) a[0]));
            return 0;
        });
        all.put("datastore_delete_all_by_eq_bsatn", (m, a) -> {
            m.u32(a[3], tx().deleteAllEqual((int) a[0], m.bytes(a[1], a[2])));
            return 0;
        });
        all.put("datastore_insert_bsatn", (m, a) -> {
            byte[] row = m.bytes(a[1], m.u32(a[2]));
            return writeBack(m, a[1], a[2], tx().insert((int) a[0], row));
        });
        all.put("datastore_update_bsatn", (m, a) -> {
            byte[] row = m.bytes(a[2], m.u32(a[3]));
            return writeBack(m, a[2], a[3], tx().update((int) a[0], (int) a[1], row));
        });
    }

    private static long id(GuestMemory memory, long[] args, OptionalInt found, int errno) {
        memory.u32(args[2], found.orElseThrow(() -> new Errno.Failure(errno)));
        return 0;
    }

    private static long writeBack(GuestMemory memory, long row, long lengthAt, byte[] generated) {
        memory.write(row, generated);
        memory.u32(lengthAt, generated.length);
        return 0;
    }

    // ---- scans

    private void scans(Map<String, Body> all) {
        all.put("datastore_table_scan_bsatn", (m, a) -> {
            m.u32(a[1], iterators.open(tx().scan((int) a[0])));
            return 0;
        });
        all.put("datastore_index_scan_range_bsatn", this::scanRange);
        all.put("datastore_btree_scan_bsatn", this::scanRange);
        all.put("datastore_delete_by_index_scan_range_bsatn", this::deleteRange);
        all.put("datastore_delete_by_btree_scan_bsatn", this::deleteRange);
        all.put("datastore_index_scan_point_bsatn", (m, a) -> {
            m.u32(a[3], iterators.open(tx().scanPoint((int) a[0], m.bytes(a[1], a[2]))));
            return 0;
        });
        all.put("datastore_delete_by_index_scan_point_bsatn", (m, a) -> {
            m.u32(a[3], tx().deletePoint((int) a[0], m.bytes(a[1], a[2])));
            return 0;
        });
        all.put("row_iter_bsatn_advance", (m, a) -> iterators.advance((int) a[0], m, a[1], a[2]));
        all.put("row_iter_bsatn_close", (m, a) -> iterators.close((int) a[0]));
    }

    private static byte[] prefix(GuestMemory memory, long[] args) {
        long columns = args[3] & 0xFFFFFFFFL;
        if (columns > 0xFFFF) {
            throw new Errno.Fatal("a prefix of " + columns + " columns");
        }
        return columns == 0 ? new byte[0] : memory.bytes(args[1], args[2]);
    }

    private long scanRange(GuestMemory memory, long[] a) {
        byte[] prefix = prefix(memory, a);
        byte[] start = memory.bytes(a[4], a[5]);
        byte[] end = memory.bytes(a[6], a[7]);
        memory.u32(a[8], iterators.open(tx().scanRange((int) a[0], prefix, (int) a[3], start, end)));
        return 0;
    }

    private long deleteRange(GuestMemory memory, long[] a) {
        byte[] prefix = prefix(memory, a);
        byte[] start = memory.bytes(a[4], a[5]);
        byte[] end = memory.bytes(a[6], a[7]);
        memory.u32(a[8], tx().deleteRange((int) a[0], prefix, (int) a[3], start, end));
        return 0;
    }

    // ---- bytes, identity, JWT

    private void bytes(Map<String, Body> all) {
        all.put("bytes_sink_write", (m, a) -> channels.write((int) a[0], m, a[1], a[2]));
        all.put("bytes_source_read", (m, a) -> channels.read((int) a[0], m, a[1], a[2]));
        all.put("bytes_source_remaining_length", (m, a) -> {
            m.u32(a[1], channels.remaining((int) a[0]));
            return 0;
        });
        all.put("identity", (m, a) -> {
            var out = new BsatnWriter();
            Identity.CODEC.write(surroundings.identity(), out);
            m.write(a[0], out.toByteArray());
            return 0;
        });
        all.put("get_jwt", (m, a) -> {
            tx();
            var id = ConnectionId.CODEC.read(new BsatnReader(m.bytes(a[0], 16)));
            byte[] payload = surroundings
                    .jwt(id)
                    .map(text -> text.getBytes(StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
            m.u32(a[1], channels.source(payload));
            return 0;
        });
        all.put("volatile_nonatomic_schedule_immediate", (m, a) -> {
            surroundings.callSoon(m.text(a[0], a[1]), m.bytes(a[2], a[3]));
            return 0;
        });
    }

    // ---- console

    private void console(Map<String, Body> all) {
        all.put("console_log", (m, a) -> {
            boolean readable = m.readable(a[6], a[7])
                    && ((int) a[1] == 0 || m.readable(a[1], a[2]))
                    && ((int) a[3] == 0 || m.readable(a[3], a[4]));
            if (readable) {
                surroundings
                        .log()
                        .add(new LogRecord(
                                LogLevel.of((int) a[0]),
                                surroundings.nowMicros(),
                                (int) a[1] == 0 ? null : lossy(m.bytes(a[1], a[2])),
                                (int) a[3] == 0 ? null : lossy(m.bytes(a[3], a[4])),
                                (int) a[5],
                                function,
                                lossy(m.bytes(a[6], a[7]))));
            }
            return 0;
        });
        all.put("console_timer_start", (m, a) -> {
            timers.put(nextTimer, new Timer(m.text(a[0], a[1]), System.nanoTime()));
            return nextTimer++;
        });
        all.put("console_timer_end", (m, a) -> {
            Timer timer = timers.remove((int) a[0]);
            if (timer == null) {
                throw new Errno.Failure(Errno.NO_SUCH_CONSOLE_TIMER);
            }
            String took = duration(System.nanoTime() - timer.startNanos);
            surroundings
                    .log()
                    .add(new LogRecord(
                            LogLevel.INFO,
                            surroundings.nowMicros(),
                            null,
                            null,
                            NO_LINE,
                            function,
                            "Timing span \"" + timer.name + "\": " + took));
            return 0;
        });
    }

    private static String lossy(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static String duration(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        if (nanos < 1_000_000) {
            return String.format(Locale.ROOT, "%.3fµs", nanos / 1e3);
        }
        return nanos < 1_000_000_000
                ? String.format(Locale.ROOT, "%.6fms", nanos / 1e6)
                : String.format(Locale.ROOT, "%.9fs", nanos / 1e9);
    }

    // ---- procedures

    private void procedures(Map<String, Body> all) {
        all.put("procedure_sleep_until", (m, a) -> notYet("procedure_sleep_until"));
        all.put("procedure_http_request", (m, a) -> notYet("procedure_http_request"));
        all.put("procedure_start_mut_tx", (m, a) -> {
            if (transaction != null || procedure == null) {
                throw new Errno.Failure(Errno.WOULD_BLOCK_TRANSACTION);
            }
            m.u64(a[0], surroundings.nowMicros());
            transaction = procedure.start();
            return 0;
        });
        all.put("procedure_commit_mut_tx", (m, a) -> {
            anonymous().commit();
            return 0;
        });
        all.put("procedure_abort_mut_tx", (m, a) -> {
            anonymous().abort();
            return 0;
        });
    }

    /** Whoever ends the procedure's open transaction; it counts as ended from here on. */
    private ProcedureTransactions anonymous() {
        if (procedure == null || transaction == null) {
            throw new Errno.Failure(Errno.TRANSACTION_NOT_ANONYMOUS);
        }
        transaction = null;
        return procedure;
    }

    private long notYet(String name) {
        String message = name + " is not supported by the embedded host yet";
        hostError(message);
        throw new Errno.Fatal(message);
    }

    private void hostError(String message) {
        surroundings
                .log()
                .add(LogRecord.host(
                        LogLevel.ERROR,
                        surroundings.nowMicros(),
                        function == null ? "__spacetimedb__" : function,
                        message));
    }
}
