package dev.stdb.module.processor;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/** The names that the module definition gives to what Java declares. */
final class SourceNames {
    private SourceNames() {}

    /** What {@code @Name} says, else the Java name. */
    static String of(Element element) {
        AnnotationMirror name = Mirrors.find(element, Names.NAME);
        return name == null ? element.getSimpleName().toString() : Mirrors.text(name, "value");
    }
}
