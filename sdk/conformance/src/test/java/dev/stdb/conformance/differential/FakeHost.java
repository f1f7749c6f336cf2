package dev.stdb.conformance.differential;

import dev.stdb.wasm.FuelMeter;
import dev.stdb.wasm.abi.Abi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmFunctionHandle;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.ValType;

/** The few host functions that a module without tables needs, and what it wrote through them. */
final class FakeHost {
    final List<String> log = new ArrayList<>();
    final ByteArrayOutputStream sink = new ByteArrayOutputStream();
    private final Instance instance;
    private byte[] arguments = {};
    private int read;

    FakeHost(byte[] wasm) {
        this(wasm, (module, builder) -> builder.withMachineFactory(MachineFactoryCompiler.compile(module)));
    }

    /** Interprets the module and counts what it does. */
    FakeHost(byte[] wasm, FuelMeter meter) {
        this(
                wasm,
                (module, builder) ->
                        builder.withUnsafeExecutionListener((instruction, stack) -> meter.count(instruction)));
    }

    private FakeHost(byte[] wasm, BiFunction<WasmModule, Instance.Builder, Instance.Builder> engine) {
        var imports = ImportValues.builder();
        for (Abi.HostFunction function : Abi.imports()) {
            imports.addFunction(
                    new HostFunction(function.module(), function.name(), type(function.type()), body(function.name())));
        }
        var module = Parser.parse(wasm);
        instance = engine.apply(module, Instance.builder(module).withImportValues(imports.build()))
                .build();
        if (module.exportSection() != null) {
            instance.export("_initialize").apply();
        }
    }

    /** Calls reducer {@code id}; gives what it wrote to its error sink. */
    String call(int id, byte[] args) {
        sink.reset();
        arguments = args;
        read = 0;
        instance.export("__call_reducer__").apply(id, 0, 0, 0, 0, 0, 0, 0, args.length == 0 ? 0 : 1, 2);
        return sink.toString(StandardCharsets.UTF_8);
    }

    private static FunctionType type(dev.stdb.wasm.FunctionType type) {
        return FunctionType.of(values(type.params()), values(type.results()));
    }

    private static List<ValType> values(List<dev.stdb.wasm.ValueType> types) {
        var list = new ArrayList<ValType>();
        for (var type : types) {
            list.add(
                    switch (type) {
                        case I32 -> ValType.I32;
                        case I64 -> ValType.I64;
                        case F32 -> ValType.F32;
                        case F64 -> ValType.F64;
                        default -> throw new IllegalArgumentException(type.text());
                    });
        }
        return list;
    }

    private WasmFunctionHandle body(String name) {
        return switch (name) {
            case "bytes_sink_write" ->
                (i, a) -> {
                    int length = i.memory().readInt((int) a[2]);
                    sink.writeBytes(i.memory().readBytes((int) a[1], length));
                    return new long[] {0};
                };
            case "bytes_source_remaining_length" ->
                (i, a) -> {
                    i.memory().writeI32((int) a[1], arguments.length - read);
                    return new long[] {0};
                };
            case "bytes_source_read" ->
                (i, a) -> {
                    int length = Math.min(i.memory().readInt((int) a[2]), arguments.length - read);
                    i.memory().write((int) a[1], arguments, read, length);
                    i.memory().writeI32((int) a[2], length);
                    read += length;
                    return new long[] {read == arguments.length ? -1 : 0};
                };
            case "console_log" ->
                (i, a) -> {
                    log.add(a[0] + " "
                            + new String(i.memory().readBytes((int) a[6], (int) a[7]), StandardCharsets.UTF_8));
                    return null;
                };
            default ->
                (i, a) -> {
                    throw new IllegalStateException("the corpus calls no " + name);
                };
        };
    }
}
