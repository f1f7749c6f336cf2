package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A type for columns and arguments: a record or final class with fields (a product), an enum, or a sealed interface of records (a
 * sum).
 *
 * <pre>{@code
 * @SpacetimeType
 * public record Vector(float x, float y) {}
 *
 * @SpacetimeType
 * public enum Team { RED, BLUE }
 *
 * @SpacetimeType
 * public sealed interface Shape {
 *     record Circle(float radius) implements Shape {}            // variant circle: F32
 *     record Box(float width, float height) implements Shape {}  // variant box: a product of two
 *     record Nothing() implements Shape {}                       // variant nothing, without a value
 * }
 * }</pre>
 *
 * Variants are numbered in the order of the {@code permits} clause, or of declaration where there is none: add new ones at the end.
 * Records, enums and sealed interfaces that tables and reducers mention are found without the annotation; it is there to name them,
 * and for types that nothing mentions.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SpacetimeType {
    /** The type's name for clients; dots separate scopes. Empty: the class's simple name. */
    String name() default "";
}
