package dev.stdb.module.testing;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.host.datastore.DatastoreException;
import dev.stdb.host.datastore.Inserted;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.datastore.ReadView;
import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.Host;
import dev.stdb.module.testing.target.HttpAnswer;
import dev.stdb.module.testing.target.World;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The server's functions for one call of module code on this JVM, over the datastore. */
final class JvmHost implements Host {
    private static final int INFO = 2;
    private static final int ERROR = 0;

    private final World world;
    private final String function;
    private final ByteChannels channels = new ByteChannels();
    private final RowIterators iterators = new RowIterators();
    private final Map<Integer, Timer> timers = new HashMap<>();
    private int nextTimer;
    private boolean mayBegin;
    private @Nullable MutTx own;
    private @Nullable ReadView transaction;

    private record Timer(String name, long startNanos) {}

    JvmHost(World world, String function) {
        this.world = world;
        this.function = function;
    }

    /** The call runs in this transaction. */
    void open(ReadView open) {
        transaction = open;
    }

    /** The call may open transactions by itself. */
    void allowTransactions() {
        mayBegin = true;
    }

    int source(byte[] bytes) {
        return channels.source(bytes);
    }

    int sink() {
        return channels.sink();
    }

    byte[] written(int sink) {
        return channels.written(sink);
    }

    /** The call is over: a transaction that it left open is rolled back. */
    void end() {
        MutTx dangling = own;
        if (dangling != null) {
            own = null;
            world.log(ERROR, null, -1, function, "aborting dangling anonymous transaction in procedure " + function);
            dangling.rollback();
        }
        transaction = null;
    }

    // ---- errors as numbers

    /** A failure that the module handles by number. */
    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final int errno;

        Failure(int errno) {
            super(null, null, false, false);
            this.errno = errno;
        }
    }

    private int or(String name, Runnable work) {
        try {
            work.run();
            return Errno.OK;
        } catch (Failure e) {
            return e.errno;
        } catch (DatastoreException e) {
            return e.errno()
                    .orElseThrow(() -> new HostTrap("runtime error calling " + name + ": " + e.getMessage(), e));
        }
    }

    private ReadView reads() {
        ReadView open = transaction;
        if (open == null) {
            throw new Failure(Errno.NOT_IN_TRANSACTION);
        }
        return open;
    }

    private MutTx writes(String name) {
        if (reads() instanceof MutTx writable) {
            return writable;
        }
        throw new HostTrap(function + " only reads, and calls " + name + ", which writes", null);
    }

    private static int found(OptionalInt id, int errno) {
        return id.orElseThrow(() -> new Failure(errno));
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    // ---- tables

    @Override
    public int tableId(byte[] name, int[] out) {
        return or("table_id_from_name", () -> {
            reads();
            out[0] = found(world.store().tableId(text(name)), Errno.NO_SUCH_TABLE);
        });
    }

    @Override
    public int indexId(byte[] name, int[] out) {
        return or("index_id_from_name", () -> {
            reads();
            out[0] = found(world.store().indexId(text(name)), Errno.NO_SUCH_INDEX);
        });
    }

    @Override
    public int rowCount(int table, long[] out) {
        return or("datastore_table_row_count", () -> out[0] = reads().rowCount(table));
    }

    @Override
    public int tableScan(int table, int[] out) {
        return scan("datastore_table_scan_bsatn", out, () -> reads().scan(table));
    }

    @Override
    public int indexScanPoint(int index, byte[] key, int length, int[] out) {
        return scan(
                "datastore_index_scan_point_bsatn", out, () -> reads().scanPoint(index, Arrays.copyOf(key, length)));
    }

    @Override
    public int indexScanRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        var range = Range.of(keys, prefixLength, lowerLength, upperLength);
        return scan(
                "datastore_index_scan_range_bsatn",
                out,
                () -> reads().scanRange(index, range.prefix, prefixColumns, range.lower, range.upper));
    }

    private int scan(String name, int[] out, Supplier<List<byte[]>> rows) {
        return or(name, () -> out[0] = iterators.open(rows.get()));
    }

    /** The three parts of a range's keys. */
    @SuppressWarnings("ArrayRecordComponent") // taken apart at once
    private record Range(byte[] prefix, byte[] lower, byte[] upper) {
        static Range of(byte[] keys, int prefix, int lower, int upper) {
            return new Range(
                    Arrays.copyOf(keys, prefix),
                    Arrays.copyOfRange(keys, prefix, prefix + lower),
                    Arrays.copyOfRange(keys, prefix + lower, prefix + lower + upper));
        }
    }

    @Override
    public int deleteByIndexPoint(int index, byte[] key, int length, int[] out) {
        String name = "datastore_delete_by_index_scan_point_bsatn";
        return or(name, () -> out[0] = writes(name).deletePoint(index, Arrays.copyOf(key, length)));
    }

    @Override
    public int deleteByIndexRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        String name = "datastore_delete_by_index_scan_range_bsatn";
        var range = Range.of(keys, prefixLength, lowerLength, upperLength);
        return or(
                name,
                () -> out[0] = writes(name).deleteRange(index, range.prefix, prefixColumns, range.lower, range.upper));
    }

    @Override
    public int deleteAllByEq(int table, byte[] rows, int length, int[] out) {
        String name = "datastore_delete_all_by_eq_bsatn";
        return or(name, () -> out[0] = writes(name).deleteAllByEq(table, Arrays.copyOf(rows, length)));
    }

    @Override
    public int clear(int table, long[] out) {
        String name = "datastore_clear";
        return or(name, () -> out[0] = writes(name).clear(table));
    }

    @Override
    public int advance(int iterator, byte[] buffer, int[] length) {
        return iterators.advance(iterator, buffer, length);
    }

    @Override
    public int close(int iterator) {
        return iterators.close(iterator);
    }

    @Override
    public int insert(int table, byte[] row, int[] length) {
        String name = "datastore_insert_bsatn";
        return or(name, () -> {
            byte[] given = Arrays.copyOf(row, length[0]);
            stored(table, writes(name).insert(table, given), row, length);
        });
    }

    @Override
    public int update(int table, int index, byte[] row, int[] length) {
        String name = "datastore_update_bsatn";
        return or(name, () -> {
            byte[] given = Arrays.copyOf(row, length[0]);
            stored(table, writes(name).update(table, index, given), row, length);
        });
    }

    private void stored(int table, Inserted inserted, byte[] row, int[] length) {
        world.written(table, inserted.row());
        byte[] generated = inserted.generated();
        System.arraycopy(generated, 0, row, 0, generated.length);
        length[0] = generated.length;
    }

    // ---- bytes and the caller

    @Override
    public int writeSink(int sink, byte[] bytes, int[] length) {
        return channels.write(sink, bytes, length[0]);
    }

    @Override
    public int readSource(int source, byte[] buffer, int[] length) {
        return channels.read(source, buffer, length);
    }

    @Override
    public int sourceLength(int source, int[] out) {
        return channels.remaining(source, out);
    }

    @Override
    public void identity(byte[] out) {
        byte[] bytes = Identity.CODEC.encode(world.identity());
        System.arraycopy(bytes, 0, out, 0, bytes.length);
    }

    @Override
    public int jwt(byte[] connectionId, int[] out) {
        return or("get_jwt", () -> {
            reads();
            var connection = ConnectionId.CODEC.read(new BsatnReader(connectionId));
            out[0] = world.claims(connection)
                    .map(json -> source(json.getBytes(StandardCharsets.UTF_8)))
                    .orElse(0);
        });
    }

    @Override
    public int envGet(byte[] key, int[] out) {
        out[0] = world.environment(text(key))
                .map(value -> channels.sourceEvenIfEmpty(value.getBytes(StandardCharsets.UTF_8)))
                .orElse(0);
        return Errno.OK;
    }

    @Override
    public void scheduleImmediate(byte[] reducer, byte[] arguments) {
        world.callSoon(text(reducer), arguments.clone());
    }

    // ---- procedures

    @Override
    public int startTx(long[] micros) {
        if (transaction != null || !mayBegin) {
            return Errno.WOULD_BLOCK_TRANSACTION;
        }
        micros[0] = world.nowMicros();
        own = world.begin();
        transaction = own;
        return Errno.OK;
    }

    @Override
    public int commitTx() {
        MutTx open = takeOwn();
        if (open == null) {
            return Errno.TRANSACTION_NOT_ANONYMOUS;
        }
        try (open) {
            world.commit(open);
            return Errno.OK;
        } catch (IllegalStateException e) {
            throw new HostTrap("runtime error calling procedure_commit_mut_tx: " + e.getMessage(), e);
        }
    }

    @Override
    public int abortTx() {
        MutTx open = takeOwn();
        if (open == null) {
            return Errno.TRANSACTION_NOT_ANONYMOUS;
        }
        open.rollback();
        return Errno.OK;
    }

    private @Nullable MutTx takeOwn() {
        MutTx open = own;
        own = null;
        if (open != null) {
            transaction = null;
        }
        return open;
    }

    @Override
    public long sleepUntil(long micros) {
        if (!mayBegin || transaction != null) {
            throw new HostTrap(
                    function + " sleeps inside a transaction, which would keep everybody else waiting", null);
        }
        return world.sleepUntil(micros);
    }

    @Override
    public int httpRequest(byte[] request, byte[] body, int[] out) {
        if (!mayBegin) {
            throw new HostTrap(function + " sends an HTTP request, which only procedures and handlers may", null);
        }
        if (transaction != null) {
            return Errno.WOULD_BLOCK_TRANSACTION;
        }
        return switch (answer(request, body)) {
            case HttpAnswer.Answered(byte[] head, byte[] content) -> {
                out[0] = source(head);
                out[1] = source(content);
                yield Errno.OK;
            }
            case HttpAnswer.Failed(String reason) -> {
                out[0] = source(new BsatnWriter().str(reason).toByteArray());
                yield Errno.HTTP_ERROR;
            }
        };
    }

    private HttpAnswer answer(byte[] request, byte[] body) {
        try {
            return world.http(request, body);
        } catch (IllegalStateException e) {
            throw new HostTrap(String.valueOf(e.getMessage()), e);
        }
    }

    // ---- console

    @Override
    public void log(int level, byte @Nullable [] target, byte @Nullable [] file, int line, byte[] message) {
        if (file != null) {
            world.log(level, text(file), line, function, text(message));
            return;
        }
        var caller = CallSite.find();
        world.log(
                level,
                caller == null ? null : caller.getFileName(),
                caller == null ? -1 : caller.getLineNumber(),
                function,
                text(message));
    }

    @Override
    public int timerStart(byte[] name) {
        timers.put(nextTimer, new Timer(text(name), System.nanoTime()));
        return nextTimer++;
    }

    @Override
    public int timerEnd(int timer) {
        Timer ended = timers.remove(timer);
        if (ended == null) {
            return Errno.NO_SUCH_CONSOLE_TIMER;
        }
        long micros = (System.nanoTime() - ended.startNanos) / 1000;
        world.log(INFO, null, -1, function, "Timing span \"" + ended.name + "\": " + micros + "µs");
        return Errno.OK;
    }

    @Override
    public Error trap(Throwable crash) {
        throw new HostTrap(String.valueOf(crash), crash);
    }
}
