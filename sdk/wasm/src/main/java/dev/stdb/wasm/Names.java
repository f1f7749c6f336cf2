package dev.stdb.wasm;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names for tools.
 *
 * @param functions function index to name, in the order of the indices
 */
public record Names(Map<Integer, String> functions) {
    static final Names NONE = new Names(Map.of());

    public Names {
        functions = Collections.unmodifiableMap(new TreeMap<>(functions));
    }

    /** The function's name, or {@code <wasm function 7>} as the server prints it. */
    public String of(int function) {
        return functions.getOrDefault(function, "<wasm function " + function + ">");
    }

    /** A damaged name section gives the names up to the damage: names are never a reason to refuse a module. */
    static Names read(byte[] bytes, ByteRange content) {
        var functions = new TreeMap<Integer, String>();
        var in = new WasmReader(bytes, content.offset(), content.end());
        try {
            while (!in.atEnd()) {
                int id = in.u8("name subsection");
                var part = in.part("name subsection", in.index("name subsection size"));
                if (id == 1) {
                    readFunctions(part, functions);
                }
            }
        } catch (WasmException damaged) {
            return new Names(functions);
        }
        return new Names(functions);
    }

    private static void readFunctions(WasmReader in, Map<Integer, String> into) {
        int count = in.count("function names", 2, WasmModule.MAX_COUNT);
        for (int i = 0; i < count; i++) {
            int index = in.index("function index");
            into.put(index, in.name("function name"));
        }
    }
}
