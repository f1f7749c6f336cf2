package dev.stdb.module.processor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.RecordComponentElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Every mistake found, each with its place. They are told together when all are known, and in the round whose elements they name. */
final class Problems {
    private record Problem(
            String text,
            @Nullable Element at,
            @Nullable AnnotationMirror annotation,
            @Nullable AnnotationValue value,
            Diagnostic.Kind kind) {}

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> told = new LinkedHashSet<>();

    /** {@code text} says what is wrong and what to do. */
    void add(@Nullable Element at, String text) {
        add(at, null, null, text);
    }

    /** A mistake in an annotation, or in one of its values. */
    void add(
            @Nullable Element at, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value, String text) {
        if (told.add(at + "\n" + text)) {
            problems.add(new Problem(text, at, annotation, value, Diagnostic.Kind.ERROR));
        }
    }

    /** What works, but hardly as meant; {@code @SuppressWarnings("stdb")} on the element or around it silences it. */
    void warn(Element at, String text) {
        for (Element around = at; around != null; around = around.getEnclosingElement()) {
            SuppressWarnings suppressed = around.getAnnotation(SuppressWarnings.class);
            if (suppressed != null && List.of(suppressed.value()).contains("stdb")) {
                return;
            }
        }
        if (told.add(at + "\n" + text)) {
            problems.add(new Problem(text, at, null, null, Diagnostic.Kind.WARNING));
        }
    }

    boolean none() {
        return problems.stream().noneMatch(problem -> problem.kind == Diagnostic.Kind.ERROR);
    }

    void tell(Messager messager) {
        for (Problem problem : problems) {
            Element at = problem.at;
            if (at == null) {
                messager.printMessage(problem.kind, problem.text);
            } else {
                messager.printMessage(problem.kind, problem.text, printable(at), problem.annotation, problem.value);
            }
        }
        problems.clear();
    }

    /** The compiler knows no position of a record component, but that of the field made from it. */
    private static Element printable(Element at) {
        Element record = at.getEnclosingElement();
        if (!(at instanceof RecordComponentElement) || record == null) {
            return at;
        }
        for (Element member : record.getEnclosedElements()) {
            if (member.getKind() == ElementKind.FIELD && member.getSimpleName().equals(at.getSimpleName())) {
                return member;
            }
        }
        return at;
    }
}
