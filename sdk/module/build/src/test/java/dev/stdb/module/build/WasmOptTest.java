package dev.stdb.module.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class WasmOptTest {
    private static final byte[] WASM = {0, 'a', 's', 'm', 1, 0, 0, 0};

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    private WasmOpt saying(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("wasm-opt"), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return WasmOpt.on("/nowhere:" + folder);
    }

    @Test
    void withoutItTheModuleStaysAsItIs() {
        assertThat(WasmOpt.on("/nowhere").improve(WASM, warnings)).isSameAs(WASM);
        assertThat(WasmOpt.on(null).improve(WASM, warnings)).isSameAs(WASM);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFailureIsToldAndTheModuleStaysAsItIs() throws IOException {
        assertThat(saying("exit 3").improve(WASM, warnings)).isSameAs(WASM);
        assertThat(warnings).singleElement().asString().contains("ended with code 3");
    }

    @Test
    void whatNoServerTakesIsNotTaken() throws IOException {
        assertThat(saying("printf 'no wasm' > \"$3\"").improve(WASM, warnings)).isSameAs(WASM);
        assertThat(saying("cp \"$1\" \"$3\"").improve(WASM, warnings)).isSameAs(WASM);
        assertThat(warnings).hasSize(2);
    }
}
