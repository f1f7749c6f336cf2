package dev.stdb.module.processor;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.module.abi.Errno;
import dev.stdb.module.abi.Host;
import dev.stdb.schema.IndexAlgorithm;
import dev.stdb.schema.IndexSchema;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.SequenceSchema;
import dev.stdb.schema.TableSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A host in memory, as small as generated code can be tested against: one transaction that never ends, indexes by looking at every
 * row, and chunks small enough for tests to see several.
 */
final class FakeHost implements Host {
    /** What trapping looks like here. */
    static final class Trap extends Error {
        private static final long serialVersionUID = 1;
    }

    private record Index(int table, List<Integer> columns, boolean unique) {}

    @SuppressWarnings("ArrayRecordComponent") // the sequences' last numbers change in place
    private record Table(
            ModuleSchema owner,
            TableSchema schema,
            ValueCodec row,
            List<AlgebraicValue.Product> rows,
            long[] sequences) {}

    private final List<Table> tables = new ArrayList<>();
    private final Map<String, Integer> tableIds = new HashMap<>();
    private final List<Index> indexes = new ArrayList<>();
    private final Map<String, Integer> indexIds = new HashMap<>();
    private final Map<Integer, List<byte[]>> iterators = new HashMap<>();
    private final Map<Integer, byte[]> sources = new HashMap<>();
    private final BsatnWriter sink = new BsatnWriter();
    private int nextHandle = 1;

    /** Rows are handed out in chunks of at least this many bytes. */
    int chunkBytes = 32 * 1024;

    final List<String> log = new ArrayList<>();

    FakeHost(ModuleSchema module) {
        for (Member<TableSchema> member : module.allTables()) {
            TableSchema schema = member.definition();
            String namespace = member.name()
                    .substring(0, member.name().length() - schema.name().length());
            ValueCodec codec = new ValueCodec(member.owner().typespace(), schema.rowType());
            int id = tables.size();
            tables.add(new Table(
                    member.owner(),
                    schema,
                    codec,
                    new ArrayList<>(),
                    new long[schema.columns().size()]));
            tableIds.put(member.name(), id);
            tableIds.put(namespace + schema.sourceName(), id);
            for (IndexSchema index : schema.indexes()) {
                List<Integer> columns = columns(index.algorithm());
                boolean unique = schema.constraints().stream()
                        .anyMatch(constraint -> Set.copyOf(constraint.columns()).equals(Set.copyOf(columns)));
                indexIds.put(namespace + index.name(), indexes.size());
                indexIds.put(namespace + index.sourceName(), indexes.size());
                indexes.add(new Index(id, columns, unique));
            }
        }
    }

    private static List<Integer> columns(IndexAlgorithm algorithm) {
        return switch (algorithm) {
            case IndexAlgorithm.BTree(var columns) -> columns;
            case IndexAlgorithm.Hash(var columns) -> columns;
            case IndexAlgorithm.Direct(int column) -> List.of(column);
        };
    }

    private int id(String table) {
        return Objects.requireNonNull(tableIds.get(table), table);
    }

    /** The rows of a table, by canonical name. */
    List<AlgebraicValue.Product> rows(String table) {
        return tables.get(id(table)).rows;
    }

    /** The rows of a table as their bytes. */
    List<byte[]> stored(String table) {
        Table it = tables.get(id(table));
        return it.rows.stream().map(it.row::encode).toList();
    }

    int openIterators() {
        return iterators.size();
    }

    int source(byte[] bytes) {
        if (bytes.length == 0) {
            return 0;
        }
        sources.put(nextHandle, bytes);
        return nextHandle++;
    }

    byte[] takeSink() {
        byte[] bytes = sink.toByteArray();
        sink.reset();
        return bytes;
    }

    @Override
    public int tableId(byte[] name, int[] out) {
        return id(tableIds, name, out, Errno.NO_SUCH_TABLE);
    }

    @Override
    public int indexId(byte[] name, int[] out) {
        return id(indexIds, name, out, Errno.NO_SUCH_INDEX);
    }

    private static int id(Map<String, Integer> ids, byte[] name, int[] out, int missing) {
        Integer id = ids.get(new String(name, StandardCharsets.UTF_8));
        if (id == null) {
            return missing;
        }
        out[0] = id;
        return Errno.OK;
    }

    @Override
    public int rowCount(int table, long[] out) {
        out[0] = tables.get(table).rows.size();
        return Errno.OK;
    }

    @Override
    public int tableScan(int table, int[] out) {
        return open(tables.get(table), row -> true, out);
    }

    @Override
    public int indexScanPoint(int index, byte[] key, int length, int[] out) {
        return open(tables.get(indexes.get(index).table), at(index, key, length), out);
    }

    @Override
    public int indexScanRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        return open(
                tables.get(indexes.get(index).table),
                in(index, keys, prefixLength, prefixColumns, lowerLength, upperLength),
                out);
    }

    @Override
    public int deleteByIndexPoint(int index, byte[] key, int length, int[] out) {
        return delete(index, at(index, key, length), out);
    }

    @Override
    public int deleteByIndexRange(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength, int[] out) {
        return delete(index, in(index, keys, prefixLength, prefixColumns, lowerLength, upperLength), out);
    }

    private int delete(int index, Predicate<AlgebraicValue.Product> which, int[] out) {
        List<AlgebraicValue.Product> rows = tables.get(indexes.get(index).table).rows;
        int before = rows.size();
        rows.removeIf(which);
        out[0] = before - rows.size();
        return Errno.OK;
    }

    private Predicate<AlgebraicValue.Product> at(int index, byte[] key, int length) {
        BsatnReader in = new BsatnReader(key, 0, length);
        List<Integer> columns = indexes.get(index).columns;
        List<AlgebraicValue> wanted = new ArrayList<>();
        for (int column : columns) {
            wanted.add(column(index, column).read(in));
        }
        in.end();
        return row -> key(row, columns).equals(wanted);
    }

    private Predicate<AlgebraicValue.Product> in(
            int index, byte[] keys, int prefixLength, int prefixColumns, int lowerLength, int upperLength) {
        List<Integer> columns = indexes.get(index).columns;
        BsatnReader prefix = new BsatnReader(keys, 0, prefixLength);
        List<AlgebraicValue> wanted = new ArrayList<>();
        for (int column : columns.subList(0, prefixColumns)) {
            wanted.add(column(index, column).read(prefix));
        }
        prefix.end();
        int next = columns.get(prefixColumns);
        Predicate<AlgebraicValue> lower =
                bound(column(index, next), new BsatnReader(keys, prefixLength, lowerLength), 1);
        Predicate<AlgebraicValue> upper =
                bound(column(index, next), new BsatnReader(keys, prefixLength + lowerLength, upperLength), -1);
        return row -> key(row, columns.subList(0, prefixColumns)).equals(wanted)
                && lower.test(row.values().get(next))
                && upper.test(row.values().get(next));
    }

    /** Whether a value lies on the right side of a bound: {@code side} 1 above, -1 below. */
    private static Predicate<AlgebraicValue> bound(ValueCodec codec, BsatnReader in, int side) {
        int kind = in.u8();
        AlgebraicValue end = kind == 2 ? null : codec.read(in);
        in.end();
        return value -> end == null || compare(value, end) * side >= kind;
    }

    private static int compare(AlgebraicValue a, AlgebraicValue b) {
        if (a instanceof AlgebraicValue.Str(var left) && b instanceof AlgebraicValue.Str(var right)) {
            return Integer.signum(left.compareTo(right));
        }
        return Long.compare(number(a), number(b));
    }

    private static long number(AlgebraicValue value) {
        return switch (value) {
            case AlgebraicValue.I8(byte it) -> it;
            case AlgebraicValue.U8(short it) -> it;
            case AlgebraicValue.I16(short it) -> it;
            case AlgebraicValue.U16(int it) -> it;
            case AlgebraicValue.I32(int it) -> it;
            case AlgebraicValue.U32(long it) -> it;
            case AlgebraicValue.I64(long it) -> it;
            case AlgebraicValue.U64(long it) -> it;
            case AlgebraicValue.I128(var it) -> it.toBigInteger().longValueExact();
            case AlgebraicValue.U128(var it) -> it.toBigInteger().longValueExact();
            case AlgebraicValue.I256(var it) -> it.toBigInteger().longValueExact();
            case AlgebraicValue.U256(var it) -> it.toBigInteger().longValueExact();
            case AlgebraicValue.Product product
            when product.values().size() == 1 -> number(product.values().get(0));
            case AlgebraicValue.Sum sum -> sum.tag();
            default -> throw new IllegalArgumentException("no order for " + value);
        };
    }

    private ValueCodec column(int index, int column) {
        Table table = tables.get(indexes.get(index).table);
        AlgebraicType type = table.schema.columns().get(column).type();
        return new ValueCodec(table.owner.typespace(), type);
    }

    private static List<AlgebraicValue> key(AlgebraicValue.Product row, List<Integer> columns) {
        return columns.stream().map(column -> row.values().get(column)).toList();
    }

    private int open(Table table, Predicate<AlgebraicValue.Product> which, int[] out) {
        List<byte[]> chunks = new ArrayList<>();
        BsatnWriter chunk = new BsatnWriter();
        for (AlgebraicValue.Product row : table.rows) {
            if (which.test(row)) {
                table.row.write(row, chunk);
                if (chunk.size() >= chunkBytes) {
                    chunks.add(chunk.toByteArray());
                    chunk.reset();
                }
            }
        }
        if (chunk.size() > 0) {
            chunks.add(chunk.toByteArray());
        }
        out[0] = nextHandle++;
        iterators.put(out[0], chunks);
        return Errno.OK;
    }

    @Override
    public int advance(int iterator, byte[] buffer, int[] length) {
        List<byte[]> chunks = iterators.get(iterator);
        if (chunks == null) {
            return Errno.NO_SUCH_ITER;
        }
        if (!chunks.isEmpty() && chunks.get(0).length > buffer.length) {
            length[0] = chunks.get(0).length;
            return Errno.BUFFER_TOO_SMALL;
        }
        length[0] = 0;
        if (!chunks.isEmpty()) {
            byte[] chunk = chunks.remove(0);
            System.arraycopy(chunk, 0, buffer, 0, chunk.length);
            length[0] = chunk.length;
        }
        if (chunks.isEmpty()) {
            iterators.remove(iterator);
            return Errno.EXHAUSTED;
        }
        return Errno.OK;
    }

    @Override
    public int close(int iterator) {
        return iterators.remove(iterator) == null ? Errno.NO_SUCH_ITER : Errno.OK;
    }

    @Override
    public int insert(int table, byte[] row, int[] length) {
        return put(tables.get(table), row, length, null);
    }

    @Override
    public int update(int table, int index, byte[] row, int[] length) {
        return put(tables.get(table), row, length, indexes.get(index));
    }

    private int put(Table table, byte[] bytes, int[] length, @Nullable Index replacing) {
        BsatnReader in = new BsatnReader(bytes, 0, length[0]);
        List<AlgebraicValue> values = new ArrayList<>(((AlgebraicValue.Product) table.row.read(in)).values());
        in.end();
        BsatnWriter generated = new BsatnWriter();
        for (SequenceSchema sequence : table.schema.sequences()) {
            int column = sequence.column();
            ValueCodec codec = new ValueCodec(
                    table.owner.typespace(), table.schema.columns().get(column).type());
            if (number(values.get(column)) == 0) {
                BsatnWriter number = new BsatnWriter()
                        .i64(++table.sequences[column])
                        .i64(0)
                        .i64(0)
                        .i64(0);
                values.set(column, codec.read(new BsatnReader(number.toByteArray())));
                codec.write(values.get(column), generated);
            }
        }
        AlgebraicValue.Product row = new AlgebraicValue.Product(values);
        AlgebraicValue.Product old = null;
        if (replacing != null) {
            for (AlgebraicValue.Product each : table.rows) {
                if (key(each, replacing.columns).equals(key(row, replacing.columns))) {
                    old = each;
                }
            }
            if (old == null) {
                return Errno.NO_SUCH_ROW;
            }
        }
        for (Index index : indexes) {
            for (AlgebraicValue.Product each : table.rows) {
                boolean same = index.unique
                        && index.table == tables.indexOf(table)
                        && !each.equals(row)
                        && !each.equals(old)
                        && key(each, index.columns).equals(key(row, index.columns));
                if (same) {
                    return Errno.UNIQUE_ALREADY_EXISTS;
                }
            }
        }
        table.rows.remove(old);
        if (!table.rows.contains(row)) {
            table.rows.add(row);
        }
        length[0] = generated.copyTo(bytes, 0);
        return Errno.OK;
    }

    @Override
    public int deleteAllByEq(int table, byte[] rows, int length, int[] out) {
        BsatnReader in = new BsatnReader(rows, 0, length);
        int count = in.length("rows", 0);
        out[0] = 0;
        for (int i = 0; i < count; i++) {
            out[0] += tables.get(table).rows.remove(tables.get(table).row.read(in)) ? 1 : 0;
        }
        in.end();
        return Errno.OK;
    }

    @Override
    public int writeSink(int to, byte[] bytes, int[] length) {
        sink.raw(bytes, 0, length[0]);
        return Errno.OK;
    }

    /** Gives at most three bytes at a time, as a host may. */
    @Override
    public int readSource(int source, byte[] buffer, int[] length) {
        byte[] rest = sources.get(source);
        if (rest == null) {
            return Errno.NO_SUCH_BYTES;
        }
        int count = Math.min(Math.min(length[0], rest.length), 3);
        System.arraycopy(rest, 0, buffer, 0, count);
        length[0] = count;
        if (count == rest.length) {
            sources.remove(source);
            return Errno.EXHAUSTED;
        }
        sources.put(source, Arrays.copyOfRange(rest, count, rest.length));
        return Errno.OK;
    }

    @Override
    public int sourceLength(int source, int[] out) {
        byte[] rest = sources.get(source);
        if (rest == null) {
            return Errno.NO_SUCH_BYTES;
        }
        out[0] = rest.length;
        return Errno.OK;
    }

    @Override
    public void log(int level, byte @Nullable [] target, byte @Nullable [] file, int line, byte[] message) {
        log.add(level + " " + new String(message, StandardCharsets.UTF_8));
    }

    @Override
    public void identity(byte[] out) {
        Arrays.fill(out, (byte) 7);
    }

    @Override
    public int clear(int table, long[] out) {
        List<AlgebraicValue.Product> rows = tables.get(table).rows;
        out[0] = rows.size();
        rows.clear();
        return Errno.OK;
    }

    @Override
    public int jwt(byte[] connectionId, int[] out) {
        if (!inTransaction) {
            return Errno.NOT_IN_TRANSACTION;
        }
        out[0] = source(token.getBytes(StandardCharsets.UTF_8));
        return Errno.OK;
    }

    /** What {@link #jwt} tells. */
    String token = "";

    /** Whether a transaction is open: always for reducers, between start and end for procedures. */
    boolean inTransaction = true;

    /** How many of the next commits fail. */
    int failingCommits;

    /** What was done besides rows: transactions, sleeping, requests, immediate calls. */
    final List<String> events = new ArrayList<>();

    long now = RunningModule.MICROS + 500;

    @Nullable
    private List<List<AlgebraicValue.Product>> before;

    @Override
    public int startTx(long[] micros) {
        if (inTransaction) {
            return Errno.WOULD_BLOCK_TRANSACTION;
        }
        inTransaction = true;
        before = tables.stream().map(table -> List.copyOf(table.rows)).toList();
        micros[0] = now;
        events.add("start");
        return Errno.OK;
    }

    @Override
    public int commitTx() {
        if (failingCommits > 0) {
            failingCommits--;
            rollBack();
            events.add("commit fails");
            return Errno.HOST_CALL_FAILURE;
        }
        inTransaction = false;
        events.add("commit");
        return Errno.OK;
    }

    @Override
    public int abortTx() {
        rollBack();
        events.add("abort");
        return Errno.OK;
    }

    private void rollBack() {
        inTransaction = false;
        List<List<AlgebraicValue.Product>> saved = Objects.requireNonNull(before);
        for (int i = 0; i < saved.size(); i++) {
            tables.get(i).rows.clear();
            tables.get(i).rows.addAll(saved.get(i));
        }
    }

    @Override
    public long sleepUntil(long micros) {
        now = Math.max(now, micros);
        events.add("sleep until " + (micros - RunningModule.MICROS));
        return now;
    }

    /** What {@link #httpRequest} answers: head and body, or an error's text alone. */
    byte[] httpAnswer = {};

    byte[] httpBody = {};
    String httpError = "";
    byte[] lastRequest = {};
    byte[] lastBody = {};

    @Override
    public int httpRequest(byte[] request, byte[] body, int[] out) {
        if (inTransaction) {
            return Errno.WOULD_BLOCK_TRANSACTION;
        }
        lastRequest = request;
        lastBody = body;
        if (!httpError.isEmpty()) {
            out[0] = source(new BsatnWriter().str(httpError).toByteArray());
            return Errno.HTTP_ERROR;
        }
        out[0] = source(httpAnswer);
        out[1] = source(httpBody);
        return Errno.OK;
    }

    @Override
    public void scheduleImmediate(byte[] reducer, byte[] arguments) {
        events.add("schedule " + new String(reducer, StandardCharsets.UTF_8) + " " + Arrays.toString(arguments));
    }

    private final List<String> timers = new ArrayList<>();

    @Override
    public int timerStart(byte[] name) {
        timers.add(new String(name, StandardCharsets.UTF_8));
        return timers.size() - 1;
    }

    @Override
    public int timerEnd(int timer) {
        log.add("timer " + timers.get(timer));
        return Errno.OK;
    }

    final Map<String, String> environment = new HashMap<>();

    @Override
    public int envGet(byte[] key, int[] out) {
        String value = environment.get(new String(key, StandardCharsets.UTF_8));
        out[0] = value == null ? 0 : nextHandle;
        if (value != null) {
            sources.put(nextHandle++, value.getBytes(StandardCharsets.UTF_8));
        }
        return Errno.OK;
    }

    @Override
    public Error trap(Throwable crash) {
        throw new Trap();
    }
}
