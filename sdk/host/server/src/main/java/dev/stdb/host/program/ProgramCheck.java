package dev.stdb.host.program;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.FunctionType;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.ValType;

/**
 * What has to hold of a wasm module before it is run: header, ABI version, imports, exports, in the server's order and
 * words.
 */
final class ProgramCheck {
    private static final byte[] MAGIC = {0, 'a', 's', 'm'};
    private static final String PREINIT = "__preinit__";

    /** What servers from 2.14.0 call with sender and claims: (id, four words, claims, time, request, body, two sinks). */
    private static final FunctionType HANDLER_OF_SENDER = FunctionType.of(
            List.of(
                    ValType.I32,
                    ValType.I64,
                    ValType.I64,
                    ValType.I64,
                    ValType.I64,
                    ValType.I32,
                    ValType.I64,
                    ValType.I32,
                    ValType.I32,
                    ValType.I32,
                    ValType.I32),
            List.of(ValType.I32));

    private final WasmModule module;
    private final List<Import> imports;

    private ProgramCheck(WasmModule module) {
        this.module = module;
        this.imports = module.importSection().stream().toList();
    }

    /** Refuses what is not a wasm binary of version 1. */
    static void header(byte[] wasm) throws ProgramException {
        String failed = "failed to parse WebAssembly module: ";
        if (wasm.length < 4) {
            throw new ProgramException(failed + "unexpected end-of-file (at offset 0x0)");
        }
        for (int i = 0; i < MAGIC.length; i++) {
            if (wasm[i] != MAGIC[i]) {
                throw new ProgramException(failed + "magic header not detected: bad magic number - expected="
                        + listed(MAGIC) + " actual=" + listed(wasm) + " (at offset 0x0)");
            }
        }
        if (wasm.length < 8) {
            throw new ProgramException(failed + "unexpected end-of-file (at offset 0x4)");
        }
        int version = (wasm[4] & 0xFF) | (wasm[5] & 0xFF) << 8;
        int encoding = (wasm[6] & 0xFF) | (wasm[7] & 0xFF) << 8;
        if (encoding != 0) {
            throw new ProgramException(failed + "unknown binary version and encoding combination: 0x"
                    + Integer.toHexString(version) + " and 0x" + Integer.toHexString(encoding)
                    + ", note: encoded as a component but the WebAssembly component model feature is not enabled - enable"
                    + " the feature to allow component validation (at offset 0x0)");
        }
        if (version != 1) {
            throw new ProgramException(
                    failed + "unknown binary version:        0x" + Integer.toHexString(version) + " (at offset 0x4)");
        }
    }

    private static String listed(byte[] bytes) {
        var out = new StringBuilder("[\n");
        for (int i = 0; i < 4; i++) {
            out.append("    0x").append(Integer.toHexString(bytes[i] & 0xFF)).append(",\n");
        }
        return out.append(']').toString();
    }

    /** Refuses a module that a host of ABI 10.{@code minor} cannot link or call. */
    static void module(WasmModule module, int minor) throws ProgramException {
        var check = new ProgramCheck(module);
        check.abiVersion(minor);
        check.imports();
        check.exports(minor);
        if (module.startSection().isPresent()) {
            throw new ProgramException(
                    "wasm trap: all fuel consumed by WebAssembly: the module has a start section, which"
                            + " gets no fuel; move its work to the export _initialize");
        }
    }

    // ---- ABI version

    private void abiVersion(int minor) throws ProgramException {
        int[] highest = null;
        for (Import one : imports) {
            if (one.importType() == ExternalType.FUNCTION && one.module().startsWith("spacetime_")) {
                int[] version = version(one.module());
                if (highest != null && highest[0] != version[0]) {
                    throw new ProgramException("module cannot depend on both major version " + highest[0]
                            + " and major version " + version[0]);
                }
                highest = highest == null || version[1] > highest[1] ? version : highest;
            }
        }
        if (highest == null) {
            throw new ProgramException("unable to determine ABI of module (may be on an spacetime version < 0.8)");
        }
        if (highest[0] != AbiFunctions.MAJOR || highest[1] > minor) {
            throw new ProgramException("abi version " + highest[0] + "." + highest[1]
                    + " is not supported (host implements " + AbiFunctions.MAJOR + "." + minor + ")");
        }
    }

    private static int[] version(String module) throws ProgramException {
        String[] parts = module.substring("spacetime_".length()).split("\\.", -1);
        if (parts.length == 2) {
            OptionalInt major = small(parts[0]);
            OptionalInt minor = small(parts[1]);
            if (major.isPresent() && minor.isPresent()) {
                return new int[] {major.getAsInt(), minor.getAsInt()};
            }
        }
        throw new ProgramException("import module \"" + module + "\" has malformed version string");
    }

    private static OptionalInt small(String digits) {
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(digits);
        return value > 0xFFFF ? OptionalInt.empty() : OptionalInt.of(value);
    }

    // ---- imports

    private void imports() throws ProgramException {
        for (Import one : imports) {
            String name = one.module() + "::" + one.name();
            FunctionType wanted = AbiFunctions.TYPES.get(name);
            if (wanted == null || !(one instanceof FunctionImport function)) {
                throw new ProgramException("unknown import: `" + name + "` has not been defined");
            }
            FunctionType declared = module.typeSection().getType(function.typeIndex());
            if (!same(wanted, declared)) {
                throw new ProgramException(
                        "incompatible import type for `" + name + "`: types incompatible: expected type `"
                                + text(declared) + "`, found type `" + text(wanted) + "`");
            }
        }
    }

    // ---- exports

    private void exports(int minor) throws ProgramException {
        Export memory = export("memory");
        if (memory == null || memory.exportType() != ExternalType.MEMORY) {
            throw new ProgramException("there should be a memory export called \"memory\" but it does not exist");
        }
        for (String preinit : preinits(module)) {
            require(preinit, "preinit", preinit.substring(PREINIT.length()), 0, 0, 0, false);
        }
        if (export("__setup__") != null) {
            require("__setup__", "setup", "__setup__", 1, 0, 0, true);
        }
        require("__describe_module__", "describe_module", "__describe_module__", 1, 0, 0, false);
        require("__call_reducer__", "call_reducer", "__call_reducer__", 1, 7, 2, true);
        optional("__call_procedure__", "call_procedure", 1, 7, 2);
        if (minor < AbiFunctions.MINOR_WITH_ENVIRONMENT || !handlersAskForTheSender(module)) {
            optional("__call_http_handler__", "call_http_handler", 1, 1, 4);
        }
        optional("__call_view__", "call_view", 1, 4, 2);
        optional("__call_view_anon__", "call_view_anon", 3, 0, 0);
    }

    /** Whether HTTP handlers are called with the sender, as by servers from 2.14.0. */
    static boolean handlersAskForTheSender(WasmModule module) {
        var check = new ProgramCheck(module);
        Export export = check.export("__call_http_handler__");
        return export != null
                && export.exportType() == ExternalType.FUNCTION
                && same(HANDLER_OF_SENDER, check.type(export.index()));
    }

    private void optional(String name, String kind, int ints, int longs, int moreInts) throws ProgramException {
        if (export(name) != null) {
            require(name, kind, name, ints, longs, moreInts, true);
        }
    }

    private void require(String name, String kind, String shown, int ints, int longs, int moreInts, boolean result)
            throws ProgramException {
        Export export = export(name);
        if (export == null || export.exportType() != ExternalType.FUNCTION) {
            throw new ProgramException("there should be a function called \"" + name + "\" but it does not exist");
        }
        var params = new ArrayList<ValType>(Collections.nCopies(ints, ValType.I32));
        params.addAll(Collections.nCopies(longs, ValType.I64));
        params.addAll(Collections.nCopies(moreInts, ValType.I32));
        FunctionType wanted = FunctionType.of(params, result ? List.of(ValType.I32) : List.of());
        FunctionType declared = type(export.index());
        if (!same(wanted, declared)) {
            throw new ProgramException("bad " + kind + " signature for \"" + shown + "\"; expected " + text(wanted)
                    + " got " + text(declared));
        }
    }

    private FunctionType type(int function) {
        int imported = module.importSection().count(ExternalType.FUNCTION);
        if (function >= imported) {
            return module.functionSection().getFunctionType(function - imported, module.typeSection());
        }
        var one = (FunctionImport) imports.stream()
                .filter(i -> i.importType() == ExternalType.FUNCTION)
                .toList()
                .get(function);
        return module.typeSection().getType(one.typeIndex());
    }

    private @Nullable Export export(String name) {
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export one = module.exportSection().getExport(i);
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    /** Names of the exported preinit functions, in the order in which they run. */
    static List<String> preinits(WasmModule module) {
        var names = new TreeSet<String>();
        for (int i = 0; i < module.exportSection().exportCount(); i++) {
            Export one = module.exportSection().getExport(i);
            if (one.name().startsWith(PREINIT) && one.exportType() == ExternalType.FUNCTION) {
                names.add(one.name());
            }
        }
        return List.copyOf(names);
    }

    private static boolean same(FunctionType a, FunctionType b) {
        return a.params().equals(b.params()) && a.returns().equals(b.returns());
    }

    private static String text(FunctionType type) {
        var out = new StringBuilder("(func");
        group(out, "param", type.params());
        group(out, "result", type.returns());
        return out.append(')').toString();
    }

    private static void group(StringBuilder out, String label, List<ValType> types) {
        if (!types.isEmpty()) {
            out.append(" (").append(label);
            types.forEach(t -> out.append(' ').append(t.name().toLowerCase(Locale.ROOT)));
            out.append(')');
        }
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
