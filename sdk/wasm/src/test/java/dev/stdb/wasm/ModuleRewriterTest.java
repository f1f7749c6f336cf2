package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.TrapException;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

class ModuleRewriterTest {
    private static ModuleRewriter keepingF() {
        return ModuleRewriter.keeping(
                i -> i.module().equals("host"),
                e -> e.name().startsWith("f") || e.name().equals("memory"));
    }

    private static Instance run(byte[] wasm, List<Long> told) {
        var tell =
                new HostFunction("host", "tell", FunctionType.of(List.of(ValType.I32), List.of()), (instance, args) -> {
                    told.add(args[0]);
                    return null;
                });
        return Instance.builder(Parser.parse(wasm))
                .withImportValues(ImportValues.builder().addFunction(tell).build())
                .build();
    }

    @Test
    void replacedImportsKeepTheirMeaningAndTheOthersTheirOrder() {
        byte[] wasm = new Sample()
                .imported("foreign", "twice", "i32", "i32")
                .imported("host", "tell", "i32", "")
                .imported("foreign", "gone", "", "")
                .imported("foreign", "unused", "", "")
                .function("i32", "i32", 0x20, 0, 0x10, 0, 0x0B)
                .function("i32", "", 0x20, 0, 0x10, 1, 0x0B)
                .function("", "", 0x10, 2, 0x0B)
                .bytes();
        var rewritten = keepingF()
                .body("foreign", "twice", new byte[] {0x20, 0, 0x20, 0, 0x6A, 0x0B})
                .rewrite(wasm);
        WasmValidator.validate(rewritten.bytes());
        var told = new ArrayList<Long>();
        var instance = run(rewritten.bytes(), told);
        assertThat(instance.export("f4").apply(21)).containsExactly(42);
        instance.export("f5").apply(7);
        assertThat(told).containsExactly(7L);
        assertThatThrownBy(() -> instance.export("f6").apply()).isInstanceOf(TrapException.class);
        assertThat(rewritten.trapped()).containsExactly(new ModuleRewriter.ImportName("foreign", "gone"));
        assertThat(WasmModule.parse(rewritten.bytes()).imports())
                .extracting(Import::module, Import::name)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("host", "tell"));
    }

    @Test
    void redirectedImportsReachTheModulesOwnFunction() {
        byte[] wasm = new Sample()
                .imported("foreign", "answer", "", "i32")
                .function("", "i32", 0x10, 0, 0x0B)
                .function("", "i32", 0x41, 42, 0x0B)
                .bytes();
        byte[] rewritten =
                keepingF().redirect("foreign", "answer", "f2").rewrite(wasm).bytes();
        assertThat(run(rewritten, new ArrayList<>()).export("f1").apply()).containsExactly(42);
    }

    @Test
    void redirectionToAnotherTypeIsRefused() {
        byte[] wasm = new Sample()
                .imported("foreign", "answer", "", "i32")
                .function("", "i64", 0x42, 1, 0x0B)
                .function("", "i32", 0x10, 0, 0x0B)
                .bytes();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> keepingF().redirect("foreign", "answer", "f1").rewrite(wasm))
                .withMessageContaining("(func (result i64))");
    }

    @Test
    void theStartSectionBecomesInitializeAndRunsBeforeTheInitializers() {
        byte[] wasm = new Sample()
                .imported("host", "tell", "i32", "")
                .function("", "", 0x41, 1, 0x10, 0, 0x0B)
                .function("", "", 0x41, 2, 0x10, 0, 0x0B)
                .export("later", 2)
                .start(1)
                .bytes();
        byte[] rewritten = ModuleRewriter.keeping(i -> true, e -> false)
                .initializer("later")
                .rewrite(wasm)
                .bytes();
        var module = WasmModule.parse(rewritten);
        assertThat(module.start()).isEmpty();
        assertThat(module.exports()).extracting(Export::name).containsExactly("_initialize");
        var told = new ArrayList<Long>();
        var instance = run(rewritten, told);
        if (told.isEmpty()) {
            instance.export("_initialize").apply();
        }
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    void functionsThatNothingReachesGo() {
        byte[] wasm = new Sample()
                .function("", "i32", 0x41, 1, 0x0B)
                .function("", "i32", 0x10, 0, 0x0B)
                .function("", "i32", 0x41, 3, 0x0B)
                .bytes();
        var rewritten =
                ModuleRewriter.keeping(i -> true, e -> e.name().equals("f1")).rewrite(wasm);
        assertThat(rewritten.originalFunctions()).containsExactly(0, 1);
        assertThat(run(rewritten.bytes(), new ArrayList<>()).export("f1").apply())
                .containsExactly(1);
    }

    @Test
    void everyPublishedModuleSurvivesUnchangedInMeaning() {
        for (var published : PublishedModules.all()) {
            if (published.status() == 200) {
                var rewritten = ModuleRewriter.forSpacetimeDb().keepNames(true).rewrite(published.wasm());
                WasmValidator.validate(rewritten.bytes());
                var before = WasmModule.parse(published.wasm());
                var after = WasmModule.parse(rewritten.bytes());
                assertThat(after.exports())
                        .extracting(Export::name)
                        .containsAll(before.exports().stream()
                                .map(Export::name)
                                .filter(dev.stdb.wasm.abi.Abi::isExport)
                                .toList());
                assertThat(rewritten.repaired()).isEmpty();
            }
        }
    }

    @Nested
    class RepairOfTry {
        private byte[] repaired(byte[] wasm) {
            assertThatThrownBy(() -> WasmValidator.validate(wasm)).isInstanceOf(WasmException.Invalid.class);
            var rewritten = keepingF().repairTries().rewrite(wasm);
            assertThat(rewritten.repaired()).containsExactly(0);
            WasmValidator.validate(rewritten.bytes());
            return rewritten.bytes();
        }

        @Test
        void aResultLeftOverAtTheEndOfABlockIsReturned() {
            byte[] wasm = new Sample()
                    .function("i32", "i32", 0x02, 0x40, 0x02, 0x40, 0x20, 0, 0x0B, 0x0F, 0x0B, 0x41, 0, 0x0F, 0x0B)
                    .bytes();
            assertThat(run(repaired(wasm), new ArrayList<>()).export("f0").apply(5))
                    .containsExactly(5);
        }

        @Test
        void aSwitchThatRunsPastTheTryGoesBehindItsHandlers() {
            byte[] wasm = new Sample()
                    .function(
                            "i32", "i32", 0x02, 0x40, // block: behind the handlers
                            0x02, 0x40, // block: the handler
                            0x02, 0x40, // block: the switch
                            0x20, 0, 0x0D, 0, // a case that matches: br_if 0 to the end of the switch
                            0x41, 9, 0x0F, // another returns
                            0x0B, // here control runs on into the dispatch
                            0x41, 1, 0x6B, 0x0E, 1, 0, 1, // i32.const 1, i32.sub, br_table 0, default 1
                            0x0B, 0x41, 7, 0x0F, // the handler returns 7
                            0x0B, 0x41, 3, 0x0B) // behind the handlers: 3
                    .bytes();
            var instance = run(repaired(wasm), new ArrayList<>());
            assertThat(instance.export("f0").apply(1)).containsExactly(3);
            assertThat(instance.export("f0").apply(0)).containsExactly(9);
        }
    }
}
