package dev.stdb.module.testing.wasm;

import dev.stdb.host.program.Program;
import dev.stdb.host.program.ProgramException;
import dev.stdb.host.program.ProgramLoader;
import dev.stdb.module.testing.target.Target;
import dev.stdb.module.testing.target.World;

/** {@code -Dstdb.test.target=wasm}: the module's wasm, built from its sources when the first test needs it. */
public final class WasmTarget implements Target {
    private static final ProgramLoader LOADER = new ProgramLoader(null, false);

    @Override
    public String name() {
        return "wasm";
    }

    @Override
    public dev.stdb.module.testing.target.Program load(Class<?> module, World world) {
        try {
            Program program = LOADER.loadWithEnvironment(WasmFile.of(module));
            return new WasmProgram(program, world);
        } catch (ProgramException e) {
            throw new IllegalStateException("the wasm of " + module.getName() + " cannot run: " + e.text(), e);
        }
    }
}
