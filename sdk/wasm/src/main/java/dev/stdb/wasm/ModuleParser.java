package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the sections of one file into lists. Used once. */
final class ModuleParser {
    final List<Section> sections = new ArrayList<>();
    final List<FunctionType> types = new ArrayList<>();
    final List<Import> imports = new ArrayList<>();
    final List<Integer> importedFunctionTypes = new ArrayList<>();
    final List<Integer> functionTypes = new ArrayList<>();
    final List<TableType> tables = new ArrayList<>();
    final List<Limits> memories = new ArrayList<>();
    final List<GlobalType> globalTypes = new ArrayList<>();
    final List<GlobalDef> globals = new ArrayList<>();
    final List<Export> exports = new ArrayList<>();
    final List<ElementSegment> elements = new ArrayList<>();
    final List<CodeBody> bodies = new ArrayList<>();
    final List<DataSegment> data = new ArrayList<>();
    OptionalInt start = OptionalInt.empty();
    OptionalInt dataCount = OptionalInt.empty();

    private final byte[] bytes;

    ModuleParser(byte[] bytes) {
        this.bytes = bytes;
    }

    void parse() {
        var in = new WasmReader(bytes, 0, bytes.length);
        header(in);
        int lastOrder = 0;
        while (!in.atEnd()) {
            int at = in.position();
            int id = in.u8("section id");
            if (id > Section.TAG) {
                throw new WasmException.Malformed("malformed section id: " + id, at);
            }
            var content = in.part("section " + Section.nameOf(id), in.index("section size"));
            if (id != Section.CUSTOM) {
                int order = Section.order(id);
                if (order <= lastOrder) {
                    throw new WasmException.Malformed("section out of order: " + Section.nameOf(id), at);
                }
                lastOrder = order;
            }
            section(id, content);
        }
        if (functionTypes.size() != bodies.size()) {
            throw new WasmException.Malformed("function and code section have inconsistent lengths", bytes.length);
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw new WasmException.Malformed("data count and data section have inconsistent lengths", bytes.length);
        }
    }

    private static void header(WasmReader in) {
        int magic = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            magic |= in.u8("magic number") << shift;
        }
        if (magic != 0x6d736100) {
            throw new WasmException.Malformed("magic header not detected: bad magic number", 0);
        }
        int version = in.u8("version") | in.u8("version") << 8;
        int layer = in.u8("version") | in.u8("version") << 8;
        if (layer != 0) {
            throw new WasmException.Unsupported("this is a WebAssembly component, not a module", 4);
        }
        if (version != 1) {
            throw new WasmException.Malformed("unknown binary version: 0x" + Integer.toHexString(version), 4);
        }
    }

    private void section(int id, WasmReader in) {
        String name = id == Section.CUSTOM ? in.name("custom section name") : Section.nameOf(id);
        sections.add(new Section(id, name, new ByteRange(in.position(), in.remaining())));
        switch (id) {
            case Section.TYPE -> repeat(in, "types", 3, () -> types.add(functionType(in)));
            case Section.IMPORT -> repeat(in, "imports", 4, () -> imports.add(importEntry(in)));
            case Section.FUNCTION -> repeat(in, "functions", 1, () -> functionTypes.add(typeIndex(in)));
            case Section.TABLE -> repeat(in, "tables", 3, () -> tables.add(tableType(in)));
            case Section.MEMORY -> repeat(in, "memories", 2, () -> memories.add(limits(in)));
            case Section.GLOBAL -> repeat(in, "globals", 3, () -> global(in));
            case Section.EXPORT -> exports(in);
            case Section.START -> start = OptionalInt.of(functionIndex(in));
            case Section.ELEMENT -> repeat(in, "element segments", 2, () -> elements.add(element(in)));
            case Section.DATA_COUNT -> dataCount = OptionalInt.of(in.index("data count"));
            case Section.CODE -> code(in);
            case Section.DATA -> repeat(in, "data segments", 2, () -> data.add(dataSegment(in)));
            case Section.TAG ->
                throw new WasmException.Unsupported(
                        "the module declares exception tags, which SpacetimeDB's engine does not run", in.position());
            default -> in.claim("custom section", in.remaining());
        }
        if (!in.atEnd()) {
            throw new WasmException.Malformed("section size mismatch: bytes left in section " + name, in.position());
        }
    }

    private static void repeat(WasmReader in, String what, int minBytes, Runnable each) {
        int count = in.count(what, minBytes, WasmModule.MAX_COUNT);
        for (int i = 0; i < count; i++) {
            each.run();
        }
    }

    private static FunctionType functionType(WasmReader in) {
        int at = in.position();
        int form = in.u8("type");
        if (form != 0x60) {
            throw form >= 0x4E && form <= 0x5F
                    ? new WasmException.Unsupported(
                            "the module declares garbage-collected types, which SpacetimeDB's engine does not run", at)
                    : new WasmException.Malformed("invalid type form 0x" + Integer.toHexString(form), at);
        }
        return new FunctionType(valueTypes(in, "parameters"), valueTypes(in, "results"));
    }

    private static List<ValueType> valueTypes(WasmReader in, String what) {
        int count = in.count(what, 1, WasmModule.MAX_PARAMS);
        var list = new ArrayList<ValueType>(count);
        for (int i = 0; i < count; i++) {
            list.add(in.valueType(what));
        }
        return list;
    }

    private int typeIndex(WasmReader in) {
        int at = in.position();
        int index = in.index("type index");
        if (index >= types.size()) {
            throw new WasmException.Invalid("unknown type " + index, -1, at);
        }
        return index;
    }

    private int functionIndex(WasmReader in) {
        int at = in.position();
        int index = in.index("function index");
        if (index >= importedFunctionTypes.size() + functionTypes.size()) {
            throw new WasmException.Invalid("unknown function " + index, -1, at);
        }
        return index;
    }

    private Import importEntry(WasmReader in) {
        int at = in.position();
        String module = in.name("import module");
        String name = in.name("import name");
        int kindAt = in.position();
        Import.Desc desc = switch (ExternalKind.of(in.u8("import kind"), kindAt)) {
            case FUNCTION -> new Import.Function(typeIndex(in));
            case TABLE -> new Import.Table(tableType(in));
            case MEMORY -> new Import.Memory(limits(in));
            case GLOBAL -> new Import.Global(globalType(in));
            case TAG -> {
                in.u8("tag attribute");
                yield new Import.Tag(typeIndex(in));
            }
        };
        switch (desc) {
            case Import.Function(int type) -> importedFunctionTypes.add(type);
            case Import.Table(var type) -> tables.add(type);
            case Import.Memory(var limits) -> memories.add(limits);
            case Import.Global(var type) -> globalTypes.add(type);
            case Import.Tag ignored -> {}
        }
        return new Import(module, name, desc, at);
    }

    private static TableType tableType(WasmReader in) {
        return new TableType(in.valueType("table element type"), limits(in));
    }

    private static Limits limits(WasmReader in) {
        int at = in.position();
        int flags = in.u8("limits");
        if (flags > 7) {
            throw new WasmException.Malformed("malformed limits flags " + flags, at);
        }
        boolean is64 = (flags & 4) != 0;
        int bits = is64 ? 64 : 32;
        long min = in.unsigned("minimum size", bits);
        var max = (flags & 1) != 0 ? OptionalLong.of(in.unsigned("maximum size", bits)) : OptionalLong.empty();
        return new Limits(min, max, (flags & 2) != 0, is64);
    }

    private static GlobalType globalType(WasmReader in) {
        ValueType type = in.valueType("global type");
        int at = in.position();
        int mutable = in.u8("mutability");
        if (mutable > 1) {
            throw new WasmException.Malformed("malformed mutability " + mutable, at);
        }
        return new GlobalType(type, mutable == 1);
    }

    private void global(WasmReader in) {
        GlobalType type = globalType(in);
        globals.add(new GlobalDef(type, constant(in)));
        globalTypes.add(type);
    }

    private void exports(WasmReader in) {
        Set<String> names = new HashSet<>();
        repeat(in, "exports", 3, () -> {
            int at = in.position();
            String name = in.name("export name");
            int kindAt = in.position();
            var kind = ExternalKind.of(in.u8("export kind"), kindAt);
            int index = kind == ExternalKind.FUNCTION ? functionIndex(in) : in.index("export index");
            if (!names.add(name)) {
                throw new WasmException.Invalid("duplicate export name `" + name + "`", -1, at);
            }
            exports.add(new Export(name, kind, index));
        });
    }

    private ElementSegment element(WasmReader in) {
        int at = in.position();
        int flags = in.index("element segment flags");
        if (flags > 7) {
            throw new WasmException.Malformed("malformed element segment flags " + flags, at);
        }
        boolean active = (flags & 1) == 0;
        boolean explicit = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        int table = active && explicit ? in.index("table index") : 0;
        ByteRange offset = active ? constant(in) : null;
        ValueType type = ValueType.FUNCREF;
        if (!active || explicit) {
            int kindAt = in.position();
            if (expressions) {
                type = in.valueType("element type");
            } else if (in.u8("element kind") != 0) {
                throw new WasmException.Malformed("malformed element kind", kindAt);
            }
        }
        var mode = active
                ? ElementSegment.Mode.ACTIVE
                : explicit ? ElementSegment.Mode.DECLARATIVE : ElementSegment.Mode.PASSIVE;
        var functions = new ArrayList<Integer>();
        var ranges = new ArrayList<ByteRange>();
        repeat(in, "elements", 1, () -> {
            if (expressions) {
                ByteRange range = constant(in);
                ranges.add(range);
                functions.add(functionOf(range));
            } else {
                functions.add(functionIndex(in));
            }
        });
        return new ElementSegment(mode, table, offset, type, functions, ranges);
    }

    private int functionOf(ByteRange expression) {
        var code = new Instructions(bytes, expression);
        return code.next() && code.opcode() == Opcodes.REF_FUNC ? code.index() : -1;
    }

    private DataSegment dataSegment(WasmReader in) {
        int at = in.position();
        int flags = in.index("data segment flags");
        if (flags > 2) {
            throw new WasmException.Malformed("malformed data segment flags " + flags, at);
        }
        int memory = flags == 2 ? in.index("memory index") : 0;
        ByteRange offset = flags == 1 ? null : constant(in);
        int length = in.index("data length");
        return new DataSegment(memory, offset, new ByteRange(in.claim("data", length), length));
    }

    /** A constant expression up to and with its {@code end}. */
    private ByteRange constant(WasmReader in) {
        int from = in.position();
        var code = new Instructions(bytes, new ByteRange(from, in.remaining()));
        while (code.next()) {
            if (code.opcode() == Opcodes.END) {
                int length = code.end() - from;
                in.claim("constant expression", length);
                return new ByteRange(from, length);
            }
        }
        throw new WasmException.Malformed("constant expression without end", from);
    }

    private void code(WasmReader in) {
        int[] index = {0};
        repeat(in, "function bodies", 2, () -> {
            int at = in.position();
            if (index[0] >= functionTypes.size()) {
                throw new WasmException.Malformed("function and code section have inconsistent lengths", at);
            }
            var body = in.part("function body", in.index("function body size"));
            bodies.add(body(body, index[0]++));
        });
    }

    private CodeBody body(WasmReader in, int index) {
        var entry = new ByteRange(in.position(), in.remaining());
        int runs = in.count("locals", 2, WasmModule.MAX_LOCALS);
        var locals = new ArrayList<CodeBody.LocalRun>(runs);
        long total = 0;
        for (int i = 0; i < runs; i++) {
            int at = in.position();
            long count = in.u32("local count");
            total += count;
            if (total > WasmModule.MAX_LOCALS) {
                throw new WasmException.TooLarge("number of locals", total, WasmModule.MAX_LOCALS, at);
            }
            locals.add(new CodeBody.LocalRun((int) count, in.valueType("local type")));
        }
        var code = new ByteRange(in.position(), in.remaining());
        in.claim("code", in.remaining());
        return new CodeBody(importedFunctionTypes.size() + index, functionTypes.get(index), entry, locals, code);
    }
}
