package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.DisconnectReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code view-client}. */
class ViewClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-view");

    private Client client;

    @BeforeEach
    void connect() {
        client = HOST.connect();
    }

    /** An identity of 32 equal bytes. */
    private static String identity(int each) {
        return "[\"0x" + each + ("0" + each).repeat(31) + "\"]";
    }

    private void insertsFourPlayersAndDeletesOne() {
        client.call("insert_player", identity(1), "1");
        client.call("insert_player", identity(2), "0");
        client.call("insert_player", identity(3), "1");
        client.call("insert_player", identity(4), "0");
        client.call("delete_player", identity(4));
    }

    private void seesThePlayersAtLevelZero(String table) {
        client.sees(
                "insert_player: insert " + table + " [2," + identity(2) + "]",
                "insert_player: insert " + table + " [4," + identity(4) + "]",
                "delete_player: delete " + table + " [4," + identity(4) + "]");
    }

    private void insertsAndDeletesAnotherAndMe(String level) {
        client.call("insert_player", identity(1), "0");
        client.call("insert_player", client.identity(), level);
        client.call("delete_player", identity(1));
        client.call("delete_player", client.identity());
    }

    @Test
    void viewAnonymousSubscribe() {
        client.subscribe("SELECT * FROM players_at_level_0");
        insertsFourPlayersAndDeletesOne();
        seesThePlayersAtLevelZero("players_at_level_0");
    }

    @Test
    void viewAnonymousSubscribeWithQueryBuilder() {
        client.subscribe("SELECT \"player\".* FROM \"player_level\" JOIN \"player\" ON \"player_level\".\"entity_id\" ="
                + " \"player\".\"entity_id\" WHERE (\"player_level\".\"level\" = 0)");
        insertsFourPlayersAndDeletesOne();
        seesThePlayersAtLevelZero("player");
    }

    @Test
    void viewNonAnonymousSubscribe() {
        client.subscribe("SELECT * FROM my_player");
        insertsAndDeletesAnotherAndMe("0");
        String row = " my_player [2," + client.identity() + "]";
        client.sees("insert_player: insert" + row, "delete_player: delete" + row);
    }

    @Test
    void viewNonTableReturn() {
        client.subscribe("SELECT * FROM my_player_and_level");
        insertsAndDeletesAnotherAndMe("1");
        seesMeAtLevelOne();
    }

    @Test
    void viewNonTableQueryBuilderReturn() {
        client.subscribe("SELECT * FROM \"my_player_and_level\" WHERE (\"my_player_and_level\".\"level\" = 1)");
        insertsAndDeletesAnotherAndMe("1");
        seesMeAtLevelOne();
    }

    private void seesMeAtLevelOne() {
        String row = " my_player_and_level [2," + client.identity() + ",1]";
        client.sees("insert_player: insert" + row, "delete_player: delete" + row);
    }

    @Test
    void viewSubscriptionUpdate() {
        Client other = HOST.connect();
        client.subscribe("SELECT * FROM nearby_players");
        other.subscribe("SELECT * FROM nearby_players");
        client.call("move_player", "0", "0");
        other.call("move_player", "2", "2");
        other.sees("move_player: insert nearby_players [1,true,0,0]");
        other.call("move_player", "3", "3");

        other.sees("move_player: delete nearby_players [1,true,0,0]");
        client.sees("other: insert nearby_players [2,true,2,2]", "other: delete nearby_players [2,true,2,2]");
    }

    @Test
    void viewDisconnectDoesNotBreakSenderUpdates() {
        Client other = HOST.connect();
        client.subscribe("SELECT * FROM my_player");
        other.subscribe("SELECT * FROM my_player");
        client.call("insert_player", client.identity(), "0");
        other.call("insert_player", other.identity(), "0");
        client.sees("insert_player: insert my_player [1," + client.identity() + "]");
        other.sees("insert_player: insert my_player [2," + other.identity() + "]");

        assertThat(other.disconnect()).isEqualTo(new DisconnectReason.ClosedByClient());
        client.call("delete_player", client.identity());

        client.sees("delete_player: delete my_player [1," + client.identity() + "]");
    }
}
