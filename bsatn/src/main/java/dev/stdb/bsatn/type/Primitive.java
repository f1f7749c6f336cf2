package dev.stdb.bsatn.type;

/** Types without parts, in the order of their tags: STRING is 4, F64 is 19. */
public enum Primitive implements AlgebraicType {
    STRING("String"),
    BOOL("Bool"),
    I8("I8"),
    U8("U8"),
    I16("I16"),
    U16("U16"),
    I32("I32"),
    U32("U32"),
    I64("I64"),
    U64("U64"),
    I128("I128"),
    U128("U128"),
    I256("I256"),
    U256("U256"),
    F32("F32"),
    F64("F64");

    static final int FIRST_TAG = 4;

    private final String typeName;

    Primitive(String typeName) {
        this.typeName = typeName;
    }

    /** The name that SpacetimeDB gives it, such as {@code String} or {@code U64}. */
    public String typeName() {
        return typeName;
    }

    /** The tag in the binary form of types, 4 to 19. */
    public int tag() {
        return FIRST_TAG + ordinal();
    }

    public boolean isInteger() {
        return ordinal() >= I8.ordinal() && ordinal() <= U256.ordinal();
    }

    public boolean isFloat() {
        return this == F32 || this == F64;
    }
}
