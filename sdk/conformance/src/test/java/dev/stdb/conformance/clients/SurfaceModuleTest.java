package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.testing.Patience;
import dev.stdb.wasm.Import;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.abi.AbiCheck;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What modules can do and no official test module does, as wasm on the embedded host. */
class SurfaceModuleTest {
    @RegisterExtension
    static final TwinHost HOST = new TwinHost("surface", Map.of("API_KEY", "key é", "LEVEL", "very loud"));

    private static List<String> messages() {
        return HOST.log().stream().map(TwinHost.LogLine::message).toList();
    }

    @Test
    void rowsAsClassesWideKeysAndBulkOperations() {
        HOST.callAsOwner("rows", "[]");
        assertThat(messages())
                .containsSubsequence("ann 3 false", "from b: 0", "dense 3", "hash 2", "equal 1", "clear 2 0");
    }

    @Test
    void textAsRustWritesIt() {
        HOST.callAsOwner("texts", "[]");
        assertThat(messages())
                .containsSubsequence(
                        "1000000000000000000000 0.1 18446744073709551615",
                        "\"é\\n\\\"\\u{200b}\" 1.001781s",
                        "Timestamp { __timestamp_micros_since_unix_epoch__: 5 } Identity(" + "0".repeat(63) + "a)",
                        "uuids true 4");
    }

    @Test
    void theEnvironmentAndTheCaller() {
        HOST.callAsOwner("environment", "[]");
        HOST.callAsOwner("caller", "[]");
        assertThat(messages()).containsSubsequence("key é Optional[LOUD] null", "internal false, subject true");
    }

    @Test
    void immediateCallsAndStopwatches() {
        HOST.callAsOwner("soon", "[]");
        Patience.await()
                .untilAsserted(() -> assertThat(messages())
                        .anyMatch(line -> line.startsWith("Timing span \"soon\": "))
                        .contains("later tea[1, 2]"));
    }

    @Test
    void transactionsOfProceduresAndRoutesOfHandlers() {
        assertThat(HOST.callAsOwner("people", "[true]")).isEqualTo("[0,1]");
        assertThat(HOST.callAsOwner("people", "[false]")).isEqualTo("[1,\"rolled back to 1\"]");
        assertThat(HOST.get("route/api/echo")).isEqualTo("GET1");
        assertThat(HOST.get("route/health")).isEqualTo("well");
        String first = HOST.get("route/who");
        assertThat(first).matches("[0-9a-f]{64} true");
        assertThat(HOST.get("route/who")).isNotEqualTo(first);
    }

    @Test
    void everyHostFunctionThatIsUsedIsImportedFromTheVersionThatHasIt() {
        WasmModule module = WasmModule.parse(BuiltModules.wasm("surface"));
        assertThat(AbiCheck.check(module)).isEmpty();
        assertThat(AbiCheck.minimumServer(module).toString()).isEqualTo("2.14.0");
        assertThat(module.imports())
                .extracting(Import::name)
                .contains(
                        "datastore_clear",
                        "get_jwt",
                        "procedure_start_mut_tx",
                        "procedure_commit_mut_tx",
                        "procedure_abort_mut_tx",
                        "volatile_nonatomic_schedule_immediate",
                        "console_timer_start",
                        "console_timer_end",
                        "env_get")
                .doesNotContain("procedure_sleep_until", "procedure_http_request");
    }
}
