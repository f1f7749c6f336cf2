package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Filter;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;
import org.jspecify.annotations.Nullable;

/** From constants with {@code @ClientVisibilityFilter} to rules of row-level security. */
final class FilterParser {
    private final Problems problems;

    FilterParser(Problems problems) {
        this.problems = problems;
    }

    @Nullable
    Filter parse(Element element) {
        Object value = element instanceof VariableElement field ? field.getConstantValue() : null;
        if (!(value instanceof String sql)) {
            problems.add(
                    element,
                    "a visibility filter is a constant: write static final String " + element.getSimpleName()
                            + " = \"SELECT * FROM ...\"");
            return null;
        }
        return new Filter(element, sql);
    }
}
