package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What holds for the whole module; on any one of its classes, or on its package.
 *
 * <pre>{@code
 * @ModuleSettings(caseConversion = CasePolicy.NONE)
 * public final class Main { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.PACKAGE})
public @interface ModuleSettings {
    /** How names are converted. Changing it renames tables and columns, which a published database refuses unless it is cleared. */
    CasePolicy caseConversion() default CasePolicy.SNAKE_CASE;
}
