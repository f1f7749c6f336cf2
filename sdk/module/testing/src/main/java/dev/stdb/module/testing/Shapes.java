package dev.stdb.module.testing;

import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How Java's classes stand for SpacetimeDB's types, as the module processor has it: parts by position. */
final class Shapes {
    /** Types of the vocabulary that have a codec of their own. */
    static final Map<Class<?>, Codec<?>> SPECIAL = Map.of(
            Identity.class, Identity.CODEC,
            ConnectionId.class, ConnectionId.CODEC,
            Timestamp.class, Timestamp.CODEC,
            TimeDuration.class, TimeDuration.CODEC,
            Uuid.class, Uuid.CODEC,
            ScheduleAt.class, ScheduleAt.CODEC);

    private Shapes() {}

    /** The types of a product's parts: a record's components, or the fields of a class. */
    static List<Type> partTypes(Class<?> type) {
        return type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .toList()
                : fields(type).stream().map(Field::getGenericType).toList();
    }

    /** A product's parts. */
    static List<@Nullable Object> parts(Object value) {
        var parts = new ArrayList<@Nullable Object>();
        try {
            if (value.getClass().isRecord()) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    component.getAccessor().setAccessible(true);
                    parts.add(component.getAccessor().invoke(value));
                }
            } else {
                for (Field field : fields(value.getClass())) {
                    parts.add(field.get(value));
                }
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(value.getClass().getName() + " cannot be read: " + e.getCause(), e);
        }
        return parts;
    }

    /** An object of {@code type} with these parts. */
    static Object make(Class<?> type, List<@Nullable Object> parts) {
        try {
            if (type.isRecord()) {
                Class<?>[] components = Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray(Class<?>[]::new);
                Constructor<?> canonical = type.getDeclaredConstructor(components);
                canonical.setAccessible(true);
                return canonical.newInstance(parts.toArray());
            }
            Constructor<?> empty = type.getDeclaredConstructor();
            empty.setAccessible(true);
            Object made = empty.newInstance();
            List<Field> fields = fields(type);
            for (int i = 0; i < fields.size(); i++) {
                fields.get(i).set(made, parts.get(i));
            }
            return made;
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getName() + " does not take these values: " + e.getCause(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " cannot be made: " + e, e);
        }
    }

    /** The columns of a row that is a class: its fields in source order. */
    private static List<Field> fields(Class<?> type) {
        var fields = new ArrayList<Field>();
        for (Field field : type.getDeclaredFields()) {
            int no = Modifier.STATIC | Modifier.TRANSIENT | Modifier.PRIVATE;
            if ((field.getModifiers() & no) == 0 && !field.isSynthetic()) {
                field.setAccessible(true);
                fields.add(field);
            }
        }
        return fields;
    }

    /** The sealed interface that {@code variant} is a variant of, null if it is none. */
    static @Nullable Class<?> sumOf(Class<?> variant) {
        for (Class<?> parent : variant.getInterfaces()) {
            if (parent.isSealed()) {
                return parent;
            }
        }
        return null;
    }
}
