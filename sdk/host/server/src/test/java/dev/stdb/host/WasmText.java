package dev.stdb.host;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

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

        Bytes constant64(long value) {
            out.write(0x42);
            long rest = value;
            while (rest > 63 || rest < -64) {
                out.write((int) (rest & 0x7F) | 0x80);
                rest >>= 7;
            }
            out.write((int) rest & 0x7F);
            return this;
        }

        Bytes call(int function) {
            return op(0x10).u(function);
        }

        /** Calls a function and drops its result. */
        Bytes run(int function) {
            return call(function).op(0x1A);
        }

        /** Pushes a parameter. */
        Bytes get(int parameter) {
            return op(0x20).u(parameter);
        }

        /** Pushes the 32 bits at an address. */
        Bytes load(int address) {
            return constant(address).op(0x28, 2, 0);
        }

        /** Stores the 32 bits that the code pushes. */
        Bytes store(int address, Bytes value) {
            return constant(address).raw(value.get()).op(0x36, 2, 0);
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

    private int type(List<Integer> params, List<Integer> results) {
        var type = bytes().op(0x60).u(params.size());
        params.forEach(type::op);
        type.u(results.size());
        results.forEach(type::op);
        types.add(type.get());
        return types.size() - 1;
    }

    /** Imports a function; its number. Call before {@link #function}. */
    int imported(int minor, String name, List<Integer> params, List<Integer> results) {
        int type = type(params, results);
        imports.add(
                bytes().text("spacetime_10." + minor).text(name).op(0).u(type).get());
        return imports.size() - 1;
    }

    /** Imports a function of 32-bit parameters with a 32-bit result; its number. Call before {@link #function}. */
    int imported(String name, int params) {
        return imported(0, name, Collections.nCopies(params, I32), List.of(I32));
    }

    /** Adds a function; its number. */
    int function(List<Integer> params, boolean result, Bytes body) {
        functions.add(type(params, result ? List.of(I32) : List.of()));
        byte[] code = bytes().u(0).raw(body.get()).op(0x0B).get();
        codes.add(bytes().u(code.length).raw(code).get());
        return imports.size() + functions.size() - 1;
    }

    /** Parameters of the exports that call a reducer or a procedure: id, sender, connection, time, arguments, sink. */
    static List<Integer> callParams() {
        return Stream.of(List.of(I32), Collections.nCopies(7, I64), List.of(I32, I32))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * Exports the description.
     *
     * @param at where the definition lies in memory
     * @param length a cell for its length
     * @param write the imported {@code bytes_sink_write}
     */
    void describe(byte[] definition, int at, int length, int write) {
        data(at, definition);
        export(
                "__describe_module__",
                function(
                        List.of(I32),
                        false,
                        bytes().store(length, bytes().constant(definition.length))
                                .get(0)
                                .constant(at)
                                .constant(length)
                                .run(write)));
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
