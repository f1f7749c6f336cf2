package dev.stdb.wasm;

/**
 * One section as it lies in the file.
 *
 * @param id 0 custom, 1 type, 2 import, 3 function, 4 table, 5 memory, 6 global, 7 export, 8 start, 9 element, 10 code,
 *     11 data, 12 data count, 13 tag
 * @param name the custom section's name, else the section's usual name
 * @param content the bytes after id and size (for a custom section: after its name)
 */
public record Section(int id, String name, ByteRange content) {
    static final int CUSTOM = 0;
    static final int TYPE = 1;
    static final int IMPORT = 2;
    static final int FUNCTION = 3;
    static final int TABLE = 4;
    static final int MEMORY = 5;
    static final int GLOBAL = 6;
    static final int EXPORT = 7;
    static final int START = 8;
    static final int ELEMENT = 9;
    static final int CODE = 10;
    static final int DATA = 11;
    static final int DATA_COUNT = 12;
    static final int TAG = 13;

    private static final String[] NAMES = {
        "custom",
        "type",
        "import",
        "function",
        "table",
        "memory",
        "global",
        "export",
        "start",
        "element",
        "code",
        "data",
        "data count",
        "tag"
    };

    static String nameOf(int id) {
        return NAMES[id];
    }

    /** Where the section stands in the required order; custom sections may stand anywhere. */
    static int order(int id) {
        return switch (id) {
            case DATA_COUNT -> 95;
            case TAG -> 55;
            default -> id * 10;
        };
    }
}
