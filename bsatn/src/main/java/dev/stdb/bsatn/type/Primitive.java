package dev.stdb.bsatn.type;

/** Types without parts, in the order of their tags: STRING is 4, F64 is 19. */
public enum Primitive implements AlgebraicType {
    STRING(4, "String"),
    BOOL(5, "Bool"),
    I8(6, "I8"),
    U8(7, "U8"),
    I16(8, "I16"),
    U16(9, "U16"),
    I32(10, "I32"),
    U32(11, "U32"),
    I64(12, "I64"),
    U64(13, "U64"),
    I128(14, "I128"),
    U128(15, "U128"),
    I256(16, "I256"),
    U256(17, "U256"),
    F32(18, "F32"),
    F64(19, "F64");

    static final int FIRST_TAG = 4;

    private final int tag;
    private final String typeName;

    Primitive(int tag, String typeName) {
        this.tag = tag;
        this.typeName = typeName;
    }

    /** The name that SpacetimeDB gives it, such as {@code String} or {@code U64}. */
    public String typeName() {
        return typeName;
    }

    /** The tag in the binary form of types, 4 to 19. */
    public int tag() {
        return tag;
    }

    public boolean isInteger() {
        return tag >= I8.tag && tag <= U256.tag;
    }

    /** Whether it is an integer with a sign. */
    public boolean isSigned() {
        return switch (this) {
            case I8, I16, I32, I64, I128, I256 -> true;
            default -> false;
        };
    }

    /**
     * How many bits an integer has, 8 to 256.
     *
     * @throws IllegalArgumentException for what is no integer
     */
    public int bits() {
        return switch (this) {
            case I8, U8 -> 8;
            case I16, U16 -> 16;
            case I32, U32 -> 32;
            case I64, U64 -> 64;
            case I128, U128 -> 128;
            case I256, U256 -> 256;
            default -> throw new IllegalArgumentException(typeName + " is no integer");
        };
    }

    public boolean isFloat() {
        return this == F32 || this == F64;
    }
}
