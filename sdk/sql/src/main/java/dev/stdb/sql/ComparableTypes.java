package dev.stdb.sql;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.SpecialTypes;

/** Which types comparison operators take. */
final class ComparableTypes {
    private ComparableTypes() {}

    static boolean has(AlgebraicType type) {
        return type instanceof Primitive
                || SpecialTypes.isBytes(type)
                || SpecialTypes.isIdentity(type)
                || SpecialTypes.isConnectionId(type)
                || SpecialTypes.isTimestamp(type)
                || SpecialTypes.isUuid(type);
    }
}
