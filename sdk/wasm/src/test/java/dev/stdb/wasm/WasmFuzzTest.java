package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.stdb.wasm.abi.AbiCheck;

/**
 * Anything at all is read or refused with an offset that lies within it. In a normal build the seeds are run;
 * {@code JAZZER_FUZZ=1} with one test selected searches on from them.
 */
class WasmFuzzTest {
    @FuzzTest(maxDuration = "1m")
    void aFileIsReadOrRefused(byte[] data) {
        try {
            var module = WasmModule.parse(data);
            module.names();
            AbiCheck.check(module);
            AbiCheck.minimumServer(module);
            WasmValidator.validate(module);
        } catch (WasmException refusal) {
            assertThat(refusal.offset()).isBetween(0, data.length);
        }
    }

    @FuzzTest(maxDuration = "1m")
    void aModuleIsRewrittenIntoAValidOneOrRefused(byte[] data) {
        try {
            WasmValidator.validate(data);
        } catch (WasmException refusal) {
            return;
        }
        byte[] rewritten;
        try {
            rewritten =
                    ModuleRewriter.forSpacetimeDb().repairTries().rewrite(data).bytes();
        } catch (IllegalArgumentException ruleThatDoesNotFit) {
            return;
        }
        WasmValidator.validate(rewritten);
    }
}
