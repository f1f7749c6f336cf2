package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value that existing rows get for this column when a later version of the module adds it.
 *
 * <pre>{@code
 * @Table
 * public record Player(@PrimaryKey Identity identity, String name, @Default("100") int health) {}
 * }</pre>
 *
 * Written as text: a number, {@code true} or {@code false}, the string itself, or the name of an enum constant. New columns go last.
 *
 * <pre>{@code
 * @Table
 * public record Item(@PrimaryKey @U64 long id, @Default(none = true) Optional<String> label, @Default("[]") List<Integer> sizes) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Default {
    /** The value as text; {@code []} for a list or array without elements. */
    String value() default "";

    /** That an {@code Optional} or {@code @Nullable} column has no value, instead of one. */
    boolean none() default false;
}
