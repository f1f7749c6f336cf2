package dev.stdb.module.build;

import dev.stdb.wasm.abi.Abi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** Runs a module whose reducers write to their sink and log. */
final class SmallHost {
    final List<String> log = new ArrayList<>();
    private final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private final Instance instance;

    SmallHost(byte[] wasm) {
        var module = Parser.parse(wasm);
        var imports = ImportValues.builder();
        for (Abi.HostFunction function : Abi.imports()) {
            imports.addFunction(new HostFunction(
                    function.module(),
                    function.name(),
                    FunctionType.of(
                            values(function.type().params()),
                            values(function.type().results())),
                    body(function.name())));
        }
        instance = Instance.builder(module)
                .withImportValues(imports.build())
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .build();
        instance.export("_initialize").apply();
    }

    String call(int id) {
        sink.reset();
        instance.export("__call_reducer__").apply(id, 0, 0, 0, 0, 0, 0, 0, 0, 1);
        return sink.toString(StandardCharsets.UTF_8);
    }

    /** Calls an export that answers 2, a view's; what it wrote, one character per byte. */
    String callView(String export, long... arguments) {
        sink.reset();
        if (instance.export(export).apply(arguments)[0] != 2) {
            throw new IllegalStateException(sink.toString(StandardCharsets.UTF_8));
        }
        return sink.toString(StandardCharsets.ISO_8859_1);
    }

    private static List<ValType> values(List<dev.stdb.wasm.ValueType> types) {
        return types.stream()
                .map(type -> type == dev.stdb.wasm.ValueType.I32 ? ValType.I32 : ValType.I64)
                .toList();
    }

    private WasmFunctionHandle body(String name) {
        return (module, args) -> {
            if (name.equals("bytes_sink_write")) {
                int length = module.memory().readInt((int) args[2]);
                sink.writeBytes(module.memory().readBytes((int) args[1], length));
            } else if (name.equals("console_log")) {
                byte[] text = module.memory().readBytes((int) args[6], (int) args[7]);
                log.add(args[0] + " " + new String(text, StandardCharsets.UTF_8));
                return null;
            }
            return new long[] {0};
        };
    }
}
