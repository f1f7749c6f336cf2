package dev.stdb.conformance.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.conformance.fuel.CountingHost;
import dev.stdb.golden.Golden;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDefJson;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.WasmValidator;
import dev.stdb.wasm.abi.AbiCheck;
import dev.stdb.wasm.abi.ServerVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A server sees no difference between a twin and its original. */
class TwinSchemaTest {
    private static final ServerVersion SERVER = new ServerVersion(2, 8, 3);

    @Test
    void everyOriginalHasItsTwin() {
        assertThat(Twins.names())
                .containsExactlyInAnyOrder(
                        "benchmarks",
                        "golden-extra",
                        "keynote-benchmarks",
                        "module-test",
                        "perf-test",
                        "sdk-test",
                        "sdk-test-case-conversion",
                        "sdk-test-connect-disconnect",
                        "sdk-test-event-table",
                        "sdk-test-procedural-view-pk",
                        "sdk-test-procedure",
                        "sdk-test-procedure-concurrency",
                        "sdk-test-view",
                        "sdk-test-view-pk");
    }

    @ParameterizedTest
    @MethodSource("dev.stdb.conformance.modules.Twins#names")
    void itDeclaresTheSame(String name) {
        List<String> original = SchemaPortrait.of(original(name));
        List<String> twin = SchemaPortrait.of(new CountingHost(BuiltModules.wasm(name)).schema());

        assertThat(difference(original, twin)).as("%s", name).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dev.stdb.conformance.modules.Twins#names")
    void theServerOfTheRecordingsTakesIt(String name) {
        WasmModule module = WasmModule.parse(BuiltModules.wasm(name));

        WasmValidator.validate(module);
        assertThat(AbiCheck.check(module)).isEmpty();
        assertThat(AbiCheck.minimumServer(module).compareTo(SERVER))
                .as("needs %s", AbiCheck.minimumServer(module))
                .isLessThanOrEqualTo(0);
    }

    private static ModuleSchema original(String name) {
        String file = name.equals("golden-extra") ? "ws/schema/golden-extra.json" : "schema/" + name + ".v10.json";
        Lifted lifted = Lift.served(RawModuleDefJson.read(Golden.text(file)));
        if (lifted instanceof Lifted.Ok(ModuleSchema schema)) {
            return schema;
        }
        throw new AssertionError(file + " cannot be lifted: " + lifted);
    }

    /** What only one of them says, in an order that puts related lines together. */
    private static List<String> difference(List<String> original, List<String> twin) {
        List<String> lines = new ArrayList<>();
        original.stream().filter(line -> !twin.contains(line)).forEach(line -> lines.add(line + "   <- original"));
        twin.stream().filter(line -> !original.contains(line)).forEach(line -> lines.add(line + "   <- twin"));
        return lines.stream().sorted().toList();
    }
}
