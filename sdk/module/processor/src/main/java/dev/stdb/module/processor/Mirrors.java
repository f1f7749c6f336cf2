package dev.stdb.module.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads annotations by name: the processor runs inside any javac, without the annotations' classes. */
final class Mirrors {
    private Mirrors() {}

    static @Nullable AnnotationMirror find(AnnotatedConstruct on, String annotation) {
        for (AnnotationMirror mirror : on.getAnnotationMirrors()) {
            if (isA(mirror, annotation)) {
                return mirror;
            }
        }
        return null;
    }

    static boolean has(AnnotatedConstruct on, String annotation) {
        return find(on, annotation) != null;
    }

    /** All of a repeatable annotation, whether the compiler has put them in their container or not. */
    static List<AnnotationMirror> all(AnnotatedConstruct on, String annotation, String container) {
        List<AnnotationMirror> found = new ArrayList<>();
        for (AnnotationMirror mirror : on.getAnnotationMirrors()) {
            if (isA(mirror, annotation)) {
                found.add(mirror);
            } else if (isA(mirror, container)) {
                for (AnnotationValue each : list(mirror, "value")) {
                    if (each.getValue() instanceof AnnotationMirror inner) {
                        found.add(inner);
                    }
                }
            }
        }
        return found;
    }

    /** Whether any annotation has this simple name, whoever declares it. */
    static boolean hasSimple(AnnotatedConstruct on, String simpleName) {
        for (AnnotationMirror mirror : on.getAnnotationMirrors()) {
            if (mirror.getAnnotationType().asElement().getSimpleName().contentEquals(simpleName)) {
                return true;
            }
        }
        return false;
    }

    static boolean isA(AnnotationMirror mirror, String annotation) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(annotation);
    }

    /** The value written in the source, null where the default applies. */
    static @Nullable AnnotationValue value(AnnotationMirror mirror, String name) {
        for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
                mirror.getElementValues().entrySet()) {
            if (entry.getKey().getSimpleName().contentEquals(name)) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** The text written, empty where there is none. */
    static String text(AnnotationMirror mirror, String name) {
        AnnotationValue value = value(mirror, name);
        return value != null && value.getValue() instanceof String text ? text : "";
    }

    static boolean flag(AnnotationMirror mirror, String name) {
        return flag(mirror, name, false);
    }

    static boolean flag(AnnotationMirror mirror, String name, boolean otherwise) {
        AnnotationValue value = value(mirror, name);
        return value == null ? otherwise : Boolean.TRUE.equals(value.getValue());
    }

    /** The name of the enum constant written, or {@code otherwise}. */
    static String constant(AnnotationMirror mirror, String name, String otherwise) {
        AnnotationValue value = value(mirror, name);
        return value == null ? otherwise : simple(value.getValue().toString());
    }

    static List<? extends AnnotationValue> list(AnnotationMirror mirror, String name) {
        AnnotationValue value = value(mirror, name);
        if (value == null || !(value.getValue() instanceof List<?> values)) {
            return List.of();
        }
        List<AnnotationValue> result = new ArrayList<>();
        for (Object each : values) {
            if (each instanceof AnnotationValue element) {
                result.add(element);
            }
        }
        return result;
    }

    private static String simple(String qualified) {
        return qualified.substring(qualified.lastIndexOf('.') + 1);
    }
}
