package dev.stdb.wasm;

/**
 * A binary that is not WebAssembly, or not WebAssembly that the reader accepts. {@link #offset()} is the position in the
 * file, in bytes from its start, where the reader stopped.
 */
public abstract sealed class WasmException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int offset;

    private WasmException(String message, int offset) {
        super(message + " (at offset 0x" + Integer.toHexString(offset) + ")");
        this.offset = offset;
    }

    /** Position in the file, in bytes. */
    public final int offset() {
        return offset;
    }

    /** The file ends inside something. */
    public static final class Truncated extends WasmException {
        private static final long serialVersionUID = 1L;

        Truncated(String what, int needed, int left, int offset) {
            super("unexpected end-of-file: " + what + " needs " + needed + " bytes, " + left + " are left", offset);
        }
    }

    /** Bytes that the binary format does not allow. */
    public static final class Malformed extends WasmException {
        private static final long serialVersionUID = 1L;

        Malformed(String message, int offset) {
            super(message, offset);
        }
    }

    /** A count or size above the reader's limits. */
    public static final class TooLarge extends WasmException {
        private static final long serialVersionUID = 1L;

        TooLarge(String what, long value, long limit, int offset) {
            super(what + " is " + value + ", the limit is " + limit, offset);
        }
    }

    /** Well-formed, but of a WebAssembly proposal that SpacetimeDB's engine does not run. */
    public static final class Unsupported extends WasmException {
        private static final long serialVersionUID = 1L;

        Unsupported(String message, int offset) {
            super(message, offset);
        }
    }

    /** Well-formed, but breaks a validation rule: a type mismatch, an unknown index. */
    public static final class Invalid extends WasmException {
        private static final long serialVersionUID = 1L;
        private final int functionIndex;

        Invalid(String message, int functionIndex, int offset) {
            super(functionIndex < 0 ? message : "function " + functionIndex + ": " + message, offset);
            this.functionIndex = functionIndex;
        }

        /** The function, counted with imports, whose body is invalid; -1 if the fault is outside of functions. */
        public int functionIndex() {
            return functionIndex;
        }
    }
}
