package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned 8-bit integer in an {@code int} or {@code short}: 0 to 255, checked when it is written.
 *
 * <pre>{@code
 * public record Sample(@U8 int value, List<@U8 Integer> history) {}
 * }</pre>
 *
 * A {@code byte} can hold it too; it then carries all 8 bits, numbers above its positive range as negative ones.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface U8 {}
