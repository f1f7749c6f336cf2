package dev.stdb.module.build;

import dev.stdb.module.build.runtime.ModuleMemory;
import dev.stdb.wasm.DataPacker;
import dev.stdb.wasm.ModuleOptimizer;
import dev.stdb.wasm.ModuleRewriter;
import dev.stdb.wasm.TraceTables;
import dev.stdb.wasm.WasmException;
import dev.stdb.wasm.WasmModule;
import dev.stdb.wasm.WasmValidator;
import dev.stdb.wasm.abi.Abi;
import dev.stdb.wasm.abi.AbiCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From TeaVM's file to the one that a server takes: fitted to the host, shortened, checked. */
final class Fitting {
    /** Whose methods no stack trace names: they would be most of it, and most of a small module's size. */
    private static final List<String> UNTRACED = List.of("java.", "org.teavm.", "dev.stdb.module.", "dev.stdb.bsatn.");

    private final BuildOptions options;
    private final FunctionPlaces places;
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    /** The fitted module while it had names. */
    private @Nullable WasmModule named;

    Fitting(BuildOptions options, FunctionPlaces places) {
        this.options = options;
        this.places = places;
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    byte[] fit(byte[] wasm) {
        var rewritten = rewriter().rewrite(wasm);
        for (var name : rewritten.trapped()) {
            warn("the module may reach " + name + ", which no host has: the call would end there");
        }
        byte[] shorter = ModuleOptimizer.optimize(TraceTables.keep(rewritten.bytes(), Fitting::isTraced));
        byte[] smaller = options.optimization() == BuildOptions.Optimization.FULL
                ? DataPacker.pack(improved(shorter), ModuleMemory.UNPACK)
                : shorter;
        named = WasmModule.parse(smaller);
        return ModuleRewriter.keeping(all -> true, export -> !export.name().equals(ModuleMemory.UNPACK))
                .keepNames(options.keepNames())
                .rewrite(smaller)
                .bytes();
    }

    private byte[] improved(byte[] wasm) {
        var warnings = new ArrayList<String>();
        byte[] improved = WasmOpt.on(System.getenv("PATH")).improve(wasm, warnings);
        warnings.forEach(this::warn);
        return improved;
    }

    /** Whether a server takes the file; if not {@link #diagnostics} says why. */
    boolean check(byte[] fitted) {
        var module = WasmModule.parse(fitted);
        try {
            WasmValidator.validate(module);
        } catch (WasmException e) {
            diagnostics.add(invalid(e, named == null ? module : named));
            return false;
        }
        var refused = AbiCheck.check(module);
        refused.forEach(problem -> diagnostics.add(
                Diagnostic.error("no server would take this module: " + problem.serverText(), problem.explanation())));
        return refused.isEmpty();
    }

    private static boolean isTraced(String className) {
        return UNTRACED.stream().noneMatch(className::startsWith);
    }

    private void warn(String message) {
        diagnostics.add(new Diagnostic(null, 0, 0, Diagnostic.Severity.WARNING, message, ""));
    }

    /** Says where the fault is, found again in the file that still has names. */
    private Diagnostic invalid(WasmException fault, WasmModule withNames) {
        String function = faultyFunction(withNames);
        var found = places.of(function);
        String methods =
                found.stream().map(FunctionPlaces.Place::method).distinct().collect(Collectors.joining(" or "));
        String where = methods.isEmpty() ? function : methods;
        var first = found.isEmpty() ? null : found.get(0);
        return new Diagnostic(
                first == null ? null : first.file(),
                first == null ? 0 : first.line(),
                0,
                Diagnostic.Severity.ERROR,
                "the translated module is invalid" + (where.isEmpty() ? "" : " in " + where) + ": "
                        + fault.getMessage(),
                "This is a fault of the translation. Write the method that is named in another way: shorter, or with its"
                        + " try and switch statements apart.");
    }

    /** Its name; empty if the fault is in none. */
    private static String faultyFunction(WasmModule withNames) {
        try {
            WasmValidator.validate(withNames);
        } catch (WasmException.Invalid again) {
            return again.functionIndex() < 0 ? "" : withNames.names().of(again.functionIndex());
        } catch (WasmException other) {
            return "";
        }
        return "";
    }

    private static ModuleRewriter rewriter() {
        byte[] sqrt = {0x20, 0, (byte) 0x9F, 0x0B};
        byte[] ceil = {0x20, 0, (byte) 0x9B, 0x0B};
        byte[] floor = {0x20, 0, (byte) 0x9C, 0x0B};
        return ModuleRewriter.keeping(
                        entry -> entry.module().startsWith("spacetime_"),
                        export -> Abi.isExport(export.name()) || export.name().equals(ModuleMemory.UNPACK))
                .body("teavmMath", "sqrt", sqrt)
                .body("teavmMath", "ceil", ceil)
                .body("teavmMath", "floor", floor)
                .initializer(EntryPoints.INITIALIZE)
                .repairTries()
                .keepNames(true);
    }
}
