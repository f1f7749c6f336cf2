package dev.stdb.module.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/** Final classes with fields, which may stand wherever a record may. */
final class ClassRows {
    private static final Set<Modifier> NOT_STORED = Set.of(Modifier.PRIVATE, Modifier.STATIC, Modifier.TRANSIENT);

    private ClassRows() {}

    /** What keeps a class from being a product type, and what to do; null if nothing does. */
    static @Nullable String mistake(TypeElement type) {
        if (!type.getModifiers().contains(Modifier.FINAL)) {
            return "use a record, or make it a final class with fields";
        }
        if (type.getNestingKind() == NestingKind.MEMBER && !type.getModifiers().contains(Modifier.STATIC)) {
            return "make the class static, since no object is around it when a row is read";
        }
        if (!(type.getSuperclass() instanceof DeclaredType above)
                || !((TypeElement) above.asElement()).getQualifiedName().contentEquals("java.lang.Object")) {
            return "a class with columns extends no other: copy the fields here";
        }
        if (constructor(type) == null) {
            return "give the class a constructor without parameters that is not private, so that rows can be read";
        }
        for (VariableElement field : fields(type)) {
            if (field.getModifiers().contains(Modifier.FINAL)) {
                return "field " + field.getSimpleName()
                        + " is final, so it could not be read: remove final, use a record, or make it transient";
            }
        }
        return null;
    }

    /** The constructor that rows are read with. */
    static @Nullable ExecutableElement constructor(TypeElement type) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()
                    && !constructor.getModifiers().contains(Modifier.PRIVATE)) {
                return constructor;
            }
        }
        return null;
    }

    /** The fields that are stored, in source order. */
    static List<VariableElement> fields(TypeElement type) {
        List<VariableElement> fields = new ArrayList<>();
        for (VariableElement field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
            if (field.getModifiers().stream().noneMatch(NOT_STORED::contains)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Tells of what generated code cannot reach of a class; of a record it reaches everything. */
    static void checkAccess(TypeElement type, Access access) {
        if (type.getKind() != ElementKind.CLASS) {
            return;
        }
        fields(type).forEach(field -> access.check(field, "field " + field.getSimpleName()));
        ExecutableElement constructor = constructor(type);
        if (constructor != null) {
            access.check(constructor, "the constructor of " + type.getSimpleName());
        }
    }

    /** Whether an annotation on {@code element} is one on a column of a class. */
    static boolean isField(Element element) {
        return element.getKind() == ElementKind.FIELD
                && element.getEnclosingElement() != null
                && element.getEnclosingElement().getKind() == ElementKind.CLASS;
    }
}
