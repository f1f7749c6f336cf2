package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import run.endive.runtime.Instance;
import run.endive.wasm.Parser;

class ModuleOptimizerTest {
    private static Instance run(byte[] wasm) {
        WasmValidator.validate(wasm);
        return Instance.builder(Parser.parse(wasm)).build();
    }

    @Test
    void codeGetsShorterAndMeansTheSame() {
        byte[] wasm = new Sample()
                // (if (result i32) (i32.eq a b) 0 1)
                .function("i32 i32", "i32", 0x20, 0, 0x20, 1, 0x46, 0x04, 0x7F, 0x41, 0, 0x05, 0x41, 1, 0x0B, 0x0B)
                // (block (br_if 0 (i32.eqz (i32.eqz a))) (return 5)) 6
                .function("i32", "i32", 0x02, 0x40, 0x20, 0, 0x45, 0x45, 0x0D, 0, 0x41, 5, 0x0F, 0x0B, 0x41, 6, 0x0B)
                // (i32.store (i32.add a 12) b) (i32.load (i32.add a 12)), through a local
                .function(
                        "i32 i32", "i32", 0x20, 0, 0x41, 12, 0x6A, 0x20, 1, 0x36, 2, 0, 0x20, 0, 0x41, 12, 0x6A, 0x28,
                        2, 0, 0x21, 1, 0x20, 1, 0x0B)
                // (i64.and (i64.extend_i32_s a) 0xFFFFFFFF)
                .function("i32", "i64", 0x20, 0, 0xAC, 0x42, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0x83, 0x0B)
                .bytes();
        byte[] shorter = ModuleOptimizer.optimize(wasm);
        assertThat(shorter.length).isLessThan(wasm.length);
        for (var instance : new Instance[] {run(wasm), run(shorter)}) {
            assertThat(instance.export("f0").apply(3, 3)).containsExactly(0);
            assertThat(instance.export("f0").apply(3, 4)).containsExactly(1);
            assertThat(instance.export("f1").apply(0)).containsExactly(5);
            assertThat(instance.export("f1").apply(9)).containsExactly(6);
            assertThat(instance.export("f2").apply(100, 77)).containsExactly(77);
            assertThat(instance.export("f3").apply(-1)).containsExactly(0xFFFF_FFFFL);
        }
    }

    @Test
    void aValueWaitsForNoStatementThatComesBeforeIt() {
        // a = 1; b = a + (block: a = 2, 10); the first a was read before
        byte[] wasm = new Sample()
                .function(
                        "i32", "i32", 0x41, 1, 0x21, 0, 0x20, 0, 0x02, 0x7F, 0x41, 2, 0x21, 0, 0x41, 10, 0x0B, 0x6A,
                        0x20, 0, 0x6A, 0x0B)
                .bytes();
        assertThat(run(wasm).export("f0").apply(0)).containsExactly(13);
        assertThat(run(ModuleOptimizer.optimize(wasm)).export("f0").apply(0)).containsExactly(13);
    }
}
