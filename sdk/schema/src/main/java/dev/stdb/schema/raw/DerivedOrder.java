package dev.stdb.schema.raw;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.type.Primitive;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order that Rust derives for the server's errors and that these records mirror by how they are declared: variants
 * as declared, then fields as declared, texts by code point, nothing before something.
 */
final class DerivedOrder implements Comparator<@Nullable Object> {
    static final DerivedOrder INSTANCE = new DerivedOrder();

    private DerivedOrder() {}

    @Override
    @SuppressWarnings("EnumOrdinal") // the order of constants is what is asked for
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) return Boolean.compare(a != null, b != null);
        if (a instanceof String text && b instanceof String other) return compareText(text, other);
        if (a instanceof Integer number && b instanceof Integer other) return Integer.compareUnsigned(number, other);
        if (a instanceof I128 number && b instanceof I128 other) return number.compareTo(other);
        if (a instanceof List<?> list && b instanceof List<?> other) return compareLists(list, other);
        if (a instanceof Enum<?> constant && b instanceof Enum<?> other && a.getClass() == b.getClass()) {
            return Integer.compare(constant.ordinal(), other.ordinal());
        }
        int variants = Integer.compare(variant(a), variant(b));
        return variants != 0 || a.getClass() != b.getClass() ? variants : compareFields(a, b);
    }

    private static int compareText(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private int compareLists(List<?> a, List<?> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = compare(a.get(i), b.get(i));
            if (order != 0) return order;
        }
        return Integer.compare(a.size(), b.size());
    }

    /** The position of a class among its sealed siblings. */
    private static int variant(Object value) {
        Class<?> type = value instanceof Primitive ? Primitive.class : value.getClass();
        for (Class<?> parent : type.getInterfaces()) {
            if (parent.isSealed())
                return Arrays.asList(parent.getPermittedSubclasses()).indexOf(type);
        }
        return 0;
    }

    private int compareFields(Object a, Object b) {
        for (RecordComponent field : a.getClass().getRecordComponents()) {
            int order = compare(get(field, a), get(field, b));
            if (order != 0) return order;
        }
        return 0;
    }

    private static @Nullable Object get(RecordComponent field, Object record) {
        try {
            return field.getAccessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
