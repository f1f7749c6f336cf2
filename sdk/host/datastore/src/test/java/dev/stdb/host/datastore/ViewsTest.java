package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.row;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Views of a module that is a few lambdas here. */
class ViewsTest {
    private static final Identity ANN = Identity.fromClaims("test", "ann");
    private static final Identity BOB = Identity.fromClaims("test", "bob");
    private static final String FATAL = "The instance encountered a fatal error.";

    private final Map<String, ViewRunner> functions = new HashMap<>();
    private final List<String> runs = new ArrayList<>();
    private Instant now = Instant.EPOCH;

    private final Datastore datastore = new Datastore(module());
    private final Views views = new Views(datastore, this::run, () -> now);
    private final SqlEngine engine = new SqlEngine(datastore, views);

    private static ModuleSchema module() {
        var player = table("player")
                .column("id", Primitive.U32)
                .column("who", AlgebraicType.identity())
                .column("level", Primitive.U32)
                .key(0)
                .btree(1)
                .btree(2)
                .done();
        var other = table("other").column("id", Primitive.U32).key(0).done();
        return Fixture.withTables(
                Fixture.module(),
                List.of(player, other),
                List.of(
                        view("mine", false, true, player.columns(), 0),
                        view("top", true, true, player.columns(), -1),
                        view("asked", true, true, player.columns(), 0),
                        view("secret", true, false, player.columns(), -1)));
    }

    private static ViewSchema view(
            String name, boolean isAnonymous, boolean isPublic, List<ColumnSchema> columns, int key) {
        int index = List.of("top", "asked", "secret").indexOf(name);
        return new ViewSchema(
                name,
                "source_" + name,
                isPublic,
                isAnonymous,
                Math.max(0, index),
                new ProductType(List.of()),
                List.of(),
                new ArrayType(new Ref(0)),
                0,
                columns,
                key < 0 ? OptionalInt.empty() : OptionalInt.of(key),
                key >= 0);
    }

    @BeforeEach
    void functions() {
        functions.put(
                "mine",
                (call, reads) -> rows(reads.scanPoint(
                        index("player_who_idx_btree"),
                        new BsatnWriter()
                                .u256(Objects.requireNonNull(call.sender()).value())
                                .toByteArray())));
        functions.put(
                "top",
                (call, reads) -> rows(reads.scanRange(
                        index("player_level_idx_btree"),
                        new byte[0],
                        0,
                        Fixture.bound(true, Primitive.U32, u32(5)),
                        Fixture.unbounded())));
        functions.put("asked", (call, reads) -> query("SELECT * FROM player WHERE level = 7"));
        functions.put("secret", (call, reads) -> rows(List.of()));
    }

    private ViewOutput run(ViewCall call, ReadView reads) {
        Identity sender = call.sender();
        runs.add(call.name() + (sender == null ? "" : sender.equals(ANN) ? " of ann" : " of bob"));
        return Objects.requireNonNull(functions.get(call.name())).run(call, reads);
    }

    private int index(String name) {
        return datastore.indexId(name).orElseThrow();
    }

    private static ViewOutput rows(List<byte[]> rows) {
        var out = new BsatnWriter().u8(0).length(rows.size());
        rows.forEach(out::raw);
        return new ViewOutput(2, out.toByteArray());
    }

    private static ViewOutput query(String sql) {
        return new ViewOutput(2, new BsatnWriter().u8(1).str(sql).toByteArray());
    }

    private static Caller as(Identity identity) {
        return new Caller(identity, false);
    }

    private byte[] player(int id, Identity who, int level) {
        return row(
                datastore,
                "player",
                u32(id),
                AlgebraicValue.Product.of(new AlgebraicValue.U256(who.value())),
                u32(level));
    }

    private TxDelta write(Consumer<MutTx> body) {
        try (var tx = datastore.begin()) {
            body.accept(tx);
            return views.commit(tx);
        }
    }

    private TxDelta insert(int id, Identity who, int level) {
        return write(tx -> tx.insert(id("player"), player(id, who, level)));
    }

    private int id(String table) {
        return datastore.tableId(table).orElseThrow();
    }

    private SubscriptionQuery follow(String sql, Identity who) {
        var query = engine.subscription(sql, as(who));
        try (var tx = datastore.begin()) {
            views.subscribe(tx, List.of(query));
            tx.commit();
        }
        return query;
    }

    private List<byte[]> rows(SubscriptionQuery query) {
        try (var tx = datastore.read()) {
            return query.rows(tx);
        }
    }

    private List<QueryChange> changes(SubscriptionQuery query, TxDelta delta) {
        try (var tx = datastore.read()) {
            return query.changes(delta, tx);
        }
    }

    private List<AlgebraicValue> asked(String sql, Identity who) {
        return engine.execute(sql, as(who)).rows().stream()
                .map(row -> row.get(0))
                .toList();
    }

    @Nested
    class OfTheCaller {
        @Test
        void eachSeesTheirOwnRowsAndTheirChanges() {
            insert(1, ANN, 0);
            insert(2, BOB, 0);
            var ann = follow("SELECT * FROM mine", ANN);
            var bob = follow("SELECT * FROM source_mine", BOB);
            assertThat(rows(ann)).containsExactly(player(1, ANN, 0));
            assertThat(rows(bob)).containsExactly(player(2, BOB, 0));
            var delta = insert(3, ANN, 9);
            assertThat(changes(ann, delta)).singleElement().satisfies(change -> {
                assertThat(change.inserts()).containsExactly(player(3, ANN, 9));
                assertThat(change.deletes()).isEmpty();
            });
            assertThat(changes(bob, delta)).isEmpty();
            assertThat(ann.key())
                    .isNotEqualTo(
                            engine.subscription("SELECT * FROM mine", as(BOB)).key());
        }

        @Test
        void itIsComputedAgainOnlyForWhomItMatters() {
            follow("SELECT * FROM mine", ANN);
            follow("SELECT * FROM mine", BOB);
            runs.clear();
            insert(1, ANN, 0);
            assertThat(runs).containsExactly("mine of ann");
            write(tx -> tx.insert(id("other"), row(datastore, "other", u32(1))));
            insert(2, Identity.ZERO, 0);
            assertThat(runs).hasSize(1);
            write(tx -> tx.update(id("player"), index("player_id_idx_btree"), player(1, BOB, 0)));
            assertThat(runs).containsExactlyInAnyOrder("mine of ann", "mine of ann", "mine of bob");
        }
    }

    @Test
    void anAnonymousViewIsComputedOnceForAll() {
        insert(1, ANN, 5);
        insert(2, BOB, 4);
        var ann = follow("SELECT * FROM top", ANN);
        var bob = follow("SELECT * FROM top", BOB);
        assertThat(runs).containsExactly("top");
        assertThat(rows(bob)).containsExactly(player(1, ANN, 5));
        assertThat(bob.key()).isEqualTo(ann.key());
    }

    @Test
    void rowsThatStayAreNoChange() {
        insert(1, ANN, 5);
        var top = follow("SELECT * FROM top", ANN);
        var delta = insert(2, BOB, 8);
        assertThat(changes(top, delta).getFirst().inserts()).containsExactly(player(2, BOB, 8));
        assertThat(changes(top, insert(3, BOB, 1))).isEmpty();
    }

    @Test
    void equalRowsOfAResultAreOne() {
        functions.put("top", (call, reads) -> rows(List.of(player(1, ANN, 1), player(1, ANN, 1))));
        assertThat(rows(follow("SELECT * FROM top", ANN))).containsExactly(player(1, ANN, 1));
    }

    @Test
    void aRolledBackTransactionLeavesViewsAsTheyWere() {
        insert(1, ANN, 5);
        var top = follow("SELECT * FROM top", ANN);
        try (var tx = datastore.begin()) {
            tx.insert(id("player"), player(2, ANN, 6));
            views.refresh(tx);
            assertThat(tx.rowCount(id("top"))).isEqualTo(2);
        }
        assertThat(rows(top)).containsExactly(player(1, ANN, 5));
        insert(3, ANN, 7);
        assertThat(rows(top)).containsExactlyInAnyOrder(player(1, ANN, 5), player(3, ANN, 7));
    }

    @Test
    void aViewDependsOnWhatItsLastRunRead() {
        functions.put("top", (call, reads) -> {
            boolean flag = !reads.scanPoint(index("other_id_idx_btree"), Fixture.key(Primitive.U32, u32(1)))
                    .isEmpty();
            return rows(flag ? reads.scan(id("player")) : List.of());
        });
        insert(1, ANN, 0);
        var top = follow("SELECT * FROM top", ANN);
        runs.clear();
        insert(2, ANN, 0);
        assertThat(runs).isEmpty();
        write(tx -> tx.insert(id("other"), row(datastore, "other", u32(1))));
        insert(3, ANN, 0);
        assertThat(runs).hasSize(2);
        assertThat(rows(top)).hasSize(3);
    }

    @Nested
    class Queries {
        @Test
        void aQueryIsRunForTheView() {
            insert(1, ANN, 7);
            var asked = follow("SELECT * FROM asked", BOB);
            assertThat(rows(asked)).containsExactly(player(1, ANN, 7));
            runs.clear();
            insert(2, ANN, 6);
            assertThat(runs).isEmpty();
            assertThat(changes(asked, insert(3, BOB, 7)).getFirst().inserts()).containsExactly(player(3, BOB, 7));
        }

        @Test
        void aRowThatChangesIsADeleteAndAnInsert() {
            insert(1, ANN, 7);
            var asked = follow("SELECT * FROM asked", BOB);
            var delta = write(tx -> tx.update(id("player"), index("player_id_idx_btree"), player(1, BOB, 7)));
            assertThat(changes(asked, delta)).singleElement().satisfies(change -> {
                assertThat(change.inserts()).containsExactly(player(1, BOB, 7));
                assertThat(change.deletes()).containsExactly(player(1, ANN, 7));
            });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "SELECT * FROM player WHERE who = :sender | parameterized SQL is not supported",
                    "SELECT * FROM top | view definition cannot read from other views",
                    "SELECT * FROM other | query returns rows of `other`",
                    "SELECT * FROM nothing | no such table: `nothing`",
                    "SELECT id FROM player | Column projections are not supported"
                })
        void aQueryThatIsNoneFails(String sql, String reason) {
            functions.put("asked", (call, reads) -> query(sql));
            assertThatThrownBy(() -> follow("SELECT * FROM asked", ANN))
                    .isInstanceOfSatisfying(
                            ViewException.class,
                            e -> assertThat(e.text())
                                    .isEqualTo(
                                            "Error materializing view `asked`: Error executing raw SQL returned by view"))
                    .hasMessageContaining(reason);
        }

        @Test
        void noQueryIsNoRows() {
            functions.put("asked", (call, reads) -> query("  "));
            assertThat(rows(follow("SELECT * FROM asked", ANN))).isEmpty();
        }
    }

    @Nested
    class Joins {
        @Test
        void viewsJoinWithTablesAndViews() {
            insert(1, ANN, 7);
            insert(2, BOB, 7);
            insert(3, ANN, 1);
            var withTable = follow("SELECT player.* FROM mine JOIN player ON mine.id = player.id", ANN);
            var withView = follow("SELECT mine.* FROM mine JOIN asked ON mine.id = asked.id", ANN);
            var swapped = follow("SELECT asked.* FROM player JOIN asked ON player.id = asked.id", ANN);
            assertThat(rows(withTable)).containsExactlyInAnyOrder(player(1, ANN, 7), player(3, ANN, 1));
            assertThat(rows(withView)).containsExactly(player(1, ANN, 7));
            assertThat(rows(swapped)).containsExactlyInAnyOrder(player(1, ANN, 7), player(2, BOB, 7));
            var delta = write(tx -> tx.update(id("player"), index("player_id_idx_btree"), player(3, ANN, 7)));
            assertThat(changes(withView, delta).getFirst().inserts()).containsExactly(player(3, ANN, 7));
            assertThat(changes(withTable, delta).getFirst().deletes()).containsExactly(player(3, ANN, 1));
        }

        @Test
        void aViewWithoutKeyHasNoIndexToBeLookedUpBy() {
            assertThatThrownBy(
                            () -> engine.subscription("SELECT mine.* FROM mine JOIN top ON mine.id = top.id", as(ANN)))
                    .hasMessage("Subscriptions require indexes on join columns");
        }
    }

    @Nested
    class Sql {
        @Test
        void runsAViewAndReturnsWhatTheCallerSees() {
            insert(1, ANN, 7);
            insert(2, BOB, 7);
            assertThat(asked("SELECT * FROM mine", BOB)).containsExactly(u32(2));
            assertThat(asked("SELECT id FROM source_mine WHERE level = 7", ANN)).containsExactly(u32(1));
            assertThat(asked("SELECT COUNT(*) AS n FROM asked", ANN)).containsExactly(new AlgebraicValue.U64(2));
            assertThatThrownBy(() -> asked("SELECT arg_hash FROM mine", ANN)).hasMessage("`arg_hash` is not in scope");
            assertThatThrownBy(() -> asked("SELECT * FROM secret", ANN)).hasMessageContaining("no such table");
        }

        @Test
        void aOneOffQueryRunsNone() {
            insert(1, ANN, 7);
            assertThat(engine.oneOff("SELECT * FROM asked", as(ANN)).rows()).isEmpty();
            follow("SELECT * FROM asked", BOB);
            assertThat(engine.oneOff("SELECT * FROM asked", as(ANN)).rows()).containsExactly(player(1, ANN, 7));
        }

        @Test
        void writingComputesViewsAgain() {
            var top = follow("SELECT * FROM top", ANN);
            insert(1, ANN, 5);
            var owner = new Caller(BOB, true);
            var result = engine.execute("DELETE FROM player WHERE id = 1", owner);
            assertThat(changes(top, result.delta()).getFirst().deletes()).containsExactly(player(1, ANN, 5));
        }
    }

    @Nested
    class Failures {
        private void breakTop() {
            functions.put("top", (call, reads) -> {
                reads.scan(id("player"));
                throw new ViewException("top", "wasm trap: unreachable");
            });
        }

        @Test
        void aViewThatFailsUndoesTheTransactionThatNeedsIt() {
            insert(1, ANN, 5);
            var top = follow("SELECT * FROM top", ANN);
            var working = Objects.requireNonNull(functions.get("top"));
            breakTop();
            assertThatThrownBy(() -> insert(2, ANN, 6))
                    .isInstanceOfSatisfying(
                            ViewException.class, e -> assertThat(e.text()).isEqualTo(FATAL))
                    .hasMessage("view `top` failed: wasm trap: unreachable");
            assertThat(asked("SELECT id FROM player", ANN)).containsExactly(u32(1));
            assertThatThrownBy(() -> engine.execute("DELETE FROM player", new Caller(BOB, true)))
                    .isInstanceOf(SqlException.Failed.class)
                    .hasMessage("The module instance encountered a fatal error: " + FATAL);
            functions.put("top", working);
            insert(2, ANN, 6);
            assertThat(rows(top)).hasSize(2);
        }

        @Test
        void aViewThatFailsFirstIsForgottenAndHarmsNobody() {
            breakTop();
            assertThatThrownBy(() -> follow("SELECT * FROM top", ANN)).isInstanceOf(ViewException.class);
            assertThatThrownBy(() -> asked("SELECT * FROM top", ANN))
                    .isInstanceOf(SqlException.Failed.class)
                    .hasMessage("view `top` failed: wasm trap: unreachable");
            insert(1, ANN, 9);
        }

        @Test
        void anErrorOfAViewIsToldInTheMessage() {
            functions.put("top", (call, reads) -> new ViewOutput(1, "not today".getBytes(StandardCharsets.UTF_8)));
            assertThatThrownBy(() -> follow("SELECT * FROM top", ANN)).hasMessage("view `top` failed: not today");
        }

        @Test
        void whatIsNoResultIsToldInTheMessage() {
            functions.put("top", (call, reads) -> new ViewOutput(2, new byte[] {0, 9, 0, 0, 0, 1}));
            assertThatThrownBy(() -> follow("SELECT * FROM top", ANN))
                    .hasMessageStartingWith("view `top` failed: Error deserializing rows returned by view: ");
            functions.put("top", (call, reads) -> new ViewOutput(2, new byte[] {7}));
            assertThatThrownBy(() -> follow("SELECT * FROM top", ANN))
                    .hasMessageStartingWith("view `top` failed: Error parsing view result: ");
            functions.put("top", (call, reads) -> new ViewOutput(5, new byte[0]));
            assertThatThrownBy(() -> follow("SELECT * FROM top", ANN))
                    .hasMessage("view `top` failed: unknown result 5");
        }

        @Test
        void twoRowsWithOneKeyAreNoResult() {
            functions.put("asked", (call, reads) -> rows(List.of(player(1, ANN, 1), player(1, ANN, 2))));
            assertThatThrownBy(() -> follow("SELECT * FROM asked", ANN))
                    .isInstanceOfSatisfying(
                            ViewException.class,
                            e -> assertThat(e.text())
                                    .isEqualTo("Error materializing view `asked`: Error materializing view"))
                    .hasMessageContaining("Unique constraint violation 'asked_arg_hash_id_idx_btree'");
        }

        @Test
        void anOldKindOfResultIsRowsAlone() {
            functions.put(
                    "top",
                    (call, reads) -> new ViewOutput(
                            0,
                            new BsatnWriter().length(1).raw(player(4, ANN, 4)).toByteArray()));
            assertThat(rows(follow("SELECT * FROM top", ANN))).containsExactly(player(4, ANN, 4));
        }
    }

    @Nested
    class Lifetime {
        @Test
        void aResultIsDroppedTenMinutesAfterItsLastUse() {
            insert(1, ANN, 7);
            var query = follow("SELECT * FROM mine", ANN);
            asked("SELECT * FROM mine", BOB);
            now = now.plus(Duration.ofMinutes(11));
            views.expire();
            runs.clear();
            insert(2, BOB, 7);
            assertThat(runs).isEmpty();
            views.unsubscribe(List.of(query));
            now = now.plus(Duration.ofMinutes(9));
            views.expire();
            assertThat(rows(query)).hasSize(1);
            now = now.plus(Duration.ofMinutes(2));
            views.expire();
            assertThat(rows(query)).isEmpty();
            insert(3, ANN, 7);
            assertThat(runs).isEmpty();
        }

        @Test
        void anotherProgramComputesEverythingAgain() {
            insert(1, ANN, 7);
            var top = follow("SELECT * FROM top", ANN);
            functions.put("top", (call, reads) -> rows(List.of(player(9, BOB, 9))));
            TxDelta delta;
            try (var tx = datastore.begin()) {
                views.refreshAll(tx);
                delta = tx.commit();
            }
            assertThat(changes(top, delta).getFirst().deletes()).containsExactly(player(1, ANN, 7));
            assertThat(rows(top)).containsExactly(player(9, BOB, 9));
        }
    }

    @Test
    void everyViewHasItsNumberInCallsAndIsNotWritten() {
        var views = datastore.tables().stream()
                .filter(TableInfo::isView)
                .map(table -> table.name() + " "
                        + Objects.requireNonNull(table.view()).index())
                .toList();
        assertThat(views).containsExactly("asked 1", "mine 0", "secret 2", "top 0");
        assertThatThrownBy(() -> engine.execute("DELETE FROM mine", new Caller(ANN, true)))
                .hasMessage("`mine` is a view; DML on views is not supported");
    }
}
