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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowLevelSecurityTest {
    private static final Identity ANN = Identity.fromClaims("test", "ann");
    private static final Identity BOB = Identity.fromClaims("test", "bob");
    private static final Caller OWNER = new Caller(Identity.fromClaims("test", "owner"), true);

    private Datastore datastore = database();
    private SqlEngine engine = new SqlEngine(datastore);

    /** Who belongs to which team, what teams have, and notes on that. */
    private static Datastore database(String... rules) {
        var module = Fixture.module(
                table("member")
                        .column("who", AlgebraicType.identity())
                        .column("team", Primitive.U32)
                        .btree(0)
                        .btree(1)
                        .done(),
                table("thing")
                        .column("id", Primitive.U32)
                        .column("team", Primitive.U32)
                        .key(0)
                        .btree(1)
                        .done(),
                table("note")
                        .column("thing", Primitive.U32)
                        .column("n", Primitive.U32)
                        .btree(0)
                        .done(),
                table("hidden").column("team", Primitive.U32).btree(0).hidden().done());
        return new Datastore(Fixture.withRowLevelSecurity(module, List.of(rules)));
    }

    private void given(String... rules) {
        datastore = database(rules);
        engine = new SqlEngine(datastore);
        insert("member", id(ANN), u32(1));
        insert("member", id(BOB), u32(2));
        insert("member", id(BOB), u32(1));
        insert("thing", u32(10), u32(1));
        insert("thing", u32(20), u32(2));
        insert("thing", u32(30), u32(3));
        insert("note", u32(10), u32(100));
        insert("note", u32(20), u32(200));
    }

    private TxDelta insert(String table, AlgebraicValue... values) {
        try (var tx = datastore.begin()) {
            tx.insert(datastore.tableId(table).orElseThrow(), row(datastore, table, values));
            return tx.commit();
        }
    }

    private static AlgebraicValue id(Identity identity) {
        return AlgebraicValue.Product.of(new AlgebraicValue.U256(identity.value()));
    }

    private static Caller as(Identity identity) {
        return new Caller(identity, false);
    }

    /** The first columns of what a query of the full language returns. */
    private List<AlgebraicValue> asked(String sql, Caller caller) {
        return engine.execute(sql, caller).rows().stream()
                .map(row -> row.get(0))
                .toList();
    }

    private List<AlgebraicValue> followed(String sql, Caller caller) {
        var query = engine.subscription(sql, caller);
        try (var tx = datastore.read()) {
            return first(query, query.rows(tx));
        }
    }

    private List<AlgebraicValue> first(SubscriptionQuery query, List<byte[]> rows) {
        return rows.stream()
                .map(row -> Fixture.values(datastore, query.table().name(), row).get(0))
                .toList();
    }

    private static final String OF_MY_TEAMS =
            "SELECT t.* FROM thing t JOIN member m ON t.team = m.team WHERE m.who = :sender";
    private static final String MINE = "SELECT * FROM member WHERE who = :sender";

    @Test
    void aRuleWithAJoinShowsWhatJoins() {
        given(OF_MY_TEAMS);
        assertThat(followed("SELECT * FROM thing", as(ANN))).containsExactly(u32(10));
        assertThat(followed("SELECT * FROM thing", as(BOB))).containsExactlyInAnyOrder(u32(10), u32(20));
        assertThat(followed("SELECT * FROM thing WHERE id > 10", as(BOB))).containsExactly(u32(20));
        assertThat(followed("SELECT * FROM thing", OWNER)).hasSize(3);
        assertThat(asked("SELECT * FROM thing", as(ANN))).containsExactly(u32(10));
    }

    @Test
    void aRuleWithAJoinIsFollowed() {
        given(OF_MY_TEAMS);
        var query = engine.subscription("SELECT * FROM thing", as(ANN));
        var seen = new ArrayList<AlgebraicValue>();
        for (var delta : List.of(insert("member", id(ANN), u32(3)), insert("thing", u32(40), u32(1)))) {
            try (var tx = datastore.read()) {
                query.changes(delta, tx).forEach(change -> seen.addAll(first(query, change.inserts())));
            }
        }
        assertThat(seen).containsExactly(u32(30), u32(40));
    }

    @Test
    void rulesHoldInsideOfRulesAndInJoins() {
        given("SELECT n.* FROM note n JOIN thing t ON n.thing = t.id", "SELECT * FROM thing WHERE team = 1", MINE);
        assertThat(asked("SELECT * FROM note", as(BOB))).containsExactly(u32(10));
        assertThat(asked("SELECT m.team FROM member m JOIN thing t ON m.team = t.team", as(BOB)))
                .containsExactly(u32(1));
        assertThat(asked("SELECT COUNT(*) AS n FROM member", as(BOB))).containsExactly(new AlgebraicValue.U64(2));
        assertThat(asked("SELECT team FROM member LIMIT 1", as(ANN))).containsExactly(u32(1));
    }

    @Test
    void severalRulesAddUp() {
        given("SELECT * FROM thing WHERE team = 1", "SELECT * FROM thing WHERE id < 25");
        assertThat(asked("SELECT * FROM thing", as(ANN))).containsExactlyInAnyOrder(u32(10), u32(10), u32(20));
        var query = engine.subscription("SELECT * FROM thing", as(ANN));
        try (var tx = datastore.read()) {
            assertThat(query.initial(tx)).hasSize(2);
        }
    }

    @Test
    void aRuleDoesNotApplyToItsOwnTable() {
        given("SELECT a.* FROM member a JOIN member b ON a.team = b.team WHERE b.who = :sender");
        assertThat(asked("SELECT team FROM member", as(ANN))).containsExactly(u32(1), u32(1));
    }

    @Test
    void rulesThatNeedEachOtherAreRefused() {
        given(
                "SELECT n.* FROM note n JOIN thing t ON n.thing = t.id",
                "SELECT t.* FROM thing t JOIN note n ON n.thing = t.id");
        int note = datastore.tableId("note").orElseThrow();
        assertThatThrownBy(() -> engine.subscription("SELECT * FROM note", as(ANN)))
                .isInstanceOf(SqlException.Unsupported.class)
                .hasMessage("Discovered cyclic dependency when resolving RLS rules for table id `" + note + "`");
        assertThat(followed("SELECT * FROM note", OWNER)).hasSize(2);
    }

    @Test
    void aRuleSeesWhatItsReaderMaySee() {
        given("SELECT t.* FROM thing t JOIN hidden h ON t.team = h.team");
        assertThatThrownBy(() -> engine.subscription("SELECT * FROM thing", as(ANN)))
                .hasMessage("no such table: `hidden`. If the table exists, it may be marked private.");
    }

    @Test
    void aJoinOfTwoIsTooMuchWithAJoinInARule() {
        given(OF_MY_TEAMS);
        assertThatThrownBy(() -> engine.subscription("SELECT t.* FROM thing t JOIN note n ON t.id = n.thing", as(ANN)))
                .hasMessage("Invalid number of tables in subscription: 3");
        assertThat(asked("SELECT t.* FROM thing t JOIN note n ON t.id = n.thing", as(ANN)))
                .containsExactly(u32(10));
    }

    @Test
    void aRuleOnTheTableThatIsJoinedTakesTheIndexAway() {
        given(MINE);
        assertThatThrownBy(
                        () -> engine.subscription("SELECT t.* FROM thing t JOIN member m ON t.team = m.team", as(ANN)))
                .hasMessage("Subscriptions require indexes on join columns");
        assertThat(followed("SELECT t.* FROM member m JOIN thing t ON t.team = m.team", as(ANN)))
                .containsExactly(u32(10));
    }
}
