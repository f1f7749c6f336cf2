package dev.stdb.bsatn;

/**
 * Bytes or text that are not what they were read as. {@link #offset()} says where: bytes from the start of what the reader was given, or characters
 * when text was read. Nothing read before the offset is wrong.
 */
public abstract sealed class BsatnException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int offset;

    private BsatnException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where reading failed, in bytes (binary form) or UTF-16 characters (JSON and SATN) from the start. */
    public int offset() {
        return offset;
    }

    /** What a SpacetimeDB server says about the same bytes (crates/sats/src/buffer.rs); the message where it has no text for this. */
    public String serverText() {
        return String.valueOf(getMessage());
    }

    private static String tooShort(String what, long expected, long given) {
        return "data too short for " + what + ": Expected " + expected + ", given " + given;
    }

    /** The input ends inside a value. */
    public static final class Truncated extends BsatnException {
        private static final long serialVersionUID = 1;

        private final String what;
        private final long needed;
        private final int left;

        public Truncated(String what, long needed, int left, int offset) {
            super(
                    what + " needs " + needed + (needed == 1 ? " byte, but " : " bytes, but ") + left
                            + (left == 1 ? " is left at byte " : " are left at byte ") + offset,
                    offset);
            this.what = what;
            this.needed = needed;
            this.left = left;
        }

        @Override
        public String serverText() {
            String serverWhat = switch (what) {
                case "u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "u128", "i128", "u256", "i256" -> what;
                case "bool" -> "u8";
                case "f64" -> "u64";
                case "raw bytes" -> "[u8]";
                default -> "u32"; // f32 and every length prefix
            };
            return tooShort(serverWhat, needed, left);
        }
    }

    /** A sum's tag names no variant. */
    public static final class UnknownTag extends BsatnException {
        private static final long serialVersionUID = 1;

        private final String serverType;
        private final int tag;

        public UnknownTag(String type, int tag, int offset) {
            this(type, type, tag, offset);
        }

        /** With the name that the server has for the type, {@code <unknown>} where it has none. */
        public UnknownTag(String type, String serverType, int tag, int offset) {
            super("unknown tag " + tag + " for " + type + " at byte " + offset, offset);
            this.serverType = serverType;
            this.tag = tag;
        }

        @Override
        public String serverText() {
            return "unknown tag 0x" + Integer.toHexString(tag) + " for sum type " + serverType;
        }

        public int tag() {
            return tag;
        }
    }

    /** A bool that is neither 0 nor 1. */
    public static final class InvalidBool extends BsatnException {
        private static final long serialVersionUID = 1;

        private final int found;

        public InvalidBool(int found, int offset) {
            super("byte " + found + " at byte " + offset + " is no bool: only 0 and 1 are", offset);
            this.found = found;
        }

        @Override
        public String serverText() {
            return "byte " + found + " not valid as `bool` (must be 0 or 1)";
        }
    }

    /** A string that is not UTF-8; the offset is that of the first byte of the wrong sequence. */
    public static final class InvalidUtf8 extends BsatnException {
        private static final long serialVersionUID = 1;

        public InvalidUtf8(int offset) {
            super("the string is not UTF-8 at byte " + offset, offset);
        }

        @Override
        public String serverText() {
            return "invalid utf8";
        }
    }

    /** A length prefix announces more than the input can hold, or more elements without content than {@link BsatnReader#MAX_EMPTY_ELEMENTS}. */
    public static final class TooLong extends BsatnException {
        private static final long serialVersionUID = 1;

        private final long count;
        private final int left;

        public TooLong(String message, int offset) {
            this(message, -1, 0, offset);
        }

        TooLong(String message, long count, int left, int offset) {
            super(message, offset);
            this.count = count;
            this.left = left;
        }

        @Override
        public String serverText() {
            return count < 0 ? super.serverText() : tooShort("[u8]", count, left);
        }
    }

    /** Nested deeper than {@link BsatnReader#MAX_DEPTH}. */
    public static final class TooDeep extends BsatnException {
        private static final long serialVersionUID = 1;

        public TooDeep(String what, int limit, int offset) {
            super(what + " at " + offset + " is nested deeper than " + limit + " levels", offset);
        }
    }

    /** A whole message was read and bytes follow it. */
    public static final class Trailing extends BsatnException {
        private static final long serialVersionUID = 1;

        private final int extra;

        public Trailing(int extra, int offset) {
            super(
                    (extra == 1 ? "1 extra byte follows" : extra + " extra bytes follow")
                            + " the value that ends at byte " + offset,
                    offset);
            this.extra = extra;
        }

        /** How many bytes follow. */
        public int extra() {
            return extra;
        }
    }

    /** Text that is no JSON or no SATN. */
    public static final class InvalidText extends BsatnException {
        private static final long serialVersionUID = 1;

        public InvalidText(String message, int offset) {
            super(message + " at character " + offset, offset);
        }
    }

    /** Text that is well formed, but says no value of the type that was asked for. */
    public static final class WrongShape extends BsatnException {
        private static final long serialVersionUID = 1;

        public WrongShape(String message, int offset) {
            super(message + " at character " + offset, offset);
        }
    }

    /** A value that no input can hold, because its type has no values (a sum without variants). */
    public static final class Uninhabited extends BsatnException {
        private static final long serialVersionUID = 1;

        public Uninhabited(int offset) {
            super("a sum without variants has no value, so none can be read at byte " + offset, offset);
        }
    }
}
