package dev.stdb.bsatn.type;

import java.util.List;

/**
 * Recognises the products and sums that SpacetimeDB gives a meaning of their own. Only the shape written in place counts: a {@link Ref} is never
 * followed, so a reference to the very same shape is an ordinary product or sum (crates/sats/src/product_type.rs and sum_type.rs).
 */
public final class SpecialTypes {
    public static final String IDENTITY_TAG = "__identity__";
    public static final String CONNECTION_ID_TAG = "__connection_id__";
    public static final String TIMESTAMP_TAG = "__timestamp_micros_since_unix_epoch__";
    public static final String TIME_DURATION_TAG = "__time_duration_micros__";
    public static final String UUID_TAG = "__uuid__";

    private SpecialTypes() {}

    /** A product without elements. */
    public static boolean isUnit(AlgebraicType type) {
        return type instanceof ProductType(var elements) && elements.isEmpty();
    }

    /** A sum without variants: no value has it. */
    public static boolean isNever(AlgebraicType type) {
        return type instanceof SumType(var variants) && variants.isEmpty();
    }

    public static boolean isIdentity(AlgebraicType type) {
        return isSingleton(type, IDENTITY_TAG, Primitive.U256);
    }

    public static boolean isConnectionId(AlgebraicType type) {
        return isSingleton(type, CONNECTION_ID_TAG, Primitive.U128);
    }

    public static boolean isTimestamp(AlgebraicType type) {
        return isSingleton(type, TIMESTAMP_TAG, Primitive.I64);
    }

    public static boolean isTimeDuration(AlgebraicType type) {
        return isSingleton(type, TIME_DURATION_TAG, Primitive.I64);
    }

    public static boolean isUuid(AlgebraicType type) {
        return isSingleton(type, UUID_TAG, Primitive.U128);
    }

    /** One of the five products above. */
    public static boolean isSpecialProduct(AlgebraicType type) {
        return isIdentity(type) || isConnectionId(type) || isTimestamp(type) || isTimeDuration(type) || isUuid(type);
    }

    /** {@code some} of anything, then {@code none} of nothing. */
    public static boolean isOption(AlgebraicType type) {
        return type instanceof SumType(var variants)
                && isTwo(variants, "some", "none")
                && isUnit(variants.get(1).type());
    }

    /** {@code ok}, then {@code err}. */
    public static boolean isResult(AlgebraicType type) {
        return type instanceof SumType(var variants) && isTwo(variants, "ok", "err");
    }

    /** {@code Interval} of a time duration, then {@code Time} of a timestamp. */
    public static boolean isScheduleAt(AlgebraicType type) {
        return type instanceof SumType(var variants)
                && isTwo(variants, "Interval", "Time")
                && isTimeDuration(variants.get(0).type())
                && isTimestamp(variants.get(1).type());
    }

    /** A sum with variants, none of which carries anything. */
    public static boolean isSimpleEnum(AlgebraicType type) {
        if (!(type instanceof SumType(var variants)) || variants.isEmpty()) {
            return false;
        }
        for (SumVariant variant : variants) {
            if (!isUnit(variant.type())) {
                return false;
            }
        }
        return true;
    }

    /** An array of U8 in place, whose values are bytes. */
    public static boolean isBytes(AlgebraicType type) {
        return type instanceof ArrayType(var element) && element == Primitive.U8;
    }

    private static boolean isSingleton(AlgebraicType type, String name, Primitive of) {
        return type instanceof ProductType(var elements)
                && elements.size() == 1
                && elements.get(0).type() == of
                && name.equals(elements.get(0).name());
    }

    private static boolean isTwo(List<SumVariant> variants, String first, String second) {
        return variants.size() == 2
                && first.equals(variants.get(0).name())
                && second.equals(variants.get(1).name());
    }
}
