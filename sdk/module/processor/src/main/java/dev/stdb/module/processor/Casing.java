package dev.stdb.module.processor;

import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.CaseConversionPolicy;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;

/**
 * How the server makes its names from the module's.
 *
 * @param stated whether the module says so itself
 */
record Casing(CaseConversionPolicy policy, boolean stated) {
    /** What {@code @ModuleSettings} says, told where it is said twice. */
    static Casing of(Problems problems, List<? extends Element> annotated) {
        for (Element second : annotated.subList(Math.min(1, annotated.size()), annotated.size())) {
            problems.add(
                    second,
                    Mirrors.find(second, Names.MODULE_SETTINGS),
                    null,
                    "a module has its settings once, and " + annotated.get(0) + " has them already: remove one");
        }
        AnnotationMirror settings = annotated.isEmpty() ? null : Mirrors.find(annotated.get(0), Names.MODULE_SETTINGS);
        if (settings == null) {
            return new Casing(CaseConversionPolicy.SNAKE_CASE, false);
        }
        String policy = Mirrors.constant(settings, "caseConversion", CaseConversionPolicy.SNAKE_CASE.name());
        return new Casing(CaseConversionPolicy.valueOf(policy), true);
    }

    private boolean converts() {
        return policy == CaseConversionPolicy.SNAKE_CASE;
    }

    /** Tables, functions, columns and fields. */
    String snake(String name) {
        return converts() ? CaseConversion.snake(name) : name;
    }

    /** Enum constants and variants. */
    String camel(String name) {
        return converts() ? CaseConversion.camel(name) : name;
    }

    /** Types, and the scopes around them. */
    String pascal(String name) {
        return converts() ? CaseConversion.pascal(name) : name;
    }
}
