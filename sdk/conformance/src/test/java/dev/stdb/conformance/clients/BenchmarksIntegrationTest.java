package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.clients.TwinHost.LogLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server's own integration tests of {@code benchmarks}, and what its game loop leaves behind. */
class BenchmarksIntegrationTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("benchmarks");

    private static List<String> lines() {
        List<LogLine> log = HOST.log();
        int start = log.indexOf(new LogLine("Info", "Database initialized")) + 1;
        return log.subList(start, log.size()).stream().map(LogLine::message).toList();
    }

    @Test
    void circles() {
        HOST.callAsOwner("insert_bulk_food", "[50]");
        HOST.callAsOwner("insert_bulk_entity", "[50]");
        HOST.callAsOwner("insert_bulk_circle", "[500]");
        HOST.callAsOwner("cross_join_circle_food", "[25000]");
        HOST.callAsOwner("cross_join_all", "[1250000]");

        assertThat(lines())
                .containsExactly(
                        "INSERT FOOD: 50",
                        "INSERT ENTITY: 50",
                        "INSERT CIRCLE: 500",
                        "CROSS JOIN CIRCLE FOOD: 25000, processed: 2500",
                        "CROSS JOIN ALL: 1250000, processed: 1250000");
    }

    @Test
    void theGameLoop() {
        HOST.callAsOwner("insert_bulk_position", "[20000]");
        HOST.callAsOwner("insert_bulk_velocity", "[10000]");
        HOST.callAsOwner("update_position_all", "[20000]");
        HOST.callAsOwner("update_position_with_velocity", "[10000]");
        HOST.callAsOwner("insert_world", "[5000]");
        HOST.callAsOwner("game_loop_enemy_ia", "[100]");

        assertThat(lines())
                .containsExactly(
                        "INSERT POSITION: 20000",
                        "INSERT VELOCITY: 10000",
                        "UPDATE POSITION ALL: 20000, processed: 20000",
                        "UPDATE POSITION BY VELOCITY: 10000, processed: 10000",
                        "INSERT WORLD PLAYERS: 5000",
                        "ENEMY IA LOOP PLAYERS: 100, processed: 5000");
    }

    @Test
    void whatOneRunOfTheGameLeavesBehind() {
        HOST.callAsOwner("init_game_ia_loop", "[4]");
        HOST.callAsOwner("run_game_ia_loop", "[4]");

        assertThat(HOST.sql("SELECT * FROM position WHERE entity_id = 199"))
                .containsExactly("[199,607.0,632.0,3015.0,209.0,224.0,1025.0]");
        assertThat(HOST.sql("SELECT * FROM position WHERE entity_id = 200"))
                .containsExactly("[200,410.0,430.0,2030.0,210.0,225.0,1030.0]");
        assertThat(HOST.sql("SELECT * FROM game_enemy_ai_agent_state WHERE entity_id = 3"))
                .containsExactly("[3,[3,0,6,1],2001,[5,[]]]");
        assertThat(HOST.sql("SELECT * FROM game_mobile_entity_state WHERE entity_id = 3"))
                .containsExactly("[3,4,4,2001]");
        for (String table : List.of("game_targetable_state", "game_live_targetable_state")) {
            assertThat(HOST.sql("SELECT * FROM " + table))
                    .containsExactlyInAnyOrder(
                            "[0,-4800647303603446203]",
                            "[1,2206609067086327257]",
                            "[2,-6569889354672326634]",
                            "[3,-176652938616201990]");
        }
    }

    @Test
    void whatIsLeftToTheDatabaseFails() {
        Client client = HOST.connect();
        client.call("insert_unique_0_u_32_u_64_str", "1", "2", "\"three\"");
        assertThat(client.tryCall("clear_table_unique_0_u_32_u_64_str"))
                .asString()
                .contains("The instance encountered a fatal error.");
        assertThat(client.tryCall("update_bulk_unique_0_u_32_u_64_str", "2"))
                .asString()
                .contains("The instance encountered a fatal error.");
        client.call("count_unique_0_u_32_u_64_str");
        assertThat(lines()).last().isEqualTo("COUNT: 1");
    }
}
