package dev.stdb.host.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.host.DefinitionJson;
import dev.stdb.host.datastore.Datastore;
import dev.stdb.host.datastore.MutTx;
import dev.stdb.host.program.Errno;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDefJson;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a module gets from the tables: error numbers where the server has one, the end of its call where it has none. */
class GuestTransactionTest {
    private static final int NOWHERE = 99_999;
    private static final byte[] NOTHING = {};
    private static final byte[] UNBOUNDED = {2};

    private final Datastore store = new Datastore(schema());
    private final int table = store.tableId("t").orElseThrow();
    private final int timers = store.tableId("timer").orElseThrow();
    private final int byId = store.indexId("t_id_idx_btree").orElseThrow();
    private final int byPair = store.indexId("t_a_b_idx_btree").orElseThrow();
    private final int byHash = store.indexId("t_a_idx_hash").orElseThrow();
    private MutTx tx;
    private GuestTransaction guest;

    @BeforeEach
    void begin() {
        tx = store.begin();
        guest = new GuestTransaction(
                store,
                tx,
                (id, row) -> store.scheduled(id, row)
                        .ifPresent(each -> each.delayMicros(new dev.stdb.bsatn.special.Timestamp(0))));
    }

    @AfterEach
    void end() {
        tx.close();
    }

    private static ModuleSchema schema() {
        String row = DefinitionJson.product(
                DefinitionJson.member("id", DefinitionJson.U64),
                DefinitionJson.member("a", DefinitionJson.U32),
                DefinitionJson.member("b", DefinitionJson.U32));
        String timer = DefinitionJson.product(
                DefinitionJson.member("id", DefinitionJson.U64),
                DefinitionJson.member("at", DefinitionJson.SCHEDULE_AT));
        String more = "{\"source_name\":{\"some\":\"t_a_b_idx_btree\"},\"accessor_name\":{\"some\":\"pair\"},"
                + "\"algorithm\":{\"BTree\":[1,2]}},{\"source_name\":{\"some\":\"t_a_idx_hash\"},"
                + "\"accessor_name\":{\"some\":\"hash\"},\"algorithm\":{\"Hash\":[1]}},";
        String json = DefinitionJson.definition(
                DefinitionJson.typespace(List.of(
                        row, timer, DefinitionJson.product(DefinitionJson.member("nothing", DefinitionJson.UNIT)))),
                DefinitionJson.section(
                        "Types",
                        List.of(
                                DefinitionJson.type("T", 0),
                                DefinitionJson.type("Timer", 1),
                                DefinitionJson.type("Empty", 2))),
                DefinitionJson.section(
                        "Tables",
                        List.of(
                                DefinitionJson.keyedTable("t", 0).replace("\"indexes\":[", "\"indexes\":[" + more),
                                DefinitionJson.keyedTable("timer", 1),
                                DefinitionJson.plainTable("empty", 2))),
                DefinitionJson.section(
                        "Reducers",
                        List.of(DefinitionJson.reducer("tick", DefinitionJson.member("row", DefinitionJson.ref(1))))),
                DefinitionJson.section("Schedules", List.of(DefinitionJson.schedule("timer", 1, "tick"))));
        return ((Lifted.Ok) Lift.lift(RawModuleDefJson.read(json))).schema();
    }

    private static byte[] row(long id, int a, int b) {
        return new BsatnWriter().u64(id).u32(a).u32(b).toByteArray();
    }

    private static void gives(int errno, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Errno.Failure.class).hasMessage("errno " + errno);
    }

    private static void traps(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(Errno.Fatal.class);
    }

    @Nested
    class Scanning {
        @Test
        void unknownTablesHaveANumber() {
            gives(Errno.NO_SUCH_TABLE, () -> guest.rowCount(NOWHERE));
            gives(Errno.NO_SUCH_TABLE, () -> guest.scan(NOWHERE));
            gives(Errno.NO_SUCH_TABLE, () -> guest.clear(NOWHERE));
            gives(Errno.NO_SUCH_TABLE, () -> guest.deleteAllEqual(NOWHERE, new byte[4]));
        }

        @Test
        void unknownIndexesHaveANumber() {
            gives(Errno.NO_SUCH_INDEX, () -> guest.scanPoint(NOWHERE, NOTHING));
            gives(Errno.NO_SUCH_INDEX, () -> guest.scanRange(NOWHERE, NOTHING, 0, UNBOUNDED, UNBOUNDED));
            gives(Errno.NO_SUCH_INDEX, () -> guest.deletePoint(NOWHERE, NOTHING));
            gives(Errno.NO_SUCH_INDEX, () -> guest.deleteRange(NOWHERE, NOTHING, 0, UNBOUNDED, UNBOUNDED));
        }

        @Test
        void keysAndBoundsThatDoNotDecodeHaveANumber() {
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.scanPoint(byId, new byte[7]));
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.deletePoint(byId, new byte[7]));
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.scanRange(byId, NOTHING, 0, new byte[] {0, 1}, UNBOUNDED));
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.scanRange(byId, NOTHING, 0, new byte[] {3}, UNBOUNDED));
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.deleteRange(byId, NOTHING, 0, UNBOUNDED, NOTHING));
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.deleteAllEqual(table, new byte[] {1, 0, 0, 0, 5}));
        }

        @Test
        void aPrefixLeavesOneColumnAtLeast() {
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.scanRange(byPair, new byte[8], 2, UNBOUNDED, UNBOUNDED));
        }

        @Test
        void aHashIndexHasNoRanges() {
            traps(() -> guest.scanRange(byHash, NOTHING, 0, UNBOUNDED, UNBOUNDED));
            byte[] one = {0, 1, 0, 0, 0};
            traps(() -> guest.scanRange(byHash, NOTHING, 0, one, one));
        }

        @Test
        void nothingFoundIsNoError() {
            assertThat(guest.scanPoint(byId, new byte[8])).isExhausted();
            assertThat(guest.deletePoint(byId, new byte[8])).isZero();
            assertThat(guest.deleteRange(byPair, new byte[4], 1, UNBOUNDED, UNBOUNDED))
                    .isZero();
            assertThat(guest.deleteAllEqual(table, new byte[4])).isZero();
            assertThat(guest.clear(table)).isZero();
        }

        @Test
        void aScanDoesNotSeeWhatIsWrittenLater() {
            guest.insert(table, row(1, 0, 0));
            var rows = guest.scan(table);
            guest.insert(table, row(2, 0, 0));
            rows.next();
            assertThat(rows).isExhausted();
        }
    }

    @Nested
    class Writing {
        @Test
        void unknownTablesAndBadRowsEndTheCall() {
            traps(() -> guest.insert(NOWHERE, NOTHING));
            traps(() -> guest.insert(table, new byte[3]));
            traps(() -> guest.update(NOWHERE, byId, NOTHING));
            traps(() -> guest.update(table, byId, new byte[3]));
        }

        @Test
        void aTakenKeyHasANumberAndTheTransactionGoesOn() {
            guest.insert(table, row(1, 0, 0));
            gives(Errno.UNIQUE_ALREADY_EXISTS, () -> guest.insert(table, row(1, 5, 5)));
            assertThat(guest.rowCount(table)).isEqualTo(1);
        }

        @Test
        void anEqualRowIsNoErrorAndNoRow() {
            guest.insert(table, row(1, 0, 0));
            assertThat(guest.insert(table, row(1, 0, 0))).isEmpty();
            assertThat(guest.rowCount(table)).isEqualTo(1);
        }

        @Test
        void zeroIsReplacedAndOnlyThatColumnComesBack() {
            assertThat(guest.insert(table, row(0, 5, 5)))
                    .isEqualTo(new BsatnWriter().u64(1).toByteArray());
        }

        @Test
        void rowsOfNoBytesAreInsertedAndDeletedToo() {
            int empty = store.tableId("empty").orElseThrow();
            guest.insert(empty, NOTHING);
            assertThat(guest.rowCount(empty)).isEqualTo(1);
            byte[] one = new BsatnWriter().length(1).toByteArray();
            assertThat(guest.deleteAllEqual(empty, one)).isEqualTo(1);
            byte[] many = new BsatnWriter().length(1 << 30).toByteArray();
            gives(Errno.BSATN_DECODE_ERROR, () -> guest.deleteAllEqual(empty, many));
        }

        @Test
        void anUpdateNeedsAUniqueIndexAndARow() {
            gives(Errno.NO_SUCH_INDEX, () -> guest.update(table, NOWHERE, row(1, 0, 0)));
            gives(Errno.INDEX_NOT_UNIQUE, () -> guest.update(table, byPair, row(1, 0, 0)));
            gives(Errno.NO_SUCH_ROW, () -> guest.update(table, byId, row(1, 0, 0)));
        }

        @Test
        void aScheduleTooFarAwayHasANumber() {
            long limit = ((1L << 36) - 1) * 1000;
            gives(Errno.SCHEDULE_AT_DELAY_TOO_LONG, () -> guest.insert(timers, timer(limit)));
            assertThat(guest.insert(timers, timer(limit - 1))).hasSize(8);
        }

        private static byte[] timer(long micros) {
            return new BsatnWriter().u64(0).u8(1).i64(micros).toByteArray();
        }
    }
}
