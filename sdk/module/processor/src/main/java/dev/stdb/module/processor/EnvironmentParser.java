package dev.stdb.module.processor;

import dev.stdb.schema.EnvironmentVariable;
import dev.stdb.schema.EnvironmentVariable.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** From the record with {@code @Environment} to the variables it declares. */
final class EnvironmentParser {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,255}");

    private final Problems problems;
    private final Access access;

    EnvironmentParser(Problems problems, Access access) {
        this.problems = problems;
        this.access = access;
    }

    /** How a missing value is said in Java. */
    enum Absence {
        IMPOSSIBLE,
        NULL,
        OPTIONAL
    }

    /**
     * A variable.
     *
     * @param type the enum of its values, null for text
     */
    record Variable(
            String key, Absence absence, @Nullable TypeElement type, List<Element> constants, Constraint constraint) {
        EnvironmentVariable schema() {
            return new EnvironmentVariable(key, constraint, absence != Absence.IMPOSSIBLE);
        }
    }

    /** The record and its variables. */
    record Environment(TypeElement element, List<Variable> variables) {}

    @Nullable
    Environment parse(List<TypeElement> declared) {
        if (declared.isEmpty()) {
            return null;
        }
        TypeElement record = declared.get(0);
        for (TypeElement other : declared.subList(1, declared.size())) {
            problems.add(
                    other,
                    "a module declares its environment once, and " + record.getQualifiedName()
                            + " does it already: move the variables there");
        }
        if (record.getKind() != ElementKind.RECORD) {
            problems.add(
                    record,
                    "@Environment belongs on a record: write record " + record.getSimpleName()
                            + "(...) with one component per variable");
            return null;
        }
        access.check(record, "the environment " + record.getSimpleName());
        List<Variable> variables = new ArrayList<>();
        for (RecordComponentElement component : record.getRecordComponents()) {
            Variable variable = variable(component);
            if (variable != null) {
                variables.add(variable);
            }
        }
        return new Environment(record, variables);
    }

    private @Nullable Variable variable(RecordComponentElement component) {
        String key = SourceNames.of(component);
        if (!KEY.matcher(key).matches()) {
            problems.add(
                    component,
                    "`" + key
                            + "` cannot be the key of an environment variable: use letters, digits and _ only, 256 at most");
            return null;
        }
        TypeMirror type = component.asType();
        Absence absence = Absence.IMPOSSIBLE;
        if (Mirrors.hasSimple(type, "Nullable") || Mirrors.hasSimple(component, "Nullable")) {
            absence = Absence.NULL;
        }
        if (is(type, "java.util.Optional")
                && ((DeclaredType) type).getTypeArguments().size() == 1) {
            absence = Absence.OPTIONAL;
            type = ((DeclaredType) type).getTypeArguments().get(0);
        }
        AnnotationMirror values = Mirrors.find(component, Names.ENVIRONMENT_VALUES);
        if (is(type, "java.lang.String")) {
            return new Variable(
                    key, absence, null, List.of(), values == null ? new Constraint.AnyText() : texts(values));
        }
        if (type instanceof DeclaredType declared && declared.asElement().getKind() == ElementKind.ENUM) {
            if (values != null) {
                problems.add(component, "an enum says its values itself: remove @Environment.Values");
            }
            return constants(key, absence, (TypeElement) declared.asElement());
        }
        if (type.getKind() != TypeKind.ERROR) {
            problems.add(
                    component,
                    "environment variables are texts: make " + key + " a String, an enum, or an Optional of one, and "
                            + "read numbers from the String");
        }
        return null;
    }

    private Variable constants(String key, Absence absence, TypeElement type) {
        access.check(type, "the enum " + type.getSimpleName());
        List<Element> constants = type.getEnclosedElements().stream()
                .map(Element.class::cast)
                .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                .toList();
        return new Variable(
                key,
                absence,
                type,
                constants,
                constraint(constants.stream().map(SourceNames::of).toList()));
    }

    private static Constraint texts(AnnotationMirror values) {
        return constraint(Mirrors.list(values, "value").stream()
                .map(each -> String.valueOf(each.getValue()))
                .toList());
    }

    private static Constraint constraint(List<String> values) {
        return values.size() == 1 ? new Constraint.Literal(values.get(0)) : new Constraint.OneOf(values);
    }

    private static boolean is(TypeMirror type, String name) {
        return type instanceof DeclaredType declared
                && ((TypeElement) declared.asElement()).getQualifiedName().contentEquals(name);
    }
}
