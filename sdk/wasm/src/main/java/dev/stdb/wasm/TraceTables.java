package dev.stdb.wasm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the tables from which TeaVM 0.13.1 makes stack traces down to the classes that somebody wants to read about: with all of
 * them, half of a small module is names of the collector's and the class library's methods.
 *
 * <p>A table has an entry per call site: its handlers, and the chain of locations (several where methods were inlined) with
 * line, file, class and method. What is not wanted is overwritten with zeros, so that no address moves; a call site without
 * location is a frame with empty names. A table that looks otherwise is left alone.
 *
 * <pre>{@code
 * byte[] smaller = TraceTables.keep(binary, name -> name.startsWith("chat."));
 * }</pre>
 */
public final class TraceTables {
    private static final String EXCEPTIONS = "meth_otr_ExceptionHandling_";
    /** Sizes in bytes of what TeaVM lays out. */
    private static final int CALL_SITE = 8;

    private static final int LOCATION = 12;
    private static final int METHOD = 12;
    private static final int STRING = 16;
    private static final int STRING_CHARACTERS = 8;
    private static final int ARRAY_SIZE = 8;
    private static final int ARRAY_DATA = 12;
    private static final int LONGEST_NAME = 10_000;

    /** A table that is not laid out as it should be. */
    private static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown() {
            super(null, null, false, false);
        }
    }

    private final ByteBuffer data;
    private final int start;
    private final int table;
    private final Predicate<String> wanted;
    private final Set<Integer> seen = new HashSet<>();
    private final Set<Integer> kept = new HashSet<>();
    private final List<int[]> unwanted = new ArrayList<>();

    private TraceTables(byte[] data, int start, int table, Predicate<String> wanted) {
        this.data = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        this.start = start;
        this.table = table;
        this.wanted = wanted;
    }

    /**
     * The module with the locations of the wanted classes only. It must still have its function names.
     *
     * @param wanted takes a class name such as {@code java.util.ArrayList}
     * @throws WasmException if the module cannot be read
     */
    public static byte[] keep(byte[] binary, Predicate<String> wanted) {
        var module = WasmModule.parse(binary);
        int table = table(module);
        for (DataSegment segment : table < 0 ? List.<DataSegment>of() : module.data()) {
            int start = DataSegments.address(module, segment);
            if (start >= 0 && table > start && table < start + segment.bytes().length()) {
                byte[] data = module.bytes(segment.bytes());
                try {
                    new TraceTables(data, start, table, wanted).cut();
                } catch (Unknown | IndexOutOfBoundsException e) {
                    return binary;
                }
                byte[] cut = binary.clone();
                System.arraycopy(data, 0, cut, segment.bytes().offset(), data.length);
                return cut;
            }
        }
        return binary;
    }

    /** The address of the table: what the functions that look at it add the number of a call site to; -1 if they disagree. */
    private static int table(WasmModule module) {
        var found = new HashSet<Integer>();
        for (CodeBody body : module.bodies()) {
            if (module.names().of(body.functionIndex()).startsWith(EXCEPTIONS)) {
                FunctionCode function = CodeReader.read(module, body);
                if (function != null) {
                    function.each(code -> {
                        Code base = tableOf(code);
                        if (base != null) {
                            found.add((int) base.constant);
                        }
                    });
                }
            }
        }
        return found.size() == 1 ? found.iterator().next() : -1;
    }

    private static @Nullable Code tableOf(Code code) {
        if (!code.is(Opcodes.I32_ADD) || code.kids.size() != 2) {
            return null;
        }
        for (int i = 0; i < 2; i++) {
            Code base = code.kids.get(i);
            Code offset = code.kids.get(1 - i);
            if (base.is(Opcodes.I32_CONST)
                    && base.constant > 0
                    && offset.is(Opcodes.I32_MUL)
                    && offset.kids.get(1).isConstant(CALL_SITE)) {
                return base;
            }
        }
        return null;
    }

    private void cut() {
        int end = start + data.capacity();
        for (int site = table; site + CALL_SITE <= end; site += CALL_SITE) {
            int handlers = word(site);
            int location = word(site + 4);
            end = Math.min(end, Math.min(beyond(handlers, site, end), beyond(location, site, end)));
            put(site + 4, firstWanted(location));
        }
        unwanted.stream().filter(part -> !kept.contains(part[0])).forEach(this::erase);
    }

    /** Where the table ends at the latest: before the first thing that it points to. */
    private static int beyond(int pointer, int site, int end) {
        return pointer > site ? pointer : end;
    }

    /** The first location of the chain that is wanted, with the others taken out behind it; 0 if none is. */
    private int firstWanted(int chain) {
        int location = chain;
        while (location != 0 && !visit(location)) {
            location = word(location + 8);
        }
        if (location != 0 && kept.add(location)) {
            put(location + 8, firstWanted(word(location + 8)));
        }
        return location;
    }

    /** Whether the location is wanted; takes note of its parts. */
    private boolean visit(int location) {
        int method = word(location);
        if (method == 0) {
            throw new Unknown();
        }
        boolean keep = wanted.test(name(word(method + 4)));
        note(location, LOCATION);
        note(method, METHOD);
        if (keep) {
            kept.add(method);
        }
        for (int part = 0; part < METHOD; part += 4) {
            int cell = word(method + part);
            if (cell != 0) {
                string(cell, keep);
            }
        }
        return keep;
    }

    /** A cell that holds a string, and the string itself where nothing but the table has it: behind the table. */
    private void string(int cell, boolean keep) {
        int object = word(cell);
        int characters = word(object + STRING_CHARACTERS);
        note(cell, 4);
        if (keep) {
            kept.add(cell);
        }
        if (object > table && characters > table) {
            note(object, STRING);
            note(characters, ARRAY_DATA + 2 * word(characters + ARRAY_SIZE));
            if (keep) {
                kept.add(object);
                kept.add(characters);
            }
        }
    }

    private String name(int cell) {
        if (cell == 0) {
            return "";
        }
        int characters = word(word(cell) + STRING_CHARACTERS);
        int length = word(characters + ARRAY_SIZE);
        if (length < 0 || length > LONGEST_NAME) {
            throw new Unknown();
        }
        var name = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = data.getChar(characters + ARRAY_DATA + 2 * i - start);
            if (c < ' ') {
                throw new Unknown();
            }
            name.append(c);
        }
        return name.toString();
    }

    private void note(int address, int length) {
        if (address <= table) {
            throw new Unknown();
        }
        if (seen.add(address)) {
            unwanted.add(new int[] {address, length});
        }
    }

    private void erase(int[] part) {
        for (int i = 0; i < part[1]; i++) {
            data.put(part[0] + i - start, (byte) 0);
        }
    }

    private int word(int address) {
        return data.getInt(address - start);
    }

    private void put(int address, int word) {
        data.putInt(address - start, word);
    }
}
