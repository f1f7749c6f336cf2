package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A WebAssembly module, read but not yet validated: sections as records, and where each lies in the file. Code stays bytes;
 * {@link Instructions} walks them.
 *
 * <p>Reading is bounded: no count is believed beyond the bytes that are left, and nothing above 256 MiB is read.
 *
 * <pre>{@code
 * var module = WasmModule.parse(Files.readAllBytes(path));
 * module.exports().forEach(e -> System.out.println(e.name()));
 * }</pre>
 *
 * Immutable; may be used by any thread.
 */
public final class WasmModule {
    static final int MAX_SIZE = 256 << 20;
    static final int MAX_NAME = 100_000;
    static final int MAX_COUNT = 1_000_000;
    static final int MAX_LOCALS = 50_000;
    static final int MAX_PARAMS = 1_000;

    private final byte[] bytes;
    private final ModuleParser parts;
    private volatile @Nullable Names names;

    private WasmModule(byte[] bytes, ModuleParser parts) {
        this.bytes = bytes;
        this.parts = parts;
    }

    /**
     * Reads a binary.
     *
     * @throws WasmException if it is not a WebAssembly 1 module that this reader accepts
     */
    public static WasmModule parse(byte[] binary) {
        if (binary.length > MAX_SIZE) {
            throw new WasmException.TooLarge("module size", binary.length, MAX_SIZE, 0);
        }
        byte[] own = binary.clone();
        var parser = new ModuleParser(own);
        parser.parse();
        return new WasmModule(own, parser);
    }

    /** Size of the file in bytes. */
    public int size() {
        return bytes.length;
    }

    /** A copy of a part of the file. */
    public byte[] bytes(ByteRange range) {
        return java.util.Arrays.copyOfRange(bytes, range.offset(), range.end());
    }

    /** The file itself, not copied: only for this package, which does not change it. */
    byte[] raw() {
        return bytes;
    }

    /** All sections in the order of the file. */
    public List<Section> sections() {
        return Collections.unmodifiableList(parts.sections);
    }

    public List<FunctionType> types() {
        return Collections.unmodifiableList(parts.types);
    }

    public List<Import> imports() {
        return Collections.unmodifiableList(parts.imports);
    }

    /** Number of imported functions: the first index of a function with a body. */
    public int importedFunctions() {
        return parts.importedFunctionTypes.size();
    }

    /** Number of all functions, imports included. */
    public int functionCount() {
        return parts.importedFunctionTypes.size() + parts.functionTypes.size();
    }

    /** Index in {@link #types()} of the type of a function, imports counted first. */
    public int functionTypeIndex(int function) {
        int imported = parts.importedFunctionTypes.size();
        return function < imported
                ? parts.importedFunctionTypes.get(function)
                : parts.functionTypes.get(function - imported);
    }

    /** Type of a function, imports counted first. */
    public FunctionType functionType(int function) {
        return parts.types.get(functionTypeIndex(function));
    }

    /** All tables, imported ones first. */
    public List<TableType> tables() {
        return Collections.unmodifiableList(parts.tables);
    }

    /** All memories, imported ones first. */
    public List<Limits> memories() {
        return Collections.unmodifiableList(parts.memories);
    }

    /** Globals defined here. */
    public List<GlobalDef> globals() {
        return Collections.unmodifiableList(parts.globals);
    }

    /** Types of all globals, imported ones first. */
    public List<GlobalType> globalTypes() {
        return Collections.unmodifiableList(parts.globalTypes);
    }

    public List<Export> exports() {
        return Collections.unmodifiableList(parts.exports);
    }

    /** The function that runs when the module is instantiated, if there is one. SpacetimeDB refuses such modules. */
    public OptionalInt start() {
        return parts.start;
    }

    public List<ElementSegment> elements() {
        return Collections.unmodifiableList(parts.elements);
    }

    /** Bodies in order; the first belongs to function {@link #importedFunctions()}. */
    public List<CodeBody> bodies() {
        return Collections.unmodifiableList(parts.bodies);
    }

    public List<DataSegment> data() {
        return Collections.unmodifiableList(parts.data);
    }

    /** The number that the data count section states, if it is there. */
    public OptionalInt dataCount() {
        return parts.dataCount;
    }

    /** Names for tools, from the custom section {@code name}; empty if there is none, or if it is damaged. */
    public Names names() {
        Names known = names;
        if (known == null) {
            known = readNames();
            names = known;
        }
        return known;
    }

    private Names readNames() {
        for (Section section : parts.sections) {
            if (section.id() == Section.CUSTOM && section.name().equals("name")) {
                return Names.read(bytes, section.content());
            }
        }
        return Names.NONE;
    }

    /** Indices of the types of imported functions only. */
    List<Integer> importedFunctionTypes() {
        return new ArrayList<>(parts.importedFunctionTypes);
    }
}
