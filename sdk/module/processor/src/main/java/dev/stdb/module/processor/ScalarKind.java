package dev.stdb.module.processor;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;

/** What a value without type arguments is in SpacetimeDB. */
enum ScalarKind {
    BOOL(Primitive.BOOL, 1, true),
    I8(Primitive.I8, 1, true),
    U8(Primitive.U8, 1, true),
    I16(Primitive.I16, 2, true),
    U16(Primitive.U16, 2, true),
    I32(Primitive.I32, 4, true),
    U32(Primitive.U32, 4, true),
    I64(Primitive.I64, 8, true),
    U64(Primitive.U64, 8, true),
    I128(Primitive.I128, 16, true),
    U128(Primitive.U128, 16, true),
    I256(Primitive.I256, 32, true),
    U256(Primitive.U256, 32, true),
    F32(Primitive.F32, 4, false),
    F64(Primitive.F64, 8, false),
    STRING(Primitive.STRING, 4, true),
    BYTES(AlgebraicType.bytes(), 4, false),
    IDENTITY(AlgebraicType.identity(), 32, true),
    CONNECTION_ID(AlgebraicType.connectionId(), 16, true),
    TIMESTAMP(AlgebraicType.timestamp(), 8, true),
    TIME_DURATION(AlgebraicType.timeDuration(), 8, false),
    UUID(AlgebraicType.uuid(), 16, true),
    SCHEDULE_AT(AlgebraicType.scheduleAt(), 9, false),
    UNIT(AlgebraicType.unit(), 0, false);

    @SuppressWarnings("ImmutableEnumChecker") // types are records all the way down
    final AlgebraicType type;
    /** How many bytes a value takes at least. */
    final int minBytes;
    /** Whether it may be a key: the types that the server's own bindings allow. */
    final boolean key;

    ScalarKind(AlgebraicType type, int minBytes, boolean key) {
        this.type = type;
        this.minBytes = minBytes;
        this.key = key;
    }

    boolean isInteger() {
        return switch (this) {
            case I8, U8, I16, U16, I32, U32, I64, U64, I128, U128, I256, U256 -> true;
            default -> false;
        };
    }

    boolean isDirect() {
        return this == U8 || this == U16 || this == U32 || this == U64;
    }
}
