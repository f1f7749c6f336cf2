package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnException;

/**
 * A frame that is not what the protocol says; the connection it came over is of no further use, except after
 * {@link UnknownMessage} in version 2. The message tells a person what is wrong and where.
 */
public abstract sealed class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final int offset;

    private ProtocolException(String message, int offset) {
        super(message);
        this.offset = offset;
    }

    /** Where it is wrong: bytes from the start of the body, after decompression. */
    public int offset() {
        return offset;
    }

    /** The text that a server closes the connection with, for the same frame. */
    public String closeReason() {
        return String.valueOf(getMessage());
    }

    /** The bytes are no message. The cause says what was expected. */
    public static final class Malformed extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final String reason;

        Malformed(String what, BsatnException cause) {
            super(what + ": " + cause.getMessage(), cause.offset());
            this.reason = cause.serverText();
            initCause(cause);
        }

        @Override
        public String closeReason() {
            return reason;
        }
    }

    /** A kind of message that this library does not know: from a newer server, or garbage. */
    public static final class UnknownMessage extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final int tag;
        private final String type;

        UnknownMessage(String type, int tag, int offset) {
            super(
                    "unknown " + type + " tag " + tag + " at byte " + offset + ": a newer peer, or no SpacetimeDB",
                    offset);
            this.tag = tag;
            this.type = type;
        }

        public int tag() {
            return tag;
        }

        @Override
        public String closeReason() {
            return "unknown tag 0x" + Integer.toHexString(tag) + " for sum type " + type;
        }
    }

    /** A flag that has no meaning. */
    public static final class InvalidFlag extends ProtocolException {
        private static final long serialVersionUID = 1;

        InvalidFlag(String message, int offset) {
            super(message, offset);
        }
    }

    /** A row list whose size hint and rows do not fit. */
    public static final class InvalidRowList extends ProtocolException {
        private static final long serialVersionUID = 1;

        InvalidRowList(String message, int offset) {
            super(message, offset);
        }
    }

    /** A frame without any message. */
    public static final class Empty extends ProtocolException {
        private static final long serialVersionUID = 1;

        Empty(String message) {
            super(message, 0);
        }
    }

    /** Bytes after the only message of a version 2 frame. */
    public static final class Trailing extends ProtocolException {
        private static final long serialVersionUID = 1;

        Trailing(int extra, int offset) {
            super(extra + " extra bytes follow the message that ends at byte " + offset, offset);
        }
    }

    /** A compression tag other than 0, 1 and 2. */
    public static final class UnknownCompression extends ProtocolException {
        private static final long serialVersionUID = 1;

        UnknownCompression(int tag) {
            super("unknown compression tag " + tag + ": known are 0 (none), 1 (brotli) and 2 (gzip)", 0);
        }
    }

    /** A compressed body that cannot be decompressed. */
    public static final class Decompression extends ProtocolException {
        private static final long serialVersionUID = 1;

        Decompression(Compression compression, Throwable cause) {
            super("the body is not valid " + compression.parameter() + ": " + cause.getMessage(), 1);
            initCause(cause);
        }
    }

    /** A body larger than the limit, before or after decompression. */
    public static final class TooLarge extends ProtocolException {
        private static final long serialVersionUID = 1;

        private final int limit;

        TooLarge(int limit) {
            super(
                    "the message is larger than the limit of " + limit
                            + " bytes: raise the limit, or subscribe to less",
                    0);
            this.limit = limit;
        }

        /** The limit, in bytes. */
        public int limit() {
            return limit;
        }
    }
}
