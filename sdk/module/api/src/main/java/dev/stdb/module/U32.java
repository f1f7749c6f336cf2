package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned 32-bit integer in a {@code long}: 0 to 4,294,967,295, checked when it is written.
 *
 * <pre>{@code
 * public record Sample(@U32 long value, List<@U32 Long> history) {}
 * }</pre>
 *
 * A {@code int} can hold it too; it then carries all 32 bits, numbers above its positive range as negative ones.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface U32 {}
