package dev.stdb.conformance.clients;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.clients.TwinHost.LogLine;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The server's own integration tests of {@code module-test}, which look at the log. */
class ModuleTestIntegrationTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("module-test");

    private static final Predicate<String> SCHEDULED =
            line -> line.startsWith("Timestamp: ") || line.startsWith("This reducers runs only once");

    /** What was logged after the database was made; warnings and errors fail the test. */
    private static List<String> lines() {
        List<LogLine> log = HOST.log();
        int start = log.indexOf(new LogLine("Info", "Database initialized")) + 1;
        assertThat(start).isPositive();
        List<LogLine> after = log.subList(start, log.size());
        assertThat(after).extracting(LogLine::level).isSubsetOf("Info", "Debug", "Trace");
        return after.stream().map(LogLine::message).toList();
    }

    private static List<String> linesWithoutScheduled() {
        return lines().stream().filter(SCHEDULED.negate()).toList();
    }

    @Test
    void reducers() {
        HOST.callAsOwner("add", "[\"Tyrion\", 24]");
        HOST.callAsOwner("add", "[\"Cersei\", 31]");
        HOST.callAsOwner("say_hello", "[]");
        HOST.callAsOwner("list_over_age", "[30]");
        HOST.callAsOwner("log_module_identity", "[]");

        List<String> lines = linesWithoutScheduled();
        assertThat(lines.subList(0, 4))
                .containsExactly("Hello, Tyrion!", "Hello, Cersei!", "Hello, World!", "Cersei has age 31 >= 30");
        assertThat(lines.get(4)).matches("Module identity: [0-9a-f]{64}");
        assertThat(lines).hasSize(5);
    }

    @Test
    void aPrivateTable() {
        HOST.callAsOwner("add_private", "[\"Tyrion\"]");
        HOST.callAsOwner("query_private", "[]");
        assertThat(linesWithoutScheduled()).containsExactly("Private, Tyrion!", "Private, World!");
    }

    @Test
    void schedulesThatRunOnceAndAgain() {
        await().untilAsserted(
                        () -> assertThat(lines())
                                .anyMatch(line -> line.startsWith("This reducers runs only once, at Timestamp: "))
                                .anyMatch(
                                        line -> line.matches(
                                                "Timestamp: Timestamp \\{ __timestamp_micros_since_unix_epoch__: \\d+ }, Delta time: [1-9]\\d*\\.\\d+s")));
    }

    @Test
    void aProcedureThatSleeps() {
        HOST.connect().procedure("sleep_one_second");
        assertThat(linesWithoutScheduled())
                .singleElement()
                .asString()
                .matches("Slept from \\S+\\+00:00 to \\S+\\+00:00, a total of [1-9]\\d*(\\.\\d+)?s");
    }

    @Test
    void aProcedureWithATransaction() {
        HOST.connect().procedure("with_tx");
        assertThat(linesWithoutScheduled()).containsExactly("Hello, World!");
    }

    @Test
    void theReturnValueOfAProcedure() {
        assertThat(HOST.callAsOwner("return_value", "[18446744073709551615]")).contains("18446744073709551615");
    }

    @Test
    void muchAtOnce() {
        HOST.callAsOwner(
                "test", "[{\"x\":0,\"y\":2,\"z\":\"Macro\"},{\"foo\":\"Foo\"},{\"foo\":{}},{\"baz\":\"buzz\"}]");
        assertThat(linesWithoutScheduled())
                .filteredOn(line -> !line.startsWith("sender:") && !line.startsWith("timestamp:"))
                .containsExactly(
                        "BEGIN",
                        "bar: \"Foo\"",
                        "Foo",
                        "buzz",
                        "Row count before delete: 1000",
                        "Inserted: TestE { id: 1, name: \"Tyler\" }",
                        "Row count after delete: 995",
                        "Row count filtered by condition: 995",
                        "MultiColumn",
                        "Row count filtered by multi-column condition: 199",
                        "END");
    }

    @Test
    void playersComeAndGo() {
        Client client = HOST.connect();
        client.call("add_player", "\"Ada\"");
        client.call("delete_players_by_name", "\"Ada\"");
        client.call("test_btree_index_args");
        assertThat(client.tryCall("delete_player", "7")).asString().contains("No TestE row with id 7");
        assertThat(client.tryCall("delete_players_by_name", "\"B\\\"\""))
                .asString()
                .contains("No TestE row with name \"B\\\"\"");
        assertThat(HOST.log()).contains(new LogLine("Info", "Deleted 1 player(s) with name \"Ada\""));
    }

    @Test
    void anHttpHandler() {
        assertThat(HOST.get("route/get")).isEqualTo("ok");
    }
}
