package dev.stdb.conformance.clients;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code view-pk-client} and {@code procedural-view-pk-client}: rows of views have keys. */
class ViewPkClientTest {
    @Nested
    class QueryViews {
        @RegisterExtension
        static final TwinHost HOST = new TwinHost("sdk-test-view-pk");

        private Client client;

        @BeforeEach
        void connect() {
            client = HOST.connect();
        }

        private void updatesThePlayerOf(String view) {
            client.call("update_view_pk_player", "1", "\"after\"");
            client.sees("update_view_pk_player: update " + view + " [1,\"before\"] -> [1,\"after\"]");
        }

        @Test
        void viewPkOnUpdate() {
            client.subscribe("SELECT * FROM all_view_pk_players");
            client.call("insert_view_pk_player", "1", "\"before\"");
            client.sees("insert_view_pk_player: insert all_view_pk_players [1,\"before\"]");
            updatesThePlayerOf("all_view_pk_players");
        }

        @Test
        void viewPkJoinQueryBuilder() {
            client.subscribe(
                    "SELECT \"all_view_pk_players\".* FROM \"view_pk_membership\" JOIN \"all_view_pk_players\" ON"
                            + " \"view_pk_membership\".\"player_id\" = \"all_view_pk_players\".\"id\"");
            client.call("insert_view_pk_player", "1", "\"before\"");
            client.call("insert_view_pk_membership", "1", "1");
            client.sees("insert_view_pk_membership: insert all_view_pk_players [1,\"before\"]");
            updatesThePlayerOf("all_view_pk_players");
        }

        @Test
        void viewPkSemijoinTwoSenderViewsQueryBuilder() {
            client.subscribe("SELECT \"sender_view_pk_players_b\".* FROM \"sender_view_pk_players_a\" JOIN"
                    + " \"sender_view_pk_players_b\" ON \"sender_view_pk_players_a\".\"id\" ="
                    + " \"sender_view_pk_players_b\".\"id\"");
            client.call("insert_view_pk_player", "1", "\"before\"");
            client.call("insert_view_pk_membership", "1", "1");
            client.call("insert_view_pk_membership_secondary", "1", "1");
            client.sees("insert_view_pk_membership_secondary: insert sender_view_pk_players_b [1,\"before\"]");
            updatesThePlayerOf("sender_view_pk_players_b");
        }
    }

    @Nested
    class ComputedViews {
        @RegisterExtension
        static final TwinHost HOST = new TwinHost("sdk-test-procedural-view-pk");

        private Client client;

        @BeforeEach
        void connect() {
            client = HOST.connect();
        }

        @Test
        void senderScopedPkView() {
            Client other = HOST.connect();
            client.subscribe("SELECT * FROM sender_left_view");
            other.subscribe("SELECT * FROM sender_left_view");
            seesItsOwn(client, "1", "10", "11");
            seesItsOwn(other, "2", "20", "21");
            client.seesNothing();
        }

        private static void seesItsOwn(Client who, String id, String before, String after) {
            who.call("insert_left", id, before);
            who.call("update_left", id, after);
            String row = "[" + id + "," + who.identity() + ",";
            who.sees(
                    "insert_left: insert sender_left_view " + row + before + "]",
                    "update_left: update sender_left_view " + row + before + "] -> " + row + after + "]");
        }

        private void insertsBothSides() {
            client.call("insert_left", "10", "100");
            client.call("insert_left", "20", "200");
            client.call("insert_right", "10", "300");
            client.call("insert_right", "20", "400");
        }

        @Test
        void viewPkLeftSemijoin() {
            client.subscribe("SELECT \"sender_left_view\".* FROM \"sender_right_view\" JOIN \"sender_left_view\" ON"
                    + " \"sender_right_view\".\"id\" = \"sender_left_view\".\"id\" WHERE"
                    + " (\"sender_right_view\".\"filter\" = 300) AND (\"sender_left_view\".\"filter\" = 100)");
            insertsBothSides();
            client.sees("insert_right: insert sender_left_view [10," + client.identity() + ",100]");
            client.seesNothing();
        }

        @Test
        void viewPkRightSemijoin() {
            client.subscribe("SELECT \"sender_right_view\".* FROM \"sender_left_view\" JOIN \"sender_right_view\" ON"
                    + " \"sender_left_view\".\"id\" = \"sender_right_view\".\"id\" WHERE"
                    + " (\"sender_left_view\".\"filter\" = 100) AND (\"sender_right_view\".\"filter\" = 300)");
            insertsBothSides();
            client.sees("insert_right: insert sender_right_view [10," + client.identity() + ",300]");
            client.seesNothing();
        }
    }
}
