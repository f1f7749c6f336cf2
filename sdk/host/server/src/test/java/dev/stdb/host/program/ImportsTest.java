package dev.stdb.host.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.host.log.ModuleLog;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import run.endive.runtime.ByteArrayMemory;
import run.endive.wasm.types.MemoryLimits;

/** Each import by itself: what it reads, what it writes, and how it refuses. */
class ImportsTest {
    private static final int IN = 1000;
    private static final int OUT = 2000;
    private static final int LENGTH = 3000;
    private static final int PAGE = 65_536;
    private static final U256 IDENTITY = new U256(1, 2, 3, 4);
    private static final ConnectionId KNOWN = new ConnectionId(new U128(5, 6));

    private final ByteArrayMemory wasm = new ByteArrayMemory(new MemoryLimits(1));
    private final GuestMemory memory = new GuestMemory(wasm);
    private final Around around = new Around();
    private final Call call = new Call(around);
    private final Map<String, ImportBody> bodies = new HashMap<>();
    private final Tables tables = new Tables();
    private final Lane lane = new Lane();

    @BeforeEach
    void link() {
        new DatastoreImports(call).addTo(bodies);
        new BytesImports(call).addTo(bodies);
        new ConsoleImports(call).addTo(bodies);
        new ProcedureImports(call).addTo(bodies);
        new EnvironmentImport(call).addTo(bodies);
        call.begin("f", tables, null);
    }

    private long run(String name, long... args) {
        ImportBody body = Objects.requireNonNull(bodies.get(name), name);
        try {
            return body.run(memory, args);
        } catch (Errno.Failure e) {
            return e.number();
        }
    }

    private void outsideATransaction() {
        call.begin("f", null, null);
    }

    private void inAProcedure() {
        call.begin("p", null, lane);
    }

    private void put(int address, byte[] bytes) {
        wasm.write(address, bytes);
    }

    private void put(int address, String text) {
        put(address, text.getBytes(StandardCharsets.UTF_8));
    }

    private int u32(int address) {
        return wasm.readInt(address);
    }

    // ---- what stands around

    private static final class Around implements Surroundings {
        private final ModuleLog log = new ModuleLog();
        private final List<String> soon = new ArrayList<>();
        private long now = 1_000;

        @Override
        public Identity identity() {
            return new Identity(IDENTITY);
        }

        @Override
        public ModuleLog log() {
            return log;
        }

        @Override
        public long nowMicros() {
            return now++;
        }

        @Override
        public Optional<String> jwt(ConnectionId connection) {
            return connection.equals(KNOWN) ? Optional.of("{\"sub\":\"x\"}") : Optional.empty();
        }

        @Override
        public void callSoon(String reducer, byte[] args) {
            soon.add(reducer + Arrays.toString(args));
        }
    }

    /** Writes down what it is asked; table 7 and index 8 are there. */
    private static final class Tables implements TransactionAccess {
        private final List<String> asked = new ArrayList<>();
        private final List<byte[]> rows = new ArrayList<>();

        private void note(String what, Object... values) {
            var line = new StringBuilder(what);
            for (Object value : values) {
                line.append(' ')
                        .append(value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value);
            }
            asked.add(line.toString());
        }

        @Override
        public OptionalInt tableId(String name) {
            return name.equals("t") ? OptionalInt.of(7) : OptionalInt.empty();
        }

        @Override
        public OptionalInt indexId(String name) {
            return name.equals("i") ? OptionalInt.of(8) : OptionalInt.empty();
        }

        @Override
        public long rowCount(int table) {
            note("count", table);
            return 1L << 33;
        }

        @Override
        public Iterator<byte[]> scan(int table) {
            note("scan", table);
            return rows.iterator();
        }

        @Override
        public Iterator<byte[]> scanRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
            note("range", index, prefix, prefixColumns, start, end);
            return rows.iterator();
        }

        @Override
        public Iterator<byte[]> scanPoint(int index, byte[] key) {
            note("point", index, key);
            return rows.iterator();
        }

        @Override
        public int deleteRange(int index, byte[] prefix, int prefixColumns, byte[] start, byte[] end) {
            note("delete range", index, prefix, prefixColumns, start, end);
            return 3;
        }

        @Override
        public int deletePoint(int index, byte[] key) {
            note("delete point", index, key);
            return 4;
        }

        @Override
        public int deleteAllEqual(int table, byte[] rowArray) {
            note("delete all", table, rowArray);
            return 5;
        }

        @Override
        public long clear(int table) {
            note("clear", table);
            return 1L << 34;
        }

        @Override
        public byte[] insert(int table, byte[] row) {
            note("insert", table, row);
            return new byte[] {9, 9};
        }

        @Override
        public byte[] update(int table, int index, byte[] row) {
            note("update", table, index, row);
            return new byte[] {8};
        }
    }

    private final class Lane implements OwnLane {
        private final List<String> done = new ArrayList<>();
        private @Nullable FailedRequest failure;

        @Override
        public TransactionAccess start() {
            done.add("start");
            return tables;
        }

        @Override
        public void commit() {
            done.add("commit");
        }

        @Override
        public void abort() {
            done.add("abort");
        }

        @Override
        public Sending http(byte[] request) {
            if (request.length == 0) {
                throw new Errno.Failure(Errno.BSATN_DECODE_ERROR);
            }
            return body -> {
                if (failure != null) {
                    throw failure;
                }
                return new Answer(new byte[] {1, 2, 3}, body);
            };
        }
    }

    @Nested
    class Rows {
        @Test
        void findTablesAndIndexesByName() {
            put(IN, "t");
            assertThat(run("table_id_from_name", IN, 1, OUT)).isZero();
            assertThat(u32(OUT)).isEqualTo(7);
            assertThat(run("index_id_from_name", IN, 1, OUT)).isEqualTo(Errno.NO_SUCH_INDEX);
            put(IN, "i");
            assertThat(run("index_id_from_name", IN, 1, OUT)).isZero();
            assertThat(u32(OUT)).isEqualTo(8);
            assertThat(run("table_id_from_name", IN, 1, OUT)).isEqualTo(Errno.NO_SUCH_TABLE);
        }

        @Test
        void countAndClearAnswerIn64Bits() {
            assertThat(run("datastore_table_row_count", 7, OUT)).isZero();
            assertThat(wasm.readLong(OUT)).isEqualTo(1L << 33);
            assertThat(run("datastore_clear", 7, OUT)).isZero();
            assertThat(wasm.readLong(OUT)).isEqualTo(1L << 34);
        }

        @Test
        void insertAndUpdateWriteGeneratedColumnsOverTheRow() {
            put(IN, "row");
            wasm.writeI32(LENGTH, 3);
            assertThat(run("datastore_insert_bsatn", 7, IN, LENGTH)).isZero();
            assertThat(u32(LENGTH)).isEqualTo(2);
            assertThat(wasm.readBytes(IN, 3)).containsExactly(9, 9, 'w');
            put(IN, "row");
            wasm.writeI32(LENGTH, 3);
            assertThat(run("datastore_update_bsatn", 7, 8, IN, LENGTH)).isZero();
            assertThat(u32(LENGTH)).isEqualTo(1);
            assertThat(tables.asked).containsExactly("insert 7 row", "update 7 8 row");
        }

        @ParameterizedTest
        @ValueSource(strings = {"datastore_index_scan_range_bsatn", "datastore_btree_scan_bsatn"})
        void rangesPassPrefixAndBounds(String name) {
            put(IN, "prestartend");
            assertThat(run(name, 8, IN, 3, 2, IN + 3, 5, IN + 8, 3, OUT)).isZero();
            assertThat(tables.asked).containsExactly("range 8 pre 2 start end");
        }

        @ParameterizedTest
        @ValueSource(strings = {"datastore_delete_by_index_scan_range_bsatn", "datastore_delete_by_btree_scan_bsatn"})
        void deletingARangeCounts(String name) {
            put(IN, "startend");
            assertThat(run(name, 8, 0, 0, 0, IN, 5, IN + 5, 3, OUT)).isZero();
            assertThat(u32(OUT)).isEqualTo(3);
            assertThat(tables.asked).containsExactly("delete range 8  0 start end");
        }

        @Test
        void aPrefixOfNoColumnsIsNotRead() {
            assertThat(run("datastore_index_scan_range_bsatn", 8, 0, 100, 0, IN, 1, IN, 1, OUT))
                    .isZero();
        }

        @Test
        void aPrefixOfTooManyColumnsEndsTheCall() {
            assertThatThrownBy(() -> run("datastore_index_scan_range_bsatn", 8, IN, 1, 65_536, IN, 1, IN, 1, OUT))
                    .isInstanceOf(Errno.Fatal.class);
        }

        @Test
        void pointsAndEqualRowsAreDeletedAndCounted() {
            put(IN, "key");
            assertThat(run("datastore_index_scan_point_bsatn", 8, IN, 3, OUT)).isZero();
            assertThat(run("datastore_delete_by_index_scan_point_bsatn", 8, IN, 3, OUT))
                    .isZero();
            assertThat(u32(OUT)).isEqualTo(4);
            assertThat(run("datastore_delete_all_by_eq_bsatn", 7, IN, 3, OUT)).isZero();
            assertThat(u32(OUT)).isEqualTo(5);
            assertThat(tables.asked).containsExactly("point 8 key", "delete point 8 key", "delete all 7 key");
        }

        @ParameterizedTest
        @CsvSource({
            "table_id_from_name, 3",
            "index_id_from_name, 3",
            "datastore_table_row_count, 2",
            "datastore_table_scan_bsatn, 2",
            "datastore_index_scan_range_bsatn, 9",
            "datastore_btree_scan_bsatn, 9",
            "datastore_delete_by_index_scan_range_bsatn, 9",
            "datastore_delete_by_btree_scan_bsatn, 9",
            "datastore_delete_all_by_eq_bsatn, 4",
            "datastore_insert_bsatn, 3",
            "datastore_update_bsatn, 4",
            "datastore_index_scan_point_bsatn, 4",
            "datastore_delete_by_index_scan_point_bsatn, 4",
            "datastore_clear, 2",
            "get_jwt, 2"
        })
        void needATransaction(String name, int params) {
            outsideATransaction();
            long[] args = new long[params];
            Arrays.fill(args, 4);
            assertThat(run(name, args)).isEqualTo(Errno.NOT_IN_TRANSACTION);
            assertThat(tables.asked).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "table_id_from_name, 0",
            "table_id_from_name, 65536",
            "index_id_from_name, 0",
            "datastore_delete_all_by_eq_bsatn, 0"
        })
        void aPointerToNowhereEndsTheCall(String name, long pointer) {
            long[] args = name.startsWith("datastore") ? new long[] {7, pointer, 0, OUT} : new long[] {pointer, 1, OUT};
            assertThatThrownBy(() -> run(name, args)).isInstanceOf(Errno.Fatal.class);
        }

        @Test
        void aNameThatIsNoTextEndsTheCall() {
            put(IN, new byte[] {(byte) 0xFF});
            assertThatThrownBy(() -> run("table_id_from_name", IN, 1, OUT)).isInstanceOf(Errno.Fatal.class);
        }
    }

    @Nested
    class Iterators {
        private void rows(int count, int bytes) {
            for (int i = 0; i < count; i++) {
                byte[] row = new byte[bytes];
                row[0] = (byte) i;
                tables.rows.add(row);
            }
        }

        @Test
        void comeNumberedFromZeroAndGiveWholeChunks() {
            rows(3, 20_000);
            assertThat(run("datastore_table_scan_bsatn", 7, OUT)).isZero();
            assertThat(u32(OUT)).isZero();
            wasm.writeI32(LENGTH, 39_999);
            assertThat(run("row_iter_bsatn_advance", 0, 5_000, LENGTH)).isEqualTo(Errno.BUFFER_TOO_SMALL);
            assertThat(u32(LENGTH)).isEqualTo(40_000); // two rows pass 32 KiB
            assertThat(run("row_iter_bsatn_advance", 0, 5_000, LENGTH)).isZero();
            assertThat(wasm.read(5_000 + 20_000)).isEqualTo((byte) 1);
            assertThat(run("row_iter_bsatn_advance", 0, 5_000, LENGTH)).isEqualTo(-1);
            assertThat(u32(LENGTH)).isEqualTo(20_000);
            assertThat(run("row_iter_bsatn_advance", 0, 5_000, LENGTH)).isEqualTo(Errno.NO_SUCH_ITER);
        }

        @Test
        void withoutRowsAreOverAtOnce() {
            run("datastore_table_scan_bsatn", 7, OUT);
            wasm.writeI32(LENGTH, 100);
            assertThat(run("row_iter_bsatn_advance", 0, 5_000, LENGTH)).isEqualTo(-1);
            assertThat(u32(LENGTH)).isZero();
        }

        @Test
        void outliveTheCallUntilTheyAreClosed() {
            rows(1, 4);
            run("datastore_table_scan_bsatn", 7, OUT);
            call.end();
            call.begin("g", tables, null);
            assertThat(run("row_iter_bsatn_close", 0)).isZero();
            assertThat(run("row_iter_bsatn_close", 0)).isEqualTo(Errno.NO_SUCH_ITER);
        }
    }

    @Nested
    class Bytes {
        @Test
        void aSourceIsGoneWhenItIsExhausted() {
            int source = call.channels().source(new byte[] {1, 2, 3});
            assertThat(run("bytes_source_remaining_length", source, OUT)).isZero();
            assertThat(u32(OUT)).isEqualTo(3);
            wasm.writeI32(LENGTH, 2);
            assertThat(run("bytes_source_read", source, OUT, LENGTH)).isZero();
            assertThat(u32(LENGTH)).isEqualTo(2);
            assertThat(run("bytes_source_read", source, OUT, LENGTH)).isEqualTo(-1);
            assertThat(u32(LENGTH)).isEqualTo(1);
            assertThat(run("bytes_source_read", source, OUT, LENGTH)).isEqualTo(Errno.NO_SUCH_BYTES);
            assertThat(run("bytes_source_remaining_length", source, OUT)).isEqualTo(Errno.NO_SUCH_BYTES);
        }

        @Test
        void handleZeroIsNeverValid() {
            assertThat(call.channels().source(new byte[0])).isZero();
            assertThat(run("bytes_source_read", 0, OUT, LENGTH)).isEqualTo(Errno.NO_SUCH_BYTES);
            assertThat(run("bytes_sink_write", 0, IN, LENGTH)).isEqualTo(Errno.NO_SUCH_BYTES);
        }

        @Test
        void aSinkTakesAllAndLeavesTheLengthAsItIs() {
            int sink = call.channels().sink();
            put(IN, "hello");
            wasm.writeI32(LENGTH, 5);
            assertThat(run("bytes_sink_write", sink, IN, LENGTH)).isZero();
            assertThat(run("bytes_sink_write", sink, IN, LENGTH)).isZero();
            assertThat(u32(LENGTH)).isEqualTo(5);
            assertThat(call.channels().written(sink)).asString().isEqualTo("hellohello");
        }

        @Test
        void theIdentityIsWrittenLittleEndian() {
            run("identity", OUT);
            assertThat(wasm.readBytes(OUT, 32)).isEqualTo(Identity.CODEC.encode(around.identity()));
            assertThat(wasm.readLong(OUT)).isEqualTo(IDENTITY.w0());
        }

        @Test
        void theJwtIsThatOfTheConnection() {
            var id = new BsatnWriter();
            ConnectionId.CODEC.write(KNOWN, id);
            put(IN, id.toByteArray());
            assertThat(run("get_jwt", IN, OUT)).isZero();
            wasm.writeI32(LENGTH, 100);
            assertThat(run("bytes_source_read", u32(OUT), IN, LENGTH)).isEqualTo(-1);
            assertThat(new String(wasm.readBytes(IN, u32(LENGTH)), StandardCharsets.UTF_8))
                    .isEqualTo("{\"sub\":\"x\"}");
        }

        @Test
        void aConnectionThatIsNotThereHasNone() {
            put(IN, new byte[16]);
            wasm.writeI32(OUT, 77);
            assertThat(run("get_jwt", IN, OUT)).isZero();
            assertThat(u32(OUT)).isZero();
        }

        @Test
        void immediateCallsAreQueued() {
            put(IN, "tick");
            put(OUT, new byte[] {1, 2});
            run("volatile_nonatomic_schedule_immediate", IN, 4, OUT, 2);
            assertThat(around.soon).containsExactly("tick[1, 2]");
        }
    }

    @Nested
    class Console {
        private List<String> log() {
            return around.log.last(10);
        }

        @ParameterizedTest
        @CsvSource({"0,Error", "1,Warn", "2,Info", "3,Debug", "4,Trace", "101,Panic", "9,Debug"})
        void levelsHaveNumbers(int number, String name) {
            put(IN, "text");
            run("console_log", number, 0, 0, 0, 0, -1, IN, 4);
            assertThat(log().getFirst())
                    .startsWith("{\"level\":\"" + name + "\"")
                    .contains("\"message\":\"text\"");
        }

        @Test
        void aRecordSaysWhereItComesFrom() {
            put(IN, "targetfilemessage");
            run("console_log", 2, IN, 6, IN + 6, 4, 12, IN + 10, 7);
            assertThat(log().getFirst())
                    .contains(
                            "\"target\":\"target\"",
                            "\"filename\":\"file\"",
                            "\"line_number\":12",
                            "\"function\":\"f\"",
                            "\"message\":\"message\"");
        }

        @Test
        void aRecordOutsideMemoryIsDroppedAndTheCallGoesOn() {
            assertThat(run("console_log", 2, 0, 0, 0, 0, -1, PAGE, 4)).isZero();
            assertThat(run("console_log", 2, PAGE, 1, 0, 0, -1, IN, 4)).isZero();
            assertThat(run("console_log", 2, 0, 0, 0, 0, -1, 0, 4)).isZero();
            assertThat(log()).isEmpty();
        }

        @Test
        void badTextIsReplaced() {
            put(IN, new byte[] {'a', (byte) 0xFF});
            run("console_log", 2, 0, 0, 0, 0, -1, IN, 2);
            assertThat(log().getFirst()).contains("\"message\":\"a\uFFFD\"");
        }

        @Test
        void timersAreNumberedFromZeroAndEndOnce() {
            put(IN, "work");
            assertThat(run("console_timer_start", IN, 4)).isZero();
            assertThat(run("console_timer_start", IN, 4)).isEqualTo(1);
            assertThat(run("console_timer_end", 0)).isZero();
            assertThat(log().getFirst()).contains("\"level\":\"Info\"", "\"message\":\"Timing span \\\"work\\\": ");
            assertThat(run("console_timer_end", 0)).isEqualTo(Errno.NO_SUCH_CONSOLE_TIMER);
            assertThat(run("console_timer_end", 5)).isEqualTo(Errno.NO_SUCH_CONSOLE_TIMER);
            assertThat(run("console_timer_start", IN, 4)).isZero(); // a number that is free again
        }

        @ParameterizedTest
        @CsvSource({
            "0, 0ns",
            "999, 999ns",
            "1000, 1µs",
            "1500, 1.5µs",
            "100000000, 100ms",
            "1000001, 1.000001ms",
            "1000000000, 1s",
            "61050000000, 61.05s"
        })
        void durationsReadAsInRust(long nanos, String text) {
            assertThat(ConsoleTimers.duration(nanos)).isEqualTo(text);
        }
    }

    @Nested
    class Procedures {
        @Test
        void openCommitAndAbort() {
            inAProcedure();
            assertThat(run("procedure_start_mut_tx", OUT)).isZero();
            assertThat(wasm.readLong(OUT)).isGreaterThanOrEqualTo(1_000);
            assertThat(run("datastore_table_row_count", 7, OUT)).isZero();
            assertThat(run("procedure_start_mut_tx", OUT)).isEqualTo(Errno.WOULD_BLOCK_TRANSACTION);
            assertThat(run("procedure_commit_mut_tx")).isZero();
            assertThat(run("procedure_commit_mut_tx")).isEqualTo(Errno.TRANSACTION_NOT_ANONYMOUS);
            assertThat(run("procedure_start_mut_tx", OUT)).isZero();
            assertThat(run("procedure_abort_mut_tx")).isZero();
            assertThat(run("procedure_abort_mut_tx")).isEqualTo(Errno.TRANSACTION_NOT_ANONYMOUS);
            assertThat(lane.done).containsExactly("start", "commit", "start", "abort");
        }

        @Test
        void leaveNoTransactionBehind() {
            inAProcedure();
            run("procedure_start_mut_tx", OUT);
            call.end();
            assertThat(lane.done).containsExactly("start", "abort");
            assertThat(around.log.last(1).getFirst())
                    .contains("aborting dangling anonymous transaction in procedure p");
        }

        @Test
        void reducersCannotOpenOrEndTransactions() {
            assertThat(run("procedure_start_mut_tx", OUT)).isEqualTo(Errno.WOULD_BLOCK_TRANSACTION);
            assertThat(run("procedure_commit_mut_tx")).isEqualTo(Errno.TRANSACTION_NOT_ANONYMOUS);
            assertThat(run("procedure_abort_mut_tx")).isEqualTo(Errno.TRANSACTION_NOT_ANONYMOUS);
        }

        @Test
        void reducersThatSleepOrFetchAreEnded() {
            assertThatThrownBy(() -> run("procedure_sleep_until", 5)).isInstanceOf(Errno.Fatal.class);
            assertThatThrownBy(() -> run("procedure_http_request", IN, 1, IN, 1, OUT))
                    .isInstanceOf(Errno.Fatal.class);
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1, Long.MIN_VALUE, 999})
        void aPastMomentIsNoSleep(long micros) {
            inAProcedure();
            assertThat(run("procedure_sleep_until", micros)).isBetween(1_000L, 1_100L);
        }

        @Test
        void anInterruptEndsASleep() {
            inAProcedure();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> run("procedure_sleep_until", Long.MAX_VALUE))
                    .isInstanceOf(Errno.Fatal.class);
            assertThat(Thread.interrupted()).isTrue();
        }

        @Test
        void anAnswerComesAsTwoSources() {
            inAProcedure();
            put(IN, "request");
            assertThat(run("procedure_http_request", IN, 7, IN, 2, OUT)).isZero();
            assertThat(run("bytes_source_remaining_length", u32(OUT), LENGTH)).isZero();
            assertThat(u32(LENGTH)).isEqualTo(3);
            assertThat(run("bytes_source_remaining_length", u32(OUT + 4), LENGTH))
                    .isZero();
            assertThat(u32(LENGTH)).isEqualTo(2);
        }

        @Test
        void anEmptyBodyIsNoSource() {
            inAProcedure();
            assertThat(run("procedure_http_request", IN, 7, IN, 0, OUT)).isZero();
            assertThat(u32(OUT + 4)).isZero();
        }

        @Test
        void aFailureComesAsText() {
            inAProcedure();
            lane.failure = new OwnLane.FailedRequest("no way");
            assertThat(run("procedure_http_request", IN, 7, IN, 0, OUT)).isEqualTo(Errno.HTTP_ERROR);
            wasm.writeI32(LENGTH, 100);
            assertThat(run("bytes_source_read", u32(OUT), IN, LENGTH)).isEqualTo(-1);
            assertThat(new BsatnReader(wasm.readBytes(IN, u32(LENGTH))).str()).isEqualTo("no way");
        }

        @Test
        void aRequestHasToBeOneAndOutsideATransaction() {
            inAProcedure();
            assertThat(run("procedure_http_request", IN, 0, IN, 0, OUT)).isEqualTo(Errno.BSATN_DECODE_ERROR);
            run("procedure_start_mut_tx", OUT);
            assertThat(run("procedure_http_request", IN, 0, IN, 0, OUT)).isEqualTo(Errno.BSATN_DECODE_ERROR);
            assertThat(run("procedure_http_request", IN, 7, IN, 0, OUT)).isEqualTo(Errno.WOULD_BLOCK_TRANSACTION);
        }
    }

    @Test
    void everyFunctionOfTheAbiIsThere() {
        assertThat(AbiFunctions.TYPES.keySet().stream().map(name -> name.substring(name.indexOf("::") + 2)))
                .containsExactlyInAnyOrderElementsOf(bodies.keySet());
    }
}
