package dev.stdb.wasm;

/** The value types of core WebAssembly 2.0. */
public enum ValueType {
    I32(0x7F),
    I64(0x7E),
    F32(0x7D),
    F64(0x7C),
    V128(0x7B),
    FUNCREF(0x70),
    EXTERNREF(0x6F);

    private final int code;

    ValueType(int code) {
        this.code = code;
    }

    /** The byte that stands for this type in a binary. */
    public int code() {
        return code;
    }

    /** The name in the text format: {@code i32}, {@code funcref} … */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    static ValueType of(int code, int offset) {
        return switch (code) {
            case 0x7F -> I32;
            case 0x7E -> I64;
            case 0x7D -> F32;
            case 0x7C -> F64;
            case 0x7B -> V128;
            case 0x70 -> FUNCREF;
            case 0x6F -> EXTERNREF;
            default -> throw new WasmException.Malformed("invalid value type 0x" + Integer.toHexString(code), offset);
        };
    }
}
