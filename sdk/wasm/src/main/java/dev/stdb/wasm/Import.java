package dev.stdb.wasm;

/**
 * What a module wants from its host.
 *
 * @param offset position of the entry in the file, in bytes
 */
public record Import(String module, String name, Desc desc, int offset) {
    /** The imported thing. */
    public sealed interface Desc {
        ExternalKind kind();
    }

    /** A function of the type at this index of the type section. */
    public record Function(int typeIndex) implements Desc {
        @Override
        public ExternalKind kind() {
            return ExternalKind.FUNCTION;
        }
    }

    public record Table(TableType type) implements Desc {
        @Override
        public ExternalKind kind() {
            return ExternalKind.TABLE;
        }
    }

    public record Memory(Limits limits) implements Desc {
        @Override
        public ExternalKind kind() {
            return ExternalKind.MEMORY;
        }
    }

    public record Global(GlobalType type) implements Desc {
        @Override
        public ExternalKind kind() {
            return ExternalKind.GLOBAL;
        }
    }

    /** An exception tag of the type at this index; SpacetimeDB's engine runs no exceptions. */
    public record Tag(int typeIndex) implements Desc {
        @Override
        public ExternalKind kind() {
            return ExternalKind.TAG;
        }
    }
}
