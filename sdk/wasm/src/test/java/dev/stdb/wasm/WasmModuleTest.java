package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import run.endive.wasm.Parser;

class WasmModuleTest {
    private static final byte[] PUBLISHED =
            PublishedModules.named("new database").wasm();

    @Test
    void sectionsAreReadWithTheirPlaces() {
        var module = WasmModule.parse(PUBLISHED);
        assertThat(module.imports())
                .extracting(Import::name)
                .containsExactly("bytes_sink_write", "bytes_source_read", "console_log");
        assertThat(module.exports())
                .extracting(Export::name)
                .containsExactly("memory", "__describe_module__", "__call_reducer__");
        assertThat(module.bodies()).hasSize(4);
        assertThat(module.functionCount()).isEqualTo(7);
        assertThat(module.importedFunctions()).isEqualTo(3);
        assertThat(module.start()).isEmpty();
        assertThat(module.sections()).extracting(Section::name).startsWith("type", "import", "function");
        var last = module.sections().get(module.sections().size() - 1).content();
        assertThat(last.end()).isEqualTo(PUBLISHED.length);
    }

    @Test
    void everyPublishedModuleValidatesHereAndInEndive() {
        var taken =
                PublishedModules.all().stream().filter(p -> p.status() == 200).toList();
        assertThat(taken).allSatisfy(published -> {
            WasmValidator.validate(published.wasm());
            assertThat(Parser.parse(published.wasm())).isNotNull();
        });
    }

    @Test
    void truncatedFilesAreRefusedWhereTheyEnd() {
        for (int length = 0; length < PUBLISHED.length; length++) {
            byte[] part = Arrays.copyOf(PUBLISHED, length);
            try {
                WasmModule.parse(part);
            } catch (WasmException e) {
                assertThat(e.offset()).isBetween(0, length);
            }
        }
        assertThatExceptionOfType(WasmException.Truncated.class)
                .isThrownBy(() -> WasmModule.parse(new byte[0]))
                .withMessageContaining("unexpected end-of-file");
    }

    @Test
    void garbageAndOtherVersionsAreRefusedAtTheirOffset() {
        assertThatThrownBy(() -> WasmModule.parse("this is not wasm".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(WasmException.Malformed.class)
                .hasMessageContaining("bad magic number");
        assertThatThrownBy(() -> WasmModule.parse(
                        PublishedModules.named("new: future wasm version").wasm()))
                .hasMessageContaining("unknown binary version: 0x2");
        assertThatThrownBy(() -> WasmModule.parse(
                        PublishedModules.named("new: component").wasm()))
                .isInstanceOf(WasmException.Unsupported.class);
    }

    @Test
    void changedBytesNeverCauseAnythingButARefusal() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 3000; i++) {
            byte[] changed = PUBLISHED.clone();
            for (int k = 1 + random.nextInt(4); k > 0; k--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            try {
                WasmValidator.validate(changed);
            } catch (WasmException e) {
                assertThat(e.offset()).as("seed %d", seed).isBetween(0, changed.length);
            }
        }
    }

    @Test
    void aBodyThatTheTypesDoNotAllowIsNamedWithItsFunction() {
        byte[] wasm = new Sample()
                .function("i32", "i32", 0x20, 0, 0x42, 1, 0x6A, 0x0B)
                .bytes();
        assertThatThrownBy(() -> WasmValidator.validate(wasm))
                .isInstanceOfSatisfying(
                        WasmException.Invalid.class,
                        e -> assertThat(e.functionIndex()).isZero())
                .hasMessageContaining("expected i32, found i64");
    }

    @Test
    void aCountIsComparedWithTheBytesLeft() {
        byte[] huge = {0, 'a', 's', 'm', 1, 0, 0, 0, 1, 5, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
        assertThatThrownBy(() -> WasmModule.parse(huge)).isInstanceOf(WasmException.TooLarge.class);
    }

    @Test
    void instructionsAreWalkedWithPositions() {
        var module = WasmModule.parse(PUBLISHED);
        var calls = new java.util.ArrayList<Integer>();
        for (CodeBody body : module.bodies()) {
            var code = new Instructions(module, body);
            int end = body.code().offset();
            while (code.next()) {
                assertThat(code.start()).isEqualTo(end);
                end = code.end();
                if (code.opcode() == Opcodes.CALL) {
                    calls.add(code.index());
                }
            }
            assertThat(end).isEqualTo(body.code().end());
        }
        assertThat(calls).containsAll(List.of(0, 1, 3));
    }
}
