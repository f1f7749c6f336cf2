package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.row;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final Identity ANN = Identity.fromClaims("test", "ann");
    private static final Identity BOB = Identity.fromClaims("test", "bob");
    private static final Caller OWNER = new Caller(ANN, true);
    private static final Caller OTHER = new Caller(BOB, false);

    private final Datastore datastore = new Datastore(Fixture.withRowLevelSecurity(
            Fixture.module(
                    table("note")
                            .column("id", Primitive.U32)
                            .column("by", AlgebraicType.identity())
                            .key(0)
                            .done(),
                    table("even").column("n", Primitive.U32).done(),
                    table("plain")
                            .column("n", Primitive.U32)
                            .column("m", Primitive.U32)
                            .btree(0, 1)
                            .done(),
                    table("secret").column("n", Primitive.U32).hidden().done()),
            List.of(
                    "SELECT * FROM note WHERE by = :sender",
                    "SELECT * FROM even WHERE n = 2",
                    "SELECT * FROM even WHERE n = 4")));
    private final SqlEngine engine = new SqlEngine(datastore);

    private void insert(String table, AlgebraicValue... values) {
        try (var tx = datastore.begin()) {
            tx.insert(datastore.tableId(table).orElseThrow(), row(datastore, table, values));
            tx.commit();
        }
    }

    private List<byte[]> rows(SubscriptionQuery query) {
        try (var tx = datastore.read()) {
            return query.rows(tx);
        }
    }

    /** What the insertion of a row means to the query. */
    private List<QueryChange> changes(SubscriptionQuery query, String table, AlgebraicValue... values) {
        TxDelta delta;
        try (var tx = datastore.begin()) {
            tx.insert(datastore.tableId(table).orElseThrow(), row(datastore, table, values));
            delta = tx.commit();
        }
        try (var tx = datastore.read()) {
            return query.changes(delta, tx);
        }
    }

    private static AlgebraicValue id(Identity identity) {
        return AlgebraicValue.Product.of(new AlgebraicValue.U256(identity.value()));
    }

    @Nested
    class RowLevelSecurity {
        @Test
        void othersSeeTheRowsOfTheFilterAndTheOwnerAll() {
            insert("note", u32(1), id(ANN));
            insert("note", u32(2), id(BOB));
            assertThat(rows(engine.subscription("SELECT * FROM note", OWNER))).hasSize(2);
            var others = engine.subscription("SELECT * FROM note WHERE id > 0", OTHER);
            assertThat(rows(others)).containsExactly(row(datastore, "note", u32(2), id(BOB)));
            assertThat(changes(others, "note", u32(3), id(ANN))).isEmpty();
            assertThat(changes(others, "note", u32(4), id(BOB))).hasSize(1);
            assertThat(engine.execute("SELECT COUNT(*) AS n FROM note", OTHER).rows())
                    .containsExactly(AlgebraicValue.Product.of(new AlgebraicValue.U64(2)));
        }

        @Test
        void aFilteredResultIsTheCallersEvenWithoutSender() {
            assertThat(engine.subscription("SELECT * FROM even", OTHER).usesSender())
                    .isTrue();
            assertThat(engine.subscription("SELECT * FROM even", OWNER).usesSender())
                    .isFalse();
        }

        @Test
        void severalFiltersShowTheRowsOfAny() {
            for (int n = 1; n <= 4; n++) {
                insert("even", u32(n));
            }
            assertThat(rows(engine.subscription("SELECT * FROM even", OTHER)))
                    .containsExactly(row(datastore, "even", u32(2)), row(datastore, "even", u32(4)));
        }
    }

    @Test
    void aQueryFindsItsRowsThroughAnIndexAndRecognisesNewOnes() {
        for (int n = 0; n < 100; n++) {
            insert("plain", u32(n % 10), u32(n));
        }
        var query = engine.subscription("SELECT * FROM plain WHERE n = 3 AND m >= 50 AND m < 80", OTHER);
        assertThat(rows(query))
                .containsExactly(
                        row(datastore, "plain", u32(3), u32(53)),
                        row(datastore, "plain", u32(3), u32(63)),
                        row(datastore, "plain", u32(3), u32(73)));
        assertThat(changes(query, "plain", u32(3), u32(79))).hasSize(1);
        assertThat(changes(query, "plain", u32(3), u32(80))).isEmpty();
        assertThat(query.table().name()).isEqualTo("plain");
    }

    @Test
    void aPrivateTableIsTheOwners() {
        assertThat(rows(engine.subscription("SELECT * FROM secret", OWNER))).isEmpty();
        assertThatThrownBy(() -> engine.subscription("SELECT * FROM secret", OTHER))
                .hasMessage("no such table: `secret`. If the table exists, it may be marked private.");
    }

    @Test
    void aRowLimitHoldsForOthersOnly() {
        for (int n = 0; n < 3; n++) {
            insert("plain", u32(n), u32(n));
        }
        engine.execute("SET row_limit = 2", OWNER);
        try (var tx = datastore.read()) {
            var all = engine.subscription("SELECT * FROM plain", OTHER);
            assertThatThrownBy(() -> engine.checkRowLimit(List.of(all), OTHER, tx))
                    .isInstanceOf(SqlException.Failed.class)
                    .hasMessage("Estimated cardinality (3 rows) exceeds limit (2 rows)");
            var some = engine.subscription("SELECT * FROM plain WHERE n > 1", OTHER);
            assertThatThrownBy(() -> engine.checkRowLimit(List.of(some), OTHER, tx))
                    .hasMessage("Estimated cardinality (6 rows) exceeds limit (2 rows)");
            engine.checkRowLimit(List.of(all), OWNER, tx);
        }
        assertThat(engine.execute("SHOW row_limit", OTHER).rows()).hasSize(1);
    }
}
