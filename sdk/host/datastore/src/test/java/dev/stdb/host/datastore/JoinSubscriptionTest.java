package dev.stdb.host.datastore;

import static dev.stdb.host.datastore.Fixture.row;
import static dev.stdb.host.datastore.Fixture.table;
import static dev.stdb.host.datastore.Fixture.u32;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.sql.Caller;
import dev.stdb.sql.SqlException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinSubscriptionTest {
    private static final Caller ANN = new Caller(Identity.fromClaims("test", "ann"), false);

    private final Datastore datastore = new Datastore(Fixture.module(
            table("pk")
                    .column("n", Primitive.U32)
                    .column("data", Primitive.U32)
                    .key(0)
                    .done(),
            table("bag")
                    .column("n", Primitive.U32)
                    .column("data", Primitive.U32)
                    .btree(0)
                    .done(),
            table("plain")
                    .column("n", Primitive.U32)
                    .column("data", Primitive.U32)
                    .done(),
            table("ev")
                    .column("n", Primitive.U32)
                    .column("data", Primitive.U32)
                    .btree(0)
                    .event()
                    .done()));
    private final SqlEngine engine = new SqlEngine(datastore);

    private TxDelta write(Consumer<MutTx> body) {
        try (var tx = datastore.begin()) {
            body.accept(tx);
            return tx.commit();
        }
    }

    private void insert(MutTx tx, String table, long n, long data) {
        tx.insert(id(table), row(datastore, table, u32(n), u32(data)));
    }

    private void delete(MutTx tx, String table, long n, long data) {
        tx.delete(id(table), row(datastore, table, u32(n), u32(data)));
    }

    private int id(String table) {
        return datastore.tableId(table).orElseThrow();
    }

    private List<String> rows(SubscriptionQuery query) {
        try (var tx = datastore.read()) {
            return shown(query.rows(tx));
        }
    }

    private static List<String> shown(List<byte[]> rows) {
        return rows.stream().map(HexFormat.of()::formatHex).sorted().toList();
    }

    /** Both columns as they are shown here. */
    private static String hex(long n, long data) {
        return "%02x000000%02x000000".formatted(n, data);
    }

    private List<QueryChange> changes(SubscriptionQuery query, TxDelta delta) {
        try (var tx = datastore.read()) {
            return query.changes(delta, tx);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT pk.* FROM pk JOIN bag ON pk.n = bag.n",
                "SELECT bag.* FROM pk JOIN bag ON bag.n = pk.n",
                "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n",
                "SELECT b.* FROM plain p JOIN bag b ON p.data = b.n",
                "SELECT \"bag\".* FROM \"plain\" JOIN \"bag\" ON \"plain\".\"n\" = \"bag\".\"n\" WHERE (\"plain\".\"data\" > 1)",
                "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n WHERE b.data > 1 AND p.data < 3",
                "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n WHERE p.data < b.data AND p.n != 2",
                "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n WHERE p.data = 1 OR b.data = 2",
                "SELECT a.* FROM bag a JOIN bag b ON a.n = b.n",
                "SELECT a.* FROM bag a JOIN bag b ON a.n = b.n WHERE b.data = 1"
            })
    void whatChangesAddsUpToTheResultAsABag(String sql) {
        var random = new Random(sql.hashCode());
        var query = engine.subscription(sql, ANN);
        var followed = new ArrayList<>(rows(query));
        for (int round = 0; round < 300; round++) {
            var delta = write(tx -> {
                for (int i = random.nextInt(6); i >= 0; i--) {
                    change(tx, random);
                }
            });
            for (var change : changes(query, delta)) {
                followed.addAll(shown(change.inserts()));
                shown(change.deletes())
                        .forEach(row -> assertThat(followed.remove(row))
                                .as("a row goes that was there")
                                .isTrue());
                assertThat(shown(change.inserts())).noneMatch(shown(change.deletes())::contains);
            }
            followed.sort(null);
            assertThat(followed).isEqualTo(rows(query));
        }
        assertThat(query.reads()).isSubsetOf(id("pk"), id("bag"), id("plain"));
    }

    private void change(MutTx tx, Random random) {
        String table = List.of("pk", "bag", "plain").get(random.nextInt(3));
        int n = random.nextInt(4);
        int data = random.nextInt(4);
        if (table.equals("pk")) {
            for (int other = 0; other < 4; other++) {
                delete(tx, table, n, other); // one row for each key
            }
            if (random.nextBoolean()) {
                insert(tx, table, n, data);
            }
        } else if (random.nextInt(3) == 0) {
            delete(tx, table, n, data);
        } else {
            insert(tx, table, n, data);
        }
    }

    @Test
    void aRowIsSentAsOftenAsItJoins() {
        write(tx -> insert(tx, "bag", 0, 0));
        var query = engine.subscription("SELECT pk.* FROM pk JOIN bag ON pk.n = bag.n", ANN);
        var both = changes(query, write(tx -> {
            insert(tx, "pk", 0, 7);
            insert(tx, "bag", 0, 1);
        }));
        assertThat(both)
                .singleElement()
                .satisfies(change -> assertThat(shown(change.inserts())).containsExactly(hex(0, 7), hex(0, 7)));
        var first = changes(query, write(tx -> delete(tx, "bag", 0, 0)));
        assertThat(shown(first.getFirst().deletes())).containsExactly(hex(0, 7));
        assertThat(rows(query)).containsExactly(hex(0, 7));
        var second = changes(query, write(tx -> delete(tx, "bag", 0, 1)));
        assertThat(shown(second.getFirst().deletes())).containsExactly(hex(0, 7));
        assertThat(rows(query)).isEmpty();
    }

    @Test
    void aRowThatGoesOnJoiningDoesNotChange() {
        write(tx -> {
            insert(tx, "pk", 1, 5);
            insert(tx, "bag", 1, 0);
        });
        var query = engine.subscription("SELECT pk.* FROM pk JOIN bag ON pk.n = bag.n", ANN);
        assertThat(changes(query, write(tx -> {
                    delete(tx, "bag", 1, 0);
                    insert(tx, "bag", 1, 9);
                })))
                .isEmpty();
    }

    @Nested
    class EventTables {
        @Test
        void anEventBringsWhatItJoinsWithAndNothingTakesThatAway() {
            write(tx -> insert(tx, "pk", 3, 30));
            var events = engine.subscription("SELECT ev.* FROM ev JOIN pk ON ev.n = pk.n", ANN);
            var joined = engine.subscription("SELECT pk.* FROM ev JOIN pk ON ev.n = pk.n", ANN);
            var delta = write(tx -> {
                insert(tx, "ev", 3, 1);
                insert(tx, "ev", 4, 1);
            });
            assertThat(shown(changes(events, delta).getFirst().events())).containsExactly(hex(3, 1));
            assertThat(shown(changes(joined, delta).getFirst().inserts())).containsExactly(hex(3, 30));
            var gone = write(tx -> delete(tx, "pk", 3, 30));
            assertThat(changes(joined, gone)).isEmpty();
            try (var tx = datastore.read()) {
                assertThat(joined.initial(tx)).isEmpty();
                assertThat(events.initial(tx)).isEmpty();
            }
        }

        @Test
        void anEventTableIsNotLookedUp() {
            for (String sql : List.of(
                    "SELECT ev.* FROM pk JOIN ev ON ev.n = pk.n",
                    "SELECT pk.* FROM pk JOIN ev ON pk.n = ev.n",
                    "SELECT ev.* FROM ev JOIN pk ON ev.n = pk.n WHERE pk.data > 1")) {
                assertThatThrownBy(() -> engine.subscription(sql, ANN))
                        .isInstanceOf(SqlException.Unsupported.class)
                        .hasMessage("Event tables cannot be used as the lookup table in subscription joins");
            }
            assertThat(engine.subscription("SELECT pk.* FROM ev JOIN pk ON ev.n = pk.n WHERE ev.data = 1", ANN)
                            .table()
                            .name())
                    .isEqualTo("pk");
        }
    }

    @Nested
    class Refusals {
        @Test
        void aJoinNeedsAnIndexOnTheSideThatIsLookedUp() {
            for (String sql : List.of(
                    "SELECT bag.* FROM bag JOIN plain ON bag.n = plain.n",
                    "SELECT p.* FROM plain p JOIN bag b ON p.n = b.data",
                    "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n WHERE b.data = 1",
                    "SELECT p.* FROM plain p JOIN bag b")) {
                assertThatThrownBy(() -> engine.subscription(sql, ANN))
                        .as(sql)
                        .isInstanceOf(SqlException.Unsupported.class)
                        .hasMessage("Subscriptions require indexes on join columns");
            }
        }

        @Test
        void threeTablesAreTooMany() {
            assertThatThrownBy(() -> engine.subscription(
                            "SELECT p.* FROM plain p JOIN bag b ON p.n = b.n JOIN pk k ON k.n = b.n", ANN))
                    .hasMessage("Invalid number of tables in subscription: 3");
        }

        @Test
        void aOneOffQueryJoinsByAnyColumn() {
            write(tx -> {
                insert(tx, "plain", 1, 2);
                insert(tx, "bag", 5, 2);
                insert(tx, "bag", 6, 2);
                insert(tx, "pk", 6, 2);
            });
            assertThat(shown(engine.oneOff("SELECT p.* FROM plain p JOIN bag b ON p.data = b.data", ANN)
                            .rows()))
                    .containsExactly(hex(1, 2), hex(1, 2));
            assertThat(shown(engine.oneOff(
                                    "SELECT k.* FROM plain p JOIN bag b ON p.data = b.data JOIN pk k ON k.n = b.n", ANN)
                            .rows()))
                    .containsExactly(hex(6, 2));
        }
    }

    @Test
    void theRowLimitGoesByWhatTheServerWouldLookAt() {
        write(tx -> {
            for (int i = 0; i < 6; i++) {
                insert(tx, "bag", i / 3, i);
                insert(tx, "pk", i, i);
            }
        });
        engine.execute("SET row_limit = 1", new Caller(Identity.ZERO, true));
        assertThat(estimate("SELECT * FROM bag")).isEqualTo(6);
        assertThat(estimate("SELECT * FROM bag WHERE n = 1")).isEqualTo(3);
        assertThat(estimate("SELECT * FROM bag WHERE n = 1 AND data > 2")).isEqualTo(6);
        assertThat(estimate("SELECT * FROM bag WHERE n > 0")).isEqualTo(12);
        assertThat(estimate("SELECT bag.* FROM bag JOIN pk ON bag.n = pk.n")).isEqualTo(12);
        assertThat(estimate("SELECT pk.* FROM pk JOIN bag ON bag.n = pk.n")).isEqualTo(24);
    }

    private int estimate(String sql) {
        var query = engine.subscription(sql, ANN);
        try (var tx = datastore.read()) {
            engine.checkRowLimit(List.of(query), ANN, tx);
            return 0;
        } catch (SqlException.Failed e) {
            return Integer.parseInt(String.valueOf(e.getMessage()).replaceAll("\\D+(\\d+) rows.*", "$1"));
        }
    }

    @Test
    void everythingIsEveryReadableTableByTheSameTextAsAlone() {
        var queries = engine.subscriptions(" select *  FROM * ", ANN);
        assertThat(queries).extracting(query -> query.table().name()).containsExactly("bag", "pk", "plain");
        assertThat(queries.getFirst().key())
                .isEqualTo(engine.subscription(" SELECT * FROM bag ", ANN).key());
    }
}
