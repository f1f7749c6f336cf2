package dev.stdb.wasm;

import java.util.HashSet;
import java.util.Set;

/**
 * Validates a module instruction by instruction, as an engine does before it runs it: core WebAssembly 2.0 without SIMD,
 * 64-bit memories, threads, exceptions and garbage collection, which is what SpacetimeDB's engine runs and compilers for
 * it emit. (SIMD is run by the engine, but refused here as unsupported rather than passed unchecked.)
 *
 * <p>Faults carry the function's index and the position in the file, so that they can be led back to source.
 *
 * <p>Stateless; any thread.
 */
public final class WasmValidator {
    private WasmValidator() {}

    /**
     * Validates a binary.
     *
     * @throws WasmException where it is malformed, uses what is not supported, or breaks a rule
     */
    public static void validate(byte[] binary) {
        validate(WasmModule.parse(binary));
    }

    /**
     * Validates a module that was read.
     *
     * @throws WasmException as {@link #validate(byte[])}
     */
    public static void validate(WasmModule module) {
        structure(module);
        var validator = new FunctionValidator(module, declaredFunctions(module));
        for (CodeBody body : module.bodies()) {
            validator.validate(body);
        }
    }

    static FunctionValidator functions(WasmModule module) {
        return new FunctionValidator(module, declaredFunctions(module));
    }

    private static void structure(WasmModule module) {
        if (module.memories().size() > 1) {
            throw new WasmException.Unsupported("more than one memory", 0);
        }
        for (Limits memory : module.memories()) {
            memory(memory);
        }
        int imported = module.globalTypes().size() - module.globals().size();
        for (GlobalDef global : module.globals()) {
            constant(module, global.init(), global.type().type(), imported);
        }
        module.start().ifPresent(start -> {
            if (!module.functionType(start).equals(FunctionType.of("", ""))) {
                throw new WasmException.Invalid("start function " + start + " must take and give nothing", -1, 0);
            }
        });
        for (Export export : module.exports()) {
            export(module, export);
        }
        segments(module);
    }

    private static void memory(Limits memory) {
        if (memory.is64()) {
            throw new WasmException.Unsupported("64-bit memory: the host's pointers have 32 bits", 0);
        }
        if (memory.shared()) {
            throw new WasmException.Unsupported("shared memory: SpacetimeDB's engine does not run threads", 0);
        }
        long max = memory.max().orElse(65_536);
        if (memory.min() > 65_536 || max > 65_536) {
            throw new WasmException.Invalid("memory size must be at most 65536 pages (4GiB)", -1, 0);
        }
        if (memory.min() > max) {
            throw new WasmException.Invalid("memory minimum size must not be greater than its maximum", -1, 0);
        }
    }

    private static void export(WasmModule module, Export export) {
        int count = switch (export.kind()) {
            case FUNCTION -> module.functionCount();
            case TABLE -> module.tables().size();
            case MEMORY -> module.memories().size();
            case GLOBAL -> module.globalTypes().size();
            case TAG -> 0;
        };
        if (export.index() >= count) {
            throw new WasmException.Invalid(
                    "export `" + export.name() + "`: unknown " + export.kind().text() + " " + export.index(), -1, 0);
        }
    }

    private static void segments(WasmModule module) {
        int imported = module.globalTypes().size() - module.globals().size();
        for (ElementSegment segment : module.elements()) {
            var offset = segment.offset();
            if (offset != null) {
                if (segment.table() >= module.tables().size()) {
                    throw new WasmException.Invalid("unknown table " + segment.table(), -1, offset.offset());
                }
                constant(module, offset, ValueType.I32, imported);
            }
            for (ByteRange expression : segment.expressions()) {
                constant(module, expression, segment.type(), imported);
            }
        }
        for (DataSegment segment : module.data()) {
            var offset = segment.offset();
            if (offset != null) {
                if (segment.memory() >= module.memories().size()) {
                    throw new WasmException.Invalid("unknown memory " + segment.memory(), -1, offset.offset());
                }
                constant(module, offset, ValueType.I32, imported);
            }
        }
    }

    private static void constant(WasmModule module, ByteRange range, ValueType wanted, int globals) {
        var code = new Instructions(module.raw(), range);
        ValueType found = null;
        int values = 0;
        while (code.next() && code.opcode() != Opcodes.END) {
            found = constantType(module, code, globals);
            values++;
        }
        if (values != 1 || found != wanted) {
            throw new WasmException.Invalid("constant expression must give one " + wanted.text(), -1, range.offset());
        }
    }

    private static ValueType constantType(WasmModule module, Instructions code, int globals) {
        return switch (code.opcode()) {
            case Opcodes.I32_CONST -> ValueType.I32;
            case Opcodes.I64_CONST -> ValueType.I64;
            case Opcodes.F32_CONST -> ValueType.F32;
            case Opcodes.F64_CONST -> ValueType.F64;
            case Opcodes.REF_NULL -> ValueType.of(code.index(), code.start());
            case Opcodes.REF_FUNC -> {
                if (code.index() >= module.functionCount()) {
                    throw new WasmException.Invalid("unknown function " + code.index(), -1, code.start());
                }
                yield ValueType.FUNCREF;
            }
            case Opcodes.GLOBAL_GET -> {
                if (code.index() >= globals) {
                    throw new WasmException.Invalid("unknown global " + code.index(), -1, code.start());
                }
                yield module.globalTypes().get(code.index()).type();
            }
            default -> throw new WasmException.Invalid("constant expression required", -1, code.start());
        };
    }

    /** Functions that code may take a reference of: those named outside of code. */
    private static Set<Integer> declaredFunctions(WasmModule module) {
        var declared = new HashSet<Integer>();
        module.elements().forEach(segment -> declared.addAll(segment.functions()));
        for (Export export : module.exports()) {
            if (export.kind() == ExternalKind.FUNCTION) {
                declared.add(export.index());
            }
        }
        for (GlobalDef global : module.globals()) {
            var code = new Instructions(module.raw(), global.init());
            if (code.next() && code.opcode() == Opcodes.REF_FUNC) {
                declared.add(code.index());
            }
        }
        return declared;
    }
}
