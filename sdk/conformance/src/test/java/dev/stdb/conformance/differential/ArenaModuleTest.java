package dev.stdb.conformance.differential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import dev.stdb.templates.Templates;
import dev.stdb.wasm.FuelMeter;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.abi.AbiCheck;
import dev.stdb.wasm.abi.ServerVersion;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template that everybody sees first, as a server sees it. */
class ArenaModuleTest {
    /** A server gives every call 120e9; a start that costs a thousandth of a second there is the least we promise. */
    private static final long START_FUEL = 5_000_000;

    @TempDir
    Path project;

    @Test
    void theOldestServerTakesItAndItsStartIsCheap() throws IOException {
        byte[] wasm = built();
        var module = WasmModule.parse(wasm);
        assertThat(AbiCheck.check(module)).isEmpty();
        assertThat(AbiCheck.minimumServer(module)).isEqualTo(ServerVersion.OLDEST);
        var meter = new FuelMeter();
        new FakeHost(wasm, meter);
        System.out.println("arena: " + wasm.length + " bytes, _initialize takes " + meter.fuel() + " fuel");
        assertThat(meter.fuel()).isBetween(1L, START_FUEL);
    }

    private byte[] built() throws IOException {
        Templates.copyTo(Templates.find("arena").orElseThrow(), project);
        try (var build = new ModuleBuild(BuildOptions.defaults())) {
            for (String which : new String[] {"first", "second"}) {
                var result = build.run(project, event -> {});
                assertThat(result).isInstanceOf(BuildResult.Built.class);
                System.out.println("arena: " + which + " build "
                        + ((BuildResult.Built) result).took().toMillis() + " ms");
            }
            return ((BuildResult.Built) build.run(project, event -> {})).bytes();
        }
    }
}
