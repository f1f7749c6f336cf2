package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.client.ReducerOutcome;
import dev.stdb.conformance.fuel.CountingHost;
import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.testing.Patience;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.abi.AbiCheck;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Modules in a module, as wasm on the embedded host: everything of theirs answers to its name with the namespace. */
class MountedModulesTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("mounting");

    private static List<String> messages() {
        return HOST.log().stream().map(TwinHost.LogLine::message).toList();
    }

    private static void logs(String... lines) {
        Patience.await().untilAsserted(() -> assertThat(messages()).containsSubsequence(lines));
    }

    @Test
    void theDefinitionHasTheirDefinitionsUnderTheirNamespaces() {
        ModuleSchema schema = new CountingHost(BuiltModules.wasm("mounting")).schema();
        assertThat(schema.allTables())
                .extracting(Member::name)
                .containsExactlyInAnyOrder(
                        "visit", "bank.account", "bank.interest_timer", "bank.trail.audit_note", "log.audit_note");
        assertThat(schema.allReducers())
                .extracting(Member::name)
                .containsExactly(
                        "deposit",
                        "init",
                        "connected",
                        "bank.open",
                        "bank.report",
                        "bank.start_interest",
                        "bank.accrue",
                        "bank.trail.add_note",
                        "log.add_note");
        assertThat(AbiCheck.check(WasmModule.parse(BuiltModules.wasm("mounting"))))
                .isEmpty();
    }

    @Test
    void theBuildSaysWhichServerTheDefinitionNeeds() {
        assertThat(BuiltModules.oldestServer("mounting")).isEqualTo("2.8.0");
        assertThat(BuiltModules.oldestServer("corners")).isEqualTo("2.4.1");
        assertThat(BuiltModules.oldestServer("surface")).isEqualTo("2.14.0");
    }

    @Test
    void reducersOfEachMountWriteTheTablesOfThatMount() {
        Client client = HOST.connect();
        client.subscribe("SELECT * FROM bank.account", "SELECT * FROM \"bank\".\"trail\".\"audit_note\"");
        client.look(1);
        client.call("bank.open", "\"ann\"", "{\"longTerm\":[]}");
        client.sees(
                "bank.open: insert bank.account [2,\"ann\"," + client.identity() + ",[1,[]],0]",
                "bank.open: insert bank.trail.audit_note [1,\"opened 2\"]");
        client.call("bank.trail.add_note", "\"by hand\"");
        client.sees("bank.trail.add_note: insert bank.trail.audit_note [2,\"by hand\"]");
        client.call("log.add_note", "\"elsewhere\"");
        client.seesNothing();
        assertThat(HOST.sql("SELECT noteText FROM log.audit_note"))
                .contains("[\"elsewhere\"]")
                .doesNotContain("[\"by hand\"]");
        assertThat(client.tryCall("bank.open", "\"\"", "{\"current\":[]}"))
                .isInstanceOfSatisfying(
                        ReducerOutcome.Refused.class,
                        it -> assertThat(it.message()).isEqualTo("an account needs a holder"));
        logs("opened 2");
    }

    @Test
    void theRootWritesWhatIsMountedAndItsFiltersHideRowsOfIt() {
        Client client = HOST.connect();
        client.subscribe("SELECT * FROM log.audit_note", "SELECT * FROM visit");
        client.sees("subscribed: insert log.audit_note [1,\"somebody came\"]");
        client.call("deposit", "\"the bank\"", "5");
        client.sees("deposit: insert visit [0,\"the bank\"]");
        assertThat(HOST.sql("SELECT balance FROM bank.account")).containsExactly("[1005]");
        assertThat(HOST.sql("SELECT noteText FROM log.audit_note")).contains("[\"secret\"]");
        assertThat(client.tryCall("deposit", "\"nobody\"", "5"))
                .isInstanceOfSatisfying(
                        ReducerOutcome.Refused.class,
                        it -> assertThat(it.message()).isEqualTo("nobody is called nobody"));
    }

    @Test
    void schedulesOfMountedModulesFire() {
        Client client = HOST.connect();
        client.subscribe("SELECT * FROM bank.account");
        client.look(1);
        HOST.callAsOwner("bank.start_interest", "[10, 1]");
        assertThat(client.look(1))
                .singleElement()
                .asString()
                .startsWith("other: update bank.account [1,\"the bank\",")
                .endsWith(",[0,[]],1100]");
        assertThat(HOST.sql("SELECT * FROM bank.interest_timer")).isEmpty();
        assertThat(HOST.sql("SELECT noteText FROM bank.trail.audit_note")).containsExactly("[\"interest\"]");
    }

    @Test
    void viewsOfBothReadWhatIsMounted() {
        Client client = HOST.connect();
        client.subscribe(
                "SELECT * FROM bank.mine", "SELECT * FROM bank.savings", "SELECT * FROM poor", "SELECT * FROM summary");
        assertThat(client.look(2))
                .anyMatch(line -> line.startsWith("subscribed: insert bank.savings [1,\"the bank\","))
                .contains("subscribed: insert summary [\"the bank\",1000]");
        client.call("bank.open", "\"bob\"", "{\"current\":[]}");
        String bob = "[2,\"bob\"," + client.identity() + ",[0,[]],0]";
        client.sees(
                "bank.open: delete summary [\"the bank\",1000]",
                "bank.open: insert bank.mine " + bob,
                "bank.open: insert poor " + bob,
                "bank.open: insert summary [\"the bank bob\",1000]");
        client.call("deposit", "\"bob\"", "200");
        String rich = bob.replace(",0]", ",200]");
        client.sees(
                "deposit: delete poor " + bob,
                "deposit: delete summary [\"the bank bob\",1000]",
                "deposit: insert bank.savings " + rich,
                "deposit: insert summary [\"the bank bob\",1200]",
                "deposit: update bank.mine " + bob + " -> " + rich);
    }

    @Test
    void proceduresOfMountedModulesAnswer() {
        Client client = HOST.connect();
        assertThat(client.procedure("bank.total", "{\"current\":[]}")).isEqualTo("1000");
        assertThat(client.procedure("bank.total", "{\"longTerm\":[]}")).isEqualTo("0");
        logs("counted 0", "counted 0");
    }
}
