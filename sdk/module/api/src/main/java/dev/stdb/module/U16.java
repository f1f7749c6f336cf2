package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned 16-bit integer in an {@code int}: 0 to 65,535, checked when it is written.
 *
 * <pre>{@code
 * public record Sample(@U16 int value, List<@U16 Integer> history) {}
 * }</pre>
 *
 * A {@code short} can hold it too; it then carries all 16 bits, numbers above its positive range as negative ones.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface U16 {}
