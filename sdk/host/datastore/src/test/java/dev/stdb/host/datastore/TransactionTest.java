package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.bound;
import static dev.stdb.host.datastore.Fixture.key;
import static dev.stdb.host.datastore.Fixture.row;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.text;
import static dev.stdb.host.datastore.Fixture.u32;
import static dev.stdb.host.datastore.Fixture.u64;
import static dev.stdb.host.datastore.Fixture.unbounded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.IndexAlgorithm;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private final Datastore datastore = new Datastore(Fixture.module(
            table("player")
                    .column("id", Primitive.U32)
                    .column("name", Primitive.STRING)
                    .column("level", Primitive.U32)
                    .key(0)
                    .unique(1)
                    .btree(2)
                    .autoIncrement(0)
                    .done(),
            table("hit")
                    .column("at", Primitive.U64)
                    .column("by", Primitive.STRING)
                    .key(0)
                    .autoIncrement(0)
                    .event()
                    .done(),
            table("small")
                    .column("id", Primitive.U8)
                    .column("n", Primitive.I32)
                    .sequence(0, null, null, null, 1)
                    .sequence(1, 5L, -5L, 6L, 2)
                    .done(),
            table("nothing").column("unit", new ProductType(List.of())).done(),
            table("pair")
                    .column("a", Primitive.U32)
                    .column("b", Primitive.STRING)
                    .column("c", Primitive.I32)
                    .btree(0, 1, 2)
                    .hash(1)
                    .done(),
            table("slot")
                    .column("n", Primitive.U64)
                    .uniqueBy(new IndexAlgorithm.Direct(0))
                    .done()));
    private final int player = id("player");

    private int id(String table) {
        return datastore.tableId(table).orElseThrow();
    }

    private int index(String name) {
        return datastore.indexId(name).orElseThrow();
    }

    private byte[] player(long id, String name, long level) {
        return row(datastore, "player", u32(id), text(name), u32(level));
    }

    private List<byte[]> committed(String table) {
        try (var tx = datastore.read()) {
            return tx.scan(id(table));
        }
    }

    @Nested
    class TablesAreSets {
        @Test
        void aRowEqualToAnExistingOneIsAcceptedAndChangesNothing() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                assertThat(tx.insert(player, player(7, "ann", 1)).isNew()).isFalse();
                assertThat(tx.commit().isEmpty()).isTrue();
            }
        }

        @Test
        void insertingARowDeletedInTheSameTransactionBringsItBackWithoutADelta() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                assertThat(tx.delete(player, player(7, "ann", 1))).isTrue();
                assertThat(tx.rowCount(player)).isZero();
                tx.insert(player, player(7, "ann", 1));
                assertThat(tx.commit().isEmpty()).isTrue();
            }
            assertThat(committed("player")).containsExactly(player(7, "ann", 1));
        }

        @Test
        void aRowReplacedUnderItsKeyIsOneDeleteAndOneInsert() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                tx.delete(player, player(7, "ann", 1));
                tx.insert(player, player(7, "ann", 2));
                var delta = tx.commit().tables().getFirst();
                assertThat(delta.deletes()).containsExactly(player(7, "ann", 1));
                assertThat(delta.inserts()).containsExactly(player(7, "ann", 2));
            }
        }

        @Test
        void aRowInsertedAndDeletedAgainLeavesNoTrace() {
            try (var tx = datastore.begin()) {
                tx.insert(player, player(1, "ann", 1));
                assertThat(tx.clear(player)).isEqualTo(1);
                assertThat(tx.commit().isEmpty()).isTrue();
            }
        }

        @Test
        void aUniqueViolationIsErrno12AndLeavesTheTransactionUsable() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.insert(player, player(8, "ann", 1)))
                        .isInstanceOf(DatastoreException.UniqueViolation.class)
                        .hasMessage("Unique constraint violation 'player_name_idx_btree' in table 'player':"
                                + " column(s): '[\"name\"]' value: \"ann\"")
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(12)));
                assertThat(tx.rowCount(player)).isEqualTo(1);
                tx.insert(player, player(8, "bob", 1));
                tx.commit();
            }
            assertThat(committed("player")).containsExactly(player(7, "ann", 1), player(8, "bob", 1));
        }

        @Test
        void aKeyDeletedInTheTransactionIsFree() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                tx.delete(player, player(7, "ann", 1));
                tx.insert(player, player(8, "ann", 1));
                tx.commit();
            }
            assertThat(committed("player")).containsExactly(player(8, "ann", 1));
        }

        @Test
        void aRowWithoutBytesIsDeletedAsOthersAre() {
            int nothing = datastore.tableId("nothing").orElseThrow();
            try (var tx = datastore.begin()) {
                assertThat(tx.insert(nothing, new byte[0]).isNew()).isTrue();
                assertThat(tx.insert(nothing, new byte[0]).isNew()).isFalse();
                assertThat(tx.deleteAllByEq(nothing, new byte[] {2, 0, 0, 0})).isEqualTo(1);
                assertThat(tx.rowCount(nothing)).isZero();
                assertThatThrownBy(() -> tx.deleteAllByEq(nothing, new byte[] {-1, -1, -1, 127}))
                        .isInstanceOf(DatastoreException.Undecodable.class);
            }
        }

        @Test
        void deletingByEqualityCountsRowsThatWereThere() {
            insertCommitted(player(7, "ann", 1), player(8, "bob", 1));
            try (var tx = datastore.begin()) {
                var relation = new BsatnWriter().length(3);
                relation.raw(player(7, "ann", 1)).raw(player(9, "cid", 1)).raw(player(7, "ann", 1));
                assertThat(tx.deleteAllByEq(player, relation.toByteArray())).isEqualTo(1);
                assertThatThrownBy(() -> tx.deleteAllByEq(player, new byte[] {1, 0, 0, 0, 9}))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(3)));
                assertThat(tx.scan(player)).containsExactly(player(8, "bob", 1));
            }
        }

        @Test
        void unknownTablesAndBrokenRowsEndTheCallInWritesOfRows() {
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.insert(9999, new byte[0]))
                        .isInstanceOf(DatastoreException.Trap.class)
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEmpty());
                assertThatThrownBy(() -> tx.insert(player, new byte[3])).isInstanceOf(DatastoreException.Trap.class);
                assertThatThrownBy(() -> tx.scan(9999))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(4)));
                assertThatThrownBy(() -> tx.scanPoint(9999, new byte[0]))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(5)));
            }
        }
    }

    private void insertCommitted(byte[]... rows) {
        try (var tx = datastore.begin()) {
            for (byte[] row : rows) {
                tx.insert(player, row);
            }
            tx.commit();
        }
    }

    @Nested
    class Updates {
        private final int byId = index("player_id_idx_btree");

        @Test
        void theRowWithTheSameKeyIsReplaced() {
            insertCommitted(player(7, "ann", 1));
            try (var tx = datastore.begin()) {
                var updated = tx.update(player, byId, player(7, "ann", 2));
                assertThat(updated.generated()).isEmpty();
                assertThat(tx.scan(player)).containsExactly(player(7, "ann", 2));
            }
        }

        @Test
        void withoutSuchARowItIsErrno15() {
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.update(player, byId, player(7, "ann", 2)))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(15)));
            }
        }

        @Test
        void throughAnIndexThatIsNotUniqueItIsErrno14AndThroughAnotherTablesErrno5() {
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.update(player, index("player_level_idx_btree"), player(7, "ann", 2)))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(14)));
                assertThatThrownBy(() -> tx.update(player, index("hit_at_idx_btree"), player(7, "ann", 2)))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(5)));
            }
        }

        @Test
        void otherUniqueIndexesStillHoldAndTheOldRowStays() {
            insertCommitted(player(7, "ann", 1), player(8, "bob", 1));
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.update(player, byId, player(8, "ann", 1)))
                        .isInstanceOf(DatastoreException.UniqueViolation.class);
                assertThat(tx.scan(player)).containsExactly(player(7, "ann", 1), player(8, "bob", 1));
            }
        }
    }

    @Nested
    class Rollback {
        @Test
        void bringsRowsAndIndexesBack() {
            insertCommitted(player(7, "ann", 1), player(8, "bob", 2));
            try (var tx = datastore.begin()) {
                tx.clear(player);
                tx.insert(player, player(9, "ann", 3));
            }
            assertThat(committed("player")).containsExactlyInAnyOrder(player(7, "ann", 1), player(8, "bob", 2));
            try (var tx = datastore.read()) {
                assertThat(tx.scanPoint(index("player_name_idx_btree"), key(Primitive.STRING, text("ann"))))
                        .containsExactly(player(7, "ann", 1));
                assertThat(tx.scanPoint(index("player_level_idx_btree"), key(Primitive.U32, u32(3))))
                        .isEmpty();
            }
        }

        @Test
        void doesNotGiveBackSequenceValues() {
            try (var tx = datastore.begin()) {
                tx.insert(player, player(0, "ann", 1));
            }
            try (var tx = datastore.begin()) {
                assertThat(tx.insert(player, player(0, "ann", 1)).row()).isEqualTo(player(2, "ann", 1));
            }
        }
    }

    @Nested
    class Sequences {
        @Test
        void zeroTakesTheNextValueAndOnlyGeneratedColumnsAreWrittenBack() {
            try (var tx = datastore.begin()) {
                var inserted = tx.insert(player, player(0, "ann", 1));
                assertThat(inserted.row()).isEqualTo(player(1, "ann", 1));
                assertThat(inserted.generated()).containsExactly(1, 0, 0, 0);
                assertThat(tx.insert(player, player(40, "bob", 1)).generated()).isEmpty();
                assertThat(tx.insert(player, player(0, "cid", 1)).row()).isEqualTo(player(2, "cid", 1));
            }
        }

        @Test
        void aGeneratedValueThatIsTakenAlreadyIsAViolationAndTheNextTryGoesOn() {
            try (var tx = datastore.begin()) {
                tx.insert(player, player(1, "ann", 1));
                assertThatThrownBy(() -> tx.insert(player, player(0, "bob", 1)))
                        .isInstanceOf(DatastoreException.UniqueViolation.class);
                assertThat(tx.insert(player, player(0, "bob", 1)).row()).isEqualTo(player(2, "bob", 1));
            }
        }

        @Test
        void aReservationOfValuesShowsInTheSystemTable() {
            try (var tx = datastore.begin()) {
                tx.insert(player, player(0, "ann", 1));
                tx.insert(player, player(0, "bob", 1));
                var delta = tx.commit();
                assertThat(delta.tables())
                        .extracting(each -> each.table().name())
                        .containsExactly("st_sequence", "player");
                assertThat(delta.tables().getFirst().inserts())
                        .hasSize(1)
                        .allSatisfy(row -> assertThat(Fixture.values(datastore, "st_sequence", row)
                                        .get(8))
                                .isEqualTo(new AlgebraicValue.I128(I128.of(4097))));
            }
        }

        @Test
        void valuesWrapAtTheirBoundsAndAreCutToTheColumnsWidth() {
            try (var tx = datastore.begin()) {
                var ids = new ArrayList<Integer>();
                var numbers = new ArrayList<Integer>();
                for (int i = 0; i < 257; i++) {
                    var generated = tx.insert(id("small"), new byte[5]).generated();
                    ids.add(generated[0] & 0xFF);
                    numbers.add((int) generated[1]);
                }
                assertThat(ids).startsWith(1, 2, 3).endsWith(254, 255, 0, 1);
                assertThat(numbers).startsWith(5, -5, -3, -1, 1, 3, 5, -5);
            }
        }

        @Test
        void anUpdateGeneratesBeforeItLooksForTheOldRow() {
            try (var tx = datastore.begin()) {
                tx.insert(player, player(1, "ann", 1));
                var updated = tx.update(player, index("player_id_idx_btree"), player(0, "ann", 9));
                assertThat(updated.row()).isEqualTo(player(1, "ann", 9));
                assertThat(updated.generated()).containsExactly(1, 0, 0, 0);
            }
        }
    }

    @Nested
    class EventTables {
        private final int hit = id("hit");

        private byte[] hit(long at, String by) {
            return row(datastore, "hit", u64(at), text(by));
        }

        @Test
        void rowsLiveInTheirTransactionAndLeaveItAsEvents() {
            try (var tx = datastore.begin()) {
                tx.insert(hit, hit(0, "ann"));
                tx.insert(hit, hit(0, "bob"));
                assertThat(tx.rowCount(hit)).isEqualTo(2);
                var delta = tx.commit().tables().getLast();
                assertThat(delta.events()).containsExactly(hit(1, "ann"), hit(2, "bob"));
                assertThat(delta.inserts()).isEmpty();
                assertThat(delta.deletes()).isEmpty();
            }
            assertThat(committed("hit")).isEmpty();
        }

        @Test
        void constraintsHoldWithinTheTransactionOnly() {
            try (var tx = datastore.begin()) {
                tx.insert(hit, hit(5, "ann"));
                assertThatThrownBy(() -> tx.insert(hit, hit(5, "bob")))
                        .isInstanceOf(DatastoreException.UniqueViolation.class);
                tx.commit();
            }
            try (var tx = datastore.begin()) {
                assertThat(tx.insert(hit, hit(5, "bob")).isNew()).isTrue();
            }
        }

        @Test
        void anIdenticalRowIsSentOnceAndADeletedOneNever() {
            try (var tx = datastore.begin()) {
                tx.insert(hit, hit(5, "ann"));
                tx.insert(hit, hit(5, "ann"));
                tx.insert(hit, hit(6, "ann"));
                tx.delete(hit, hit(6, "ann"));
                assertThat(tx.commit().tables().getFirst().events()).containsExactly(hit(5, "ann"));
            }
        }
    }

    @Nested
    class Indexes {
        private final int pair = id("pair");
        private final int ordered = index("pair_a_b_c_idx_btree");

        private byte[] pair(long a, String b, int c) {
            return row(datastore, "pair", u32(a), text(b), new AlgebraicValue.I32(c));
        }

        @Test
        void aPrefixAndBoundsOnTheNextColumnSelectInKeyOrder() {
            try (var tx = datastore.begin()) {
                tx.insert(pair, pair(1, "b", 5));
                tx.insert(pair, pair(1, "a", 7));
                tx.insert(pair, pair(1, "a", -7));
                tx.insert(pair, pair(1, "ab", 0));
                tx.insert(pair, pair(2, "a", 0));
                byte[] one = key(Primitive.U32, u32(1));
                assertThat(tx.scanRange(ordered, one, 1, unbounded(), unbounded()))
                        .containsExactly(pair(1, "a", -7), pair(1, "a", 7), pair(1, "ab", 0), pair(1, "b", 5));
                assertThat(tx.scanRange(
                                ordered,
                                one,
                                1,
                                bound(false, Primitive.STRING, text("a")),
                                bound(false, Primitive.STRING, text("b"))))
                        .containsExactly(pair(1, "ab", 0));
                assertThat(tx.scanRange(
                                ordered,
                                one,
                                1,
                                bound(true, Primitive.STRING, text("a")),
                                bound(true, Primitive.STRING, text("a"))))
                        .containsExactly(pair(1, "a", -7), pair(1, "a", 7));
                assertThat(tx.scanRange(
                                ordered,
                                one,
                                1,
                                bound(true, Primitive.STRING, text("b")),
                                bound(true, Primitive.STRING, text("a"))))
                        .isEmpty();
                assertThat(tx.deleteRange(ordered, one, 1, unbounded(), unbounded()))
                        .isEqualTo(4);
                assertThat(tx.scan(pair)).containsExactly(pair(2, "a", 0));
            }
        }

        @Test
        void rowsOfTheTransactionComeBeforeCommittedOnes() {
            try (var tx = datastore.begin()) {
                tx.insert(pair, pair(1, "a", 0));
                tx.insert(pair, pair(3, "a", 0));
                tx.commit();
            }
            try (var tx = datastore.begin()) {
                tx.insert(pair, pair(4, "a", 0));
                tx.insert(pair, pair(2, "a", 0));
                assertThat(tx.scanRange(ordered, new byte[0], 0, unbounded(), unbounded()))
                        .containsExactly(pair(2, "a", 0), pair(4, "a", 0), pair(1, "a", 0), pair(3, "a", 0));
            }
        }

        @Test
        void aHashIndexAnswersPointsAndTrapsOnRanges() {
            int hash = index("pair_b_idx_hash");
            try (var tx = datastore.begin()) {
                tx.insert(pair, pair(1, "a", 0));
                tx.insert(pair, pair(2, "a", 0));
                assertThat(tx.scanPoint(hash, key(Primitive.STRING, text("a")))).hasSize(2);
                assertThatThrownBy(() -> tx.scanRange(hash, new byte[0], 0, unbounded(), unbounded()))
                        .isInstanceOf(DatastoreException.Trap.class);
                assertThat(tx.deletePoint(hash, key(Primitive.STRING, text("a"))))
                        .isEqualTo(2);
                assertThat(tx.rowCount(pair)).isZero();
            }
        }

        @Test
        void aDirectIndexKeepsUnsignedOrderAndItsBoundsAtTheExtremes() {
            int slot = id("slot");
            int direct = index("slot_n_idx_special");
            try (var tx = datastore.begin()) {
                for (long n : new long[] {-1, 0, 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                    tx.insert(slot, row(datastore, "slot", u64(n)));
                }
                assertThat(tx.scanRange(direct, new byte[0], 0, unbounded(), unbounded()))
                        .containsExactly(
                                key(Primitive.U64, u64(0)),
                                key(Primitive.U64, u64(1)),
                                key(Primitive.U64, u64(Long.MAX_VALUE)),
                                key(Primitive.U64, u64(Long.MIN_VALUE)),
                                key(Primitive.U64, u64(-1)));
                assertThat(tx.scanRange(direct, new byte[0], 0, bound(false, Primitive.U64, u64(-1)), unbounded()))
                        .isEmpty();
                assertThat(tx.scanRange(direct, new byte[0], 0, unbounded(), bound(true, Primitive.U64, u64(-1))))
                        .hasSize(5);
                assertThat(tx.insert(slot, row(datastore, "slot", u64(-1))).isNew())
                        .isFalse();
            }
        }

        @Test
        void keysThatAreNoneAreErrno3() {
            try (var tx = datastore.begin()) {
                assertThatThrownBy(() -> tx.scanPoint(ordered, new byte[2]))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(3)));
                assertThatThrownBy(() -> tx.scanRange(ordered, new byte[0], 3, unbounded(), unbounded()))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(3)));
                assertThatThrownBy(() -> tx.scanRange(ordered, new byte[0], 0, new byte[] {7}, unbounded()))
                        .satisfies(e ->
                                assertThat(((DatastoreException) e).errno()).isEqualTo(OptionalInt.of(3)));
            }
        }
    }

    @Nested
    class Isolation {
        @Test
        void aSecondWriterWaitsForTheFirst() throws Exception {
            var tx = datastore.begin();
            tx.insert(player, player(1, "ann", 1));
            var other = CompletableFuture.supplyAsync(() -> {
                try (var later = datastore.begin()) {
                    return later.rowCount(player);
                }
            });
            assertThat(other.isDone()).isFalse();
            tx.commit();
            assertThat(other.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }

        @Test
        void aThreadThatWouldWaitForItselfIsTold() {
            try (var tx = datastore.begin()) {
                assertThat(tx.rowCount(player)).isZero();
                assertThatThrownBy(datastore::begin).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(datastore::read).isInstanceOf(IllegalStateException.class);
            }
        }

        @Test
        void anOpenListKeepsTheRowsOfItsMoment() {
            insertCommitted(player(1, "ann", 1));
            try (var tx = datastore.begin()) {
                var before = tx.scan(player);
                tx.clear(player);
                assertThat(before).containsExactly(player(1, "ann", 1));
            }
        }

        @Test
        void aFinishedTransactionRefusesEverything() {
            var tx = datastore.begin();
            tx.commit();
            assertThatThrownBy(() -> tx.insert(player, player(1, "ann", 1))).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(tx::rollback).isInstanceOf(IllegalStateException.class);
        }
    }

    @Nested
    class Names {
        @Test
        void tablesAndIndexesAreFoundByCanonicalAndBySourceName() {
            assertThat(datastore.tableId("Sourceplayer")).isEqualTo(datastore.tableId("player"));
            assertThat(datastore.indexId("source_player_id_idx_btree"))
                    .isEqualTo(datastore.indexId("player_id_idx_btree"));
            assertThat(datastore.tableId("nobody")).isEmpty();
        }

        @Test
        void idsCountFrom4096InOrderOfNames() {
            assertThat(datastore.tables().stream().filter(table -> !table.isSystem()))
                    .extracting(TableInfo::name)
                    .containsExactly("hit", "nothing", "pair", "player", "slot", "small");
            assertThat(id("hit")).isEqualTo(4096);
            assertThat(id("small")).isEqualTo(4101);
        }
    }
}
