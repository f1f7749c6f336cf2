package dev.stdb.schema.raw;

/**
 * A definition that cannot be read at all. One that can be read and is wrong is {@link Lifted.Invalid} instead; bytes
 * that are no definition are a {@link dev.stdb.bsatn.BsatnException}.
 */
public abstract sealed class SchemaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private SchemaException(String message) {
        super(message);
    }

    /** A definition holds a part that this library does not know and that cannot be skipped. */
    public static final class Newer extends SchemaException {
        private static final long serialVersionUID = 1;
        private final int tag;
        private final int offset;

        Newer(String what, int known, int tag, int offset) {
            super("unknown " + what + " tag " + tag + " at byte " + offset + ": known are 0 to " + known
                    + ", up to SpacetimeDB 2.14; the module was built for a newer server, so a newer stdb is needed"
                    + " to read it");
            this.tag = tag;
            this.offset = offset;
        }

        /** The unknown tag. */
        public int tag() {
            return tag;
        }

        /** Its position in the definition, in bytes from 0. */
        public int offset() {
            return offset;
        }
    }

    /** Text that is not JSON, or JSON that is not a definition. */
    public static final class MalformedJson extends SchemaException {
        private static final long serialVersionUID = 1;

        MalformedJson(String message) {
            super(message);
        }
    }
}
