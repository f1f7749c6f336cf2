package dev.stdb.wasm.abi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.wasm.PublishedModules;
import dev.stdb.wasm.WasmModule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AbiCheckTest {
    private static final AbiVersion RECORDED_HOST = new AbiVersion(10, 5);

    @Test
    void everyModuleThatTheServerTookIsTaken() {
        var taken =
                PublishedModules.all().stream().filter(p -> p.status() == 200).toList();
        assertThat(taken)
                .hasSizeGreaterThan(30)
                .allSatisfy(published -> assertThat(AbiCheck.check(WasmModule.parse(published.wasm()), RECORDED_HOST))
                        .isEmpty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "new: only the wasm magic",
                "new: no host import at all",
                "new: no memory export",
                "new: no __describe_module__",
                "new: no __call_reducer__",
                "new: __describe_module__ with the wrong type",
                "new: __call_reducer__ with the wrong type",
                "new: __preinit__ with the wrong type",
                "new: too old ABI (spacetime 0.7 style import)",
                "new: ABI 9.0",
                "new: ABI 10.6",
                "new: ABI 11.0",
                "new: two majors",
                "new: malformed version",
                "new: unknown function of a known ABI",
                "new: known function with the wrong type",
                "new: function under the wrong minor version",
                "new: WASI import",
                "new: env import"
            })
    void refusalsAreInTheServersWords(String about) {
        var published = PublishedModules.named(about);
        var problems = AbiCheck.check(WasmModule.parse(published.wasm()), RECORDED_HOST);
        assertThat(problems).isNotEmpty();
        assertThat(problems.get(0).serverText()).isEqualTo(published.answer());
    }

    @Test
    void aStartSectionIsRefusedForItsFuel() {
        var published = PublishedModules.named("new: start section");
        assertThat(AbiCheck.check(WasmModule.parse(published.wasm())))
                .extracting(AbiProblem::serverText)
                .allSatisfy(text -> assertThat(published.answer()).contains(text));
    }

    @Test
    void theOldestServerFollowsFromTheImports() {
        assertThat(AbiCheck.minimumServer(
                        WasmModule.parse(PublishedModules.named("new database").wasm())))
                .isEqualTo(ServerVersion.OLDEST);
        assertThat(Abi.hostFunction("spacetime_10.6", "env_get").orElseThrow().since())
                .hasToString("2.11.0");
        assertThat(Abi.hostFunction("spacetime_10.0", "datastore_clear")).isEmpty();
    }
}
