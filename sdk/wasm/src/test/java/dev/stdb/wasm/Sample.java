package dev.stdb.wasm;

import java.util.ArrayList;
import java.util.List;

/** A small module, written by hand. Functions are exported as f0, f1 … in order, imports counted first. */
final class Sample {
    private final List<FunctionType> types = new ArrayList<>();
    private final WasmWriter imports = new WasmWriter();
    private final WasmWriter functions = new WasmWriter();
    private final WasmWriter exports = new WasmWriter();
    private final WasmWriter code = new WasmWriter();
    private int importCount;
    private int functionCount;
    private int exportCount;
    private int start = -1;

    private int type(String params, String results) {
        types.add(FunctionType.of(params, results));
        return types.size() - 1;
    }

    Sample imported(String module, String name, String params, String results) {
        imports.name(module).name(name).u8(0).u32(type(params, results));
        importCount++;
        return this;
    }

    /** Instructions with the final end; no locals but the parameters. */
    Sample function(String params, String results, int... instructions) {
        functions.u32(type(params, results));
        export("f" + (importCount + functionCount), importCount + functionCount);
        functionCount++;
        var body = new WasmWriter().u32(0);
        for (int b : instructions) {
            body.u8(b);
        }
        code.sized(body);
        return this;
    }

    Sample export(String name, int function) {
        exports.name(name).u8(0).u32(function);
        exportCount++;
        return this;
    }

    Sample start(int function) {
        start = function;
        return this;
    }

    byte[] bytes() {
        var out =
                new WasmWriter().u8(0).u8('a').u8('s').u8('m').u8(1).u8(0).u8(0).u8(0);
        var typeSection = new WasmWriter().u32(types.size());
        types.forEach(t -> typeSection.u8(0x60).types(t.params()).types(t.results()));
        out.section(Section.TYPE, typeSection);
        if (importCount > 0) {
            out.section(Section.IMPORT, new WasmWriter().u32(importCount).raw(imports.toByteArray()));
        }
        out.section(Section.FUNCTION, new WasmWriter().u32(functionCount).raw(functions.toByteArray()));
        out.section(Section.MEMORY, new WasmWriter().u32(1).u8(0).u32(1));
        exports.name("memory").u8(2).u32(0);
        out.section(Section.EXPORT, new WasmWriter().u32(exportCount + 1).raw(exports.toByteArray()));
        if (start >= 0) {
            out.section(Section.START, new WasmWriter().u32(start));
        }
        out.section(Section.CODE, new WasmWriter().u32(functionCount).raw(code.toByteArray()));
        return out.toByteArray();
    }
}
