package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.ReducerOutcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The cases of {@code case-conversion-client}. */
class CaseConversionClientTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("sdk-test-case-conversion");

    private static final String PLAYERS = "SELECT * FROM \"Player1Canonical\"";
    private static final String PERSONS = "SELECT * FROM \"person_2\"";
    private static final String ACTIVE = "[0,[]]";

    private Client client;

    @BeforeEach
    void connect() {
        client = HOST.connect();
    }

    @Test
    void insertPlayer() {
        client.subscribe(PLAYERS);
        client.call("create_player_1", "\"Alice\"", "5");
        client.sees("create_player_1: insert Player1Canonical [1,\"Alice\",5," + ACTIVE + "]");
    }

    @Test
    void insertPerson() {
        client.subscribe(PLAYERS);
        client.subscribe(PERSONS);
        client.call("create_player_1", "\"PlayerForPerson\"", "1");
        client.call("add_person_2", "\"Bob\"", "1", "25", "1000");

        client.sees(
                "create_player_1: insert Player1Canonical [1,\"PlayerForPerson\",1," + ACTIVE + "]",
                "add_person_2: insert person_2 [1,\"Bob\",1,[25,1000]]");
        assertThat(client.rows("Player1Canonical")).hasSize(1);
    }

    @Test
    void banPlayer() {
        client.subscribe(PLAYERS);
        client.call("create_player_1", "\"ToBan\"", "1");
        client.call("banPlayer1", "1", "9999");

        client.sees(
                "create_player_1: insert Player1Canonical [1,\"ToBan\",1," + ACTIVE + "]",
                "banPlayer1: update Player1Canonical [1,\"ToBan\",1," + ACTIVE + "] -> [1,\"ToBan\",1,[1,9999]]");
    }

    @Test
    void otherNamesOfAReducerAreNotKnown() {
        for (String name : new String[] {"ban_player_1", "BanPlayer1"}) {
            assertThat(Client.answer(client.connection().callReducer(name, new byte[8])))
                    .isInstanceOf(ReducerOutcome.Crashed.class);
        }
    }

    @Test
    void queryBuilderFilter() {
        client.subscribe(PLAYERS + " WHERE (\"Player1Canonical\".\"current_level_2\" = 5)");
        client.call("create_player_1", "\"NoMatch\"", "3");
        client.call("create_player_1", "\"FilterMatch\"", "5");
        client.sees("create_player_1: insert Player1Canonical [2,\"FilterMatch\",5," + ACTIVE + "]");
    }

    @Test
    void queryBuilderJoin() {
        client.subscribe("SELECT \"person_2\".* FROM \"Player1Canonical\" JOIN \"person_2\" ON"
                + " \"Player1Canonical\".\"player_1_id\" = \"person_2\".\"player_ref\"");
        client.subscribe(PLAYERS);
        client.call("create_player_1", "\"JoinedPlayer\"", "7");
        client.call("add_person_2", "\"JoinPerson\"", "1", "30", "500");

        client.sees(
                "create_player_1: insert Player1Canonical [1,\"JoinedPlayer\",7," + ACTIVE + "]",
                "add_person_2: insert person_2 [1,\"JoinPerson\",1,[30,500]]");
    }

    @Test
    void view() {
        client.subscribe("SELECT * FROM \"Level2Person\"");
        client.call("create_player_1", "\"Level2Player\"", "2");
        client.call("add_person_2", "\"ViewPerson\"", "1", "20", "200");
        client.sees("add_person_2: insert Level2Person [1,\"ViewPerson\",1,[20,200]]");
    }
}
