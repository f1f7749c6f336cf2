package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes the code of a module shorter without changing what it does. Most of it is about TeaVM's run time (its stack of
 * references, allocation, and how exceptions travel), so it wants function names to find that by; the rest is small.
 *
 * <p>For TeaVM's allocation it must hold that free memory is filled with zeros, except the first eight bytes of each free
 * chunk.
 *
 * <pre>{@code
 * byte[] smaller = ModuleOptimizer.optimize(module);
 * }</pre>
 */
public final class ModuleOptimizer {
    private static final FunctionType ALLOCATION = FunctionType.of("i32 i32", "i32");

    private final WasmModule module;
    private final Map<Integer, FunctionCode> functions = new LinkedHashMap<>();
    private final List<FunctionCode> added = new ArrayList<>();
    private final List<FunctionType> types;
    private int globals;

    private ModuleOptimizer(WasmModule module) {
        this.module = module;
        this.types = new ArrayList<>(module.types());
        this.globals = module.globalTypes().size();
    }

    /**
     * The module with shorter code. Functions keep their indices; some may be added, and names are kept.
     *
     * @throws WasmException if it cannot be read
     */
    public static byte[] optimize(byte[] binary) {
        return new ModuleOptimizer(WasmModule.parse(binary)).run();
    }

    private byte[] run() {
        module.bodies().parallelStream()
                .map(body -> CodeReader.read(module, body))
                .filter(Objects::nonNull)
                .toList()
                .forEach(function -> functions.put(function.index, function));
        TeaVmRuntime runtime = TeaVmRuntime.of(module, functions);
        if (runtime != null && functions.size() == module.bodies().size()) {
            runtime(runtime);
        }
        functions.values().stream()
                .filter(function -> module.names().of(function.index).startsWith(Casts.PREFIX))
                .forEach(Peephole::apply);
        var casts = Casts.of(module, functions.values());
        var comparisons = Comparisons.of(module);
        each(function -> {
            casts.apply(function);
            comparisons.apply(function);
            Peephole.apply(function);
        });
        added.forEach(Peephole::apply);
        return write();
    }

    /** What is done to one function does not look at others, so they are done side by side. */
    private void each(Consumer<FunctionCode> step) {
        List.copyOf(functions.values()).parallelStream().forEach(step);
    }

    private void runtime(TeaVmRuntime runtime) {
        int stack = globals++;
        int flag = globals++;
        int chunk = globals++;
        int limit = globals++;
        var shadow = new ShadowStack(runtime, stack);
        var cells = new Cells()
                .move(runtime.stack(), stack, 0)
                .move(runtime.chunk(), chunk, 0)
                .move(runtime.limit(), limit, Allocations.ROOM);
        var unwinding = new Unwinding(runtime, flag, Observers.of(module, functions, runtime));
        var allocations = new Allocations(runtime, new Data(module), chunk, limit, module.functionCount());
        each(function -> {
            var frame = shadow.apply(function);
            cells.apply(function);
            unwinding.mark(function);
            if (frame != null) {
                unwinding.apply(function, frame.local());
                new LateFrames(frame, stack).apply(function);
            }
            allocations.apply(function);
        });
        var barrier = new Cells();
        barrierCells().forEach(cell -> barrier.move(cell, globals++, 0));
        each(barrier::apply);
        added.addAll(allocations.functions(type(ALLOCATION), ALLOCATION));
    }

    private int type(FunctionType wanted) {
        int known = types.indexOf(wanted);
        if (known >= 0) {
            return known;
        }
        types.add(wanted);
        return types.size() - 1;
    }

    /** The fields that every store of a reference into an object reads: where the heap and its table of changes begin. */
    private Set<Integer> barrierCells() {
        var counts = new HashMap<Integer, Integer>();
        functions
                .values()
                .forEach(function -> function.each(code -> {
                    if (code.op == Opcodes.I32_STORE8
                            && code.kids.size() == 2
                            && code.kids.get(1).isConstant(0)) {
                        FunctionCode.walk(code.kids.get(0), part -> {
                            if (part.is(Opcodes.I32_LOAD)
                                    && part.constant == 0
                                    && part.kids.size() == 1
                                    && part.kids.get(0).is(Opcodes.I32_CONST)) {
                                counts.merge((int) part.kids.get(0).constant, 1, Integer::sum);
                            }
                        });
                    }
                }));
        var cells = new HashSet<Integer>();
        counts.forEach((cell, count) -> {
            if (count > 3) {
                cells.add(cell);
            }
        });
        return cells;
    }

    private byte[] write() {
        var out = new WasmWriter();
        out.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
        boolean globalsWritten = globals == module.globals().size();
        for (Section section : module.sections()) {
            if (!globalsWritten && section.id() != Section.CUSTOM && after(section.id())) {
                globals(out);
                globalsWritten = true;
            }
            switch (section.id()) {
                case Section.TYPE -> types(out);
                case Section.FUNCTION -> functions(out);
                case Section.GLOBAL -> {
                    if (globals == module.globals().size()) {
                        copy(out, section);
                    }
                }
                case Section.CODE -> code(out);
                case Section.DATA -> data(out, section);
                default -> copy(out, section);
            }
        }
        return out.toByteArray();
    }

    private static boolean after(int section) {
        return section == Section.EXPORT
                || section == Section.START
                || section == Section.ELEMENT
                || section == Section.DATA_COUNT
                || section == Section.CODE;
    }

    private void copy(WasmWriter out, Section section) {
        var content = new WasmWriter();
        if (section.id() == Section.CUSTOM) {
            content.name(section.name());
        }
        out.section(section.id(), content.raw(module.raw(), section.content()));
    }

    private void data(WasmWriter out, Section section) {
        WasmWriter dense = DataSegments.dense(module);
        if (dense == null) {
            copy(out, section);
        } else {
            out.section(Section.DATA, dense);
        }
    }

    private void types(WasmWriter out) {
        var content = new WasmWriter().u32(types.size());
        types.forEach(type -> content.u8(0x60).types(type.params()).types(type.results()));
        out.section(Section.TYPE, content);
    }

    private void functions(WasmWriter out) {
        var content = new WasmWriter().u32(module.bodies().size() + added.size());
        module.bodies().forEach(body -> content.u32(body.typeIndex()));
        added.forEach(function -> content.u32(function.typeIndex));
        out.section(Section.FUNCTION, content);
    }

    /** Those that are there, and the added ones: numbers of 32 bits that start at zero. */
    private void globals(WasmWriter out) {
        var content = new WasmWriter().u32(globals);
        for (GlobalDef global : module.globals()) {
            content.u8(global.type().type().code()).u8(global.type().mutable() ? 1 : 0);
            content.raw(module.raw(), global.init());
        }
        for (int i = module.globals().size(); i < globals; i++) {
            content.u8(ValueType.I32.code()).u8(1).u8(Opcodes.I32_CONST).u8(0).u8(Opcodes.END);
        }
        out.section(Section.GLOBAL, content);
    }

    private void code(WasmWriter out) {
        var content = new WasmWriter().u32(module.bodies().size() + added.size());
        module.bodies().parallelStream().map(this::code).toList().forEach(content::sized);
        added.forEach(function -> content.sized(CodeWriter.write(function)));
        out.section(Section.CODE, content);
    }

    private WasmWriter code(CodeBody body) {
        FunctionCode function = functions.get(body.functionIndex());
        return function == null ? new WasmWriter().raw(module.raw(), body.entry()) : CodeWriter.write(function);
    }
}
