package dev.stdb.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A wasm binary put together section by section, as far as small test modules need it. */
final class WasmText {
    static final int I32 = 0x7F;
    static final int I64 = 0x7E;

    private final List<byte[]> types = new ArrayList<>();
    private final List<byte[]> imports = new ArrayList<>();
    private final List<Integer> functions = new ArrayList<>();
    private final List<byte[]> exports = new ArrayList<>();
    private final List<byte[]> codes = new ArrayList<>();
    private final List<byte[]> data = new ArrayList<>();

    /** Bytes of a section or function body. */
    static final class Bytes {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Bytes op(int... bytes) {
            for (int b : bytes) {
                out.write(b);
            }
            return this;
        }

        Bytes u(int value) {
            int rest = value;
            while (rest >>> 7 != 0) {
                out.write((rest & 0x7F) | 0x80);
                rest >>>= 7;
            }
            out.write(rest);
            return this;
        }

        Bytes constant(int value) {
            out.write(0x41);
            int rest = value;
            while (rest > 63 || rest < -64) {
                out.write((rest & 0x7F) | 0x80);
                rest >>= 7;
            }
            out.write(rest & 0x7F);
            return this;
        }

        Bytes text(String text) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            u(utf8.length);
            out.writeBytes(utf8);
            return this;
        }

        Bytes raw(byte[] bytes) {
            out.writeBytes(bytes);
            return this;
        }

        byte[] get() {
            return out.toByteArray();
        }
    }

    static Bytes bytes() {
        return new Bytes();
    }

    private int type(List<Integer> params, boolean result) {
        var type = bytes().op(0x60).u(params.size());
        params.forEach(type::op);
        types.add((result ? type.u(1).op(I32) : type.u(0)).get());
        return types.size() - 1;
    }

    /** Imports a function of 32-bit parameters with a 32-bit result; call before {@link #function}. */
    void imported(String name, int params) {
        int type = type(Collections.nCopies(params, I32), true);
        imports.add(bytes().text("spacetime_10.0").text(name).op(0).u(type).get());
    }

    /** Adds a function; its number. */
    int function(List<Integer> params, boolean result, Bytes body) {
        functions.add(type(params, result));
        byte[] code = bytes().u(0).raw(body.get()).op(0x0B).get();
        codes.add(bytes().u(code.length).raw(code).get());
        return imports.size() + functions.size() - 1;
    }

    void export(String name, int function) {
        exports.add(bytes().text(name).op(0).u(function).get());
    }

    void data(int address, byte[] content) {
        data.add(bytes().u(0)
                .constant(address)
                .op(0x0B)
                .u(content.length)
                .raw(content)
                .get());
    }

    byte[] assemble(int pages) {
        exports.add(bytes().text("memory").op(2).u(0).get());
        var out = bytes().op(0, 'a', 's', 'm', 1, 0, 0, 0);
        section(out, 1, types);
        section(out, 2, imports);
        section(out, 3, functions.stream().map(type -> bytes().u(type).get()).toList());
        section(out, 5, List.of(bytes().op(0).u(pages).get()));
        section(out, 7, exports);
        section(out, 10, codes);
        section(out, 11, data);
        return out.get();
    }

    private static void section(Bytes out, int id, List<byte[]> entries) {
        var content = bytes().u(entries.size());
        entries.forEach(content::raw);
        out.op(id).u(content.get().length).raw(content.get());
    }
}
