package dev.stdb.wasm;

import dev.stdb.wasm.ModuleRewriter.ImportName;
import dev.stdb.wasm.ModuleRewriter.Replacement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One run of a {@link ModuleRewriter}: first what is reachable, then new indices, then the new file. */
final class Rewriting {
    private static final FunctionType NO_PARAMS_NO_RESULTS = FunctionType.of("", "");

    private final ModuleRewriter rules;
    private final WasmModule old;
    private final int imported;

    /** Old function index to the old function index that calls of it reach. */
    private final int[] target;

    /** Old function index to new one; -1 for functions that go. */
    private final int[] newIndex;

    private final boolean[] reachable;
    private final List<Import> functionImports = new ArrayList<>();
    private final Map<Integer, byte[]> bodiesOfImports = new LinkedHashMap<>();
    private final Set<ImportName> trapped = new LinkedHashSet<>();
    private final List<Integer> initializers = new ArrayList<>();
    private final List<Integer> order = new ArrayList<>();
    private int keptImports;
    private final List<Integer> repaired = new ArrayList<>();
    private final FunctionValidator validator;

    Rewriting(ModuleRewriter rules, WasmModule old) {
        this.rules = rules;
        this.old = old;
        this.imported = old.importedFunctions();
        this.target = new int[old.functionCount()];
        this.newIndex = new int[old.functionCount()];
        this.reachable = new boolean[old.functionCount()];
        this.validator = WasmValidator.functions(old);
    }

    ModuleRewriter.Rewritten run() {
        resolveImports();
        findInitializers();
        markReachable();
        assignIndices();
        byte[] bytes = write();
        var originals = new ArrayList<>(order);
        if (initializers.size() > 1) {
            originals.add(-1);
        }
        return new ModuleRewriter.Rewritten(bytes, originals, reachableTraps(), repaired);
    }

    private Set<ImportName> reachableTraps() {
        var result = new LinkedHashSet<ImportName>();
        for (int f = 0; f < imported; f++) {
            var name = importName(f);
            if (reachable[f] && trapped.contains(name)) {
                result.add(name);
            }
        }
        return result;
    }

    private ImportName importName(int function) {
        Import entry = functionImports.get(function);
        return new ImportName(entry.module(), entry.name());
    }

    private void resolveImports() {
        for (int f = 0; f < target.length; f++) {
            target[f] = f;
        }
        for (Import entry : old.imports()) {
            if (entry.desc() instanceof Import.Function) {
                functionImports.add(entry);
                resolve(functionImports.size() - 1, entry);
            } else if (!rules.kept.test(entry)) {
                throw new IllegalArgumentException("cannot replace the imported "
                        + entry.desc().kind().text() + " " + entry.module() + "::" + entry.name());
            }
        }
    }

    private void resolve(int function, Import entry) {
        var name = new ImportName(entry.module(), entry.name());
        var replacement = rules.replacements.get(name);
        if (replacement instanceof Replacement.Redirect(String export)) {
            int to = exportedFunction(export);
            if (!old.functionType(to).equals(old.functionType(function))) {
                throw new IllegalArgumentException(name + " is "
                        + old.functionType(function).text() + ", but its replacement " + export + " is "
                        + old.functionType(to).text());
            }
            target[function] = to;
        } else if (replacement instanceof Replacement.Body(byte[] code)) {
            bodiesOfImports.put(function, code);
        } else if (!rules.kept.test(entry)) {
            bodiesOfImports.put(function, ModuleRewriter.unreachableBody());
            trapped.add(name);
        }
    }

    private int exportedFunction(String name) {
        for (Export export : old.exports()) {
            if (export.kind() == ExternalKind.FUNCTION && export.name().equals(name)) {
                return export.index();
            }
        }
        throw new IllegalArgumentException("the module exports no function " + name);
    }

    private void findInitializers() {
        old.start().ifPresent(initializers::add);
        rules.initializers.forEach(name -> initializers.add(exportedFunction(name)));
        for (Export export : old.exports()) {
            if (export.kind() == ExternalKind.FUNCTION && export.name().equals("_initialize")) {
                initializers.add(export.index());
            }
        }
        for (int f : initializers) {
            if (!old.functionType(f).equals(NO_PARAMS_NO_RESULTS)) {
                throw new IllegalArgumentException("function " + f + " cannot run at start: it is "
                        + old.functionType(f).text());
            }
        }
    }

    private void markReachable() {
        var work = new ArrayDeque<Integer>();
        initializers.forEach(f -> reach(f, work));
        for (Export export : old.exports()) {
            if (export.kind() == ExternalKind.FUNCTION && rules.exported.test(export)) {
                reach(export.index(), work);
            }
        }
        for (ElementSegment segment : old.elements()) {
            segment.functions().stream().filter(f -> f >= 0).forEach(f -> reach(f, work));
        }
        for (GlobalDef global : old.globals()) {
            calls(global.init(), work);
        }
        while (!work.isEmpty()) {
            int f = work.poll();
            if (f >= imported) {
                calls(old.bodies().get(f - imported).code(), work);
            }
        }
    }

    private void reach(int function, ArrayDeque<Integer> work) {
        int f = target[function];
        if (!reachable[f]) {
            reachable[f] = true;
            work.add(f);
        }
    }

    private void calls(ByteRange range, ArrayDeque<Integer> work) {
        var code = new Instructions(old.raw(), range);
        while (code.next()) {
            if (namesFunction(code.opcode())) {
                reach(code.index(), work);
            }
        }
    }

    private static boolean namesFunction(int opcode) {
        return opcode == Opcodes.CALL || opcode == Opcodes.RETURN_CALL || opcode == Opcodes.REF_FUNC;
    }

    private void assignIndices() {
        Arrays.fill(newIndex, -1);
        for (int f = 0; f < imported; f++) {
            if (reachable[f] && !bodiesOfImports.containsKey(f)) {
                assign(f);
            }
        }
        keptImports = order.size();
        for (int f = 0; f < newIndex.length; f++) {
            if (reachable[f] && newIndex[f] < 0) {
                assign(f);
            }
        }
    }

    private void assign(int function) {
        newIndex[function] = order.size();
        order.add(function);
    }

    private int moved(int function) {
        return newIndex[target[function]];
    }

    private byte[] write() {
        var out = new WasmWriter();
        out.u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
        int initializeType = types(out);
        imports(out);
        functions(out, initializeType);
        copy(out, Section.TABLE);
        memories(out);
        globals(out);
        exports(out);
        elements(out);
        copy(out, Section.DATA_COUNT);
        code(out);
        copy(out, Section.DATA);
        if (rules.keepNames) {
            names(out);
        }
        return out.toByteArray();
    }

    /** Memory without an upper limit: a program that knows its own would be told of a smaller one, and hosts have theirs. */
    private void memories(WasmWriter out) {
        if (old.memories().isEmpty() || old.memories().stream().anyMatch(limits -> limits.shared() || limits.is64())) {
            copy(out, Section.MEMORY);
            return;
        }
        var content = new WasmWriter().u32(old.memories().size());
        old.memories().forEach(limits -> content.u8(0).u32(limits.min()));
        out.section(Section.MEMORY, content);
    }

    private void copy(WasmWriter out, int id) {
        for (Section section : old.sections()) {
            if (section.id() == id) {
                out.section(id, new WasmWriter().raw(old.raw(), section.content()));
            }
        }
    }

    /** Writes the types; gives the index of the type without parameters and results, which it adds when needed. */
    private int types(WasmWriter out) {
        var types = new ArrayList<>(old.types());
        int wanted = types.indexOf(NO_PARAMS_NO_RESULTS);
        if (wanted < 0 && initializers.size() > 1) {
            wanted = types.size();
            types.add(NO_PARAMS_NO_RESULTS);
        }
        if (!types.isEmpty()) {
            var content = new WasmWriter().u32(types.size());
            types.forEach(type -> content.u8(0x60).types(type.params()).types(type.results()));
            out.section(Section.TYPE, content);
        }
        return wanted;
    }

    private void imports(WasmWriter out) {
        var content = new WasmWriter();
        int count = 0;
        int function = 0;
        for (Import entry : old.imports()) {
            boolean isFunction = entry.desc() instanceof Import.Function;
            if (!isFunction || (newIndex[function] >= 0 && newIndex[function] < keptImports)) {
                importEntry(content, entry);
                count++;
            }
            function += isFunction ? 1 : 0;
        }
        if (count > 0) {
            var all = new WasmWriter().u32(count);
            all.raw(content.toByteArray());
            out.section(Section.IMPORT, all);
        }
    }

    private static void importEntry(WasmWriter out, Import entry) {
        out.name(entry.module()).name(entry.name()).u8(entry.desc().kind().code());
        switch (entry.desc()) {
            case Import.Function(int type) -> out.u32(type);
            case Import.Table(var type) -> limits(out.u8(type.element().code()), type.limits());
            case Import.Memory(var limits) -> limits(out, limits);
            case Import.Global(var type) -> out.u8(type.type().code()).u8(type.mutable() ? 1 : 0);
            case Import.Tag(int type) -> out.u8(0).u32(type);
        }
    }

    private static void limits(WasmWriter out, Limits limits) {
        out.u8((limits.max().isPresent() ? 1 : 0) | (limits.shared() ? 2 : 0) | (limits.is64() ? 4 : 0));
        out.u32(limits.min());
        limits.max().ifPresent(out::u32);
    }

    private void functions(WasmWriter out, int initializeType) {
        boolean added = initializers.size() > 1;
        int count = order.size() - keptImports + (added ? 1 : 0);
        var content = new WasmWriter().u32(count);
        order.subList(keptImports, order.size()).forEach(f -> content.u32(old.functionTypeIndex(f)));
        if (added) {
            content.u32(initializeType);
        }
        out.section(Section.FUNCTION, content);
    }

    private void globals(WasmWriter out) {
        if (old.globals().isEmpty()) {
            return;
        }
        var content = new WasmWriter().u32(old.globals().size());
        for (GlobalDef global : old.globals()) {
            content.u8(global.type().type().code()).u8(global.type().mutable() ? 1 : 0);
            instructions(content, global.init());
        }
        out.section(Section.GLOBAL, content);
    }

    private void exports(WasmWriter out) {
        var content = new WasmWriter();
        int count = 0;
        for (Export export : old.exports()) {
            boolean isFunction = export.kind() == ExternalKind.FUNCTION;
            if (rules.exported.test(export) && !(isFunction && export.name().equals("_initialize"))) {
                content.name(export.name())
                        .u8(export.kind().code())
                        .u32(isFunction ? moved(export.index()) : export.index());
                count++;
            }
        }
        if (!initializers.isEmpty()) {
            int index = initializers.size() == 1 ? moved(initializers.get(0)) : order.size();
            content.name("_initialize").u8(ExternalKind.FUNCTION.code()).u32(index);
            count++;
        }
        out.section(Section.EXPORT, new WasmWriter().u32(count).raw(content.toByteArray()));
    }

    private void elements(WasmWriter out) {
        if (old.elements().isEmpty()) {
            return;
        }
        var content = new WasmWriter().u32(old.elements().size());
        old.elements().forEach(segment -> element(content, segment));
        out.section(Section.ELEMENT, content);
    }

    private void element(WasmWriter out, ElementSegment segment) {
        boolean expressions = !segment.expressions().isEmpty();
        boolean active = segment.mode() == ElementSegment.Mode.ACTIVE;
        boolean explicit = active
                ? segment.table() != 0 || segment.type() != ValueType.FUNCREF
                : segment.mode() == ElementSegment.Mode.DECLARATIVE;
        out.u8((active ? 0 : 1) | (explicit ? 2 : 0) | (expressions ? 4 : 0));
        if (active && explicit) {
            out.u32(segment.table());
        }
        var offset = segment.offset();
        if (offset != null) {
            out.raw(old.raw(), offset);
        }
        if (!active || explicit) {
            out.u8(expressions ? segment.type().code() : 0);
        }
        out.u32(segment.functions().size());
        if (expressions) {
            segment.expressions().forEach(range -> instructions(out, range));
        } else {
            segment.functions().forEach(f -> out.u32(moved(f)));
        }
    }

    private void code(WasmWriter out) {
        boolean added = initializers.size() > 1;
        var content = new WasmWriter().u32(order.size() - keptImports + (added ? 1 : 0));
        for (int f : order.subList(keptImports, order.size())) {
            content.sized(f < imported ? importBody(f) : body(old.bodies().get(f - imported)));
        }
        if (added) {
            var body = new WasmWriter().u32(0);
            initializers.forEach(f -> body.u8(Opcodes.CALL).u32(moved(f)));
            content.sized(body.u8(Opcodes.END));
        }
        out.section(Section.CODE, content);
    }

    private WasmWriter importBody(int function) {
        byte[] code = bodiesOfImports.get(function);
        if (code == null) {
            throw new IllegalStateException("import " + importName(function) + " has neither a body nor a place");
        }
        return new WasmWriter().u32(0).raw(code);
    }

    private WasmWriter body(CodeBody body) {
        var out = new WasmWriter();
        int locals = body.code().offset() - body.entry().offset();
        out.raw(old.raw(), body.entry().offset(), locals);
        instructions(out, body.code(), repairs(body));
        return out;
    }

    private List<FunctionRepair.Insertion> repairs(CodeBody body) {
        if (!rules.repairTries) {
            return List.of();
        }
        var insertions = validator.repair(body).insertions();
        if (!insertions.isEmpty()) {
            repaired.add(newIndex[body.functionIndex()]);
        }
        return insertions;
    }

    /** Copies instructions; those that name a function get its new index. */
    private void instructions(WasmWriter out, ByteRange range) {
        instructions(out, range, List.of());
    }

    private void instructions(WasmWriter out, ByteRange range, List<FunctionRepair.Insertion> insertions) {
        var code = new Instructions(old.raw(), range);
        int copied = range.offset();
        int next = 0;
        while (code.next()) {
            while (next < insertions.size() && insertions.get(next).position() == code.start()) {
                out.raw(old.raw(), copied, code.start() - copied);
                out.raw(insertions.get(next++).code());
                copied = code.start();
            }
            if (namesFunction(code.opcode())) {
                out.raw(old.raw(), copied, code.start() - copied);
                out.u8(code.opcode()).u32(moved(code.index()));
                copied = code.end();
            }
        }
        out.raw(old.raw(), copied, range.end() - copied);
    }

    private void names(WasmWriter out) {
        var names = old.names().functions();
        var entries = new WasmWriter();
        int count = 0;
        for (int i = 0; i < order.size(); i++) {
            String name = names.get(order.get(i));
            if (name != null) {
                entries.u32(i).name(name);
                count++;
            }
        }
        var functions = new WasmWriter().u32(count).raw(entries.toByteArray());
        out.section(Section.CUSTOM, new WasmWriter().name("name").u8(1).sized(functions));
    }
}
