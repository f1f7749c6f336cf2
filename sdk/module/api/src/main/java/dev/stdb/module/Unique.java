package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * No two rows share this column's value. The table gets an index on it, and the handle {@code find}, {@code update} and {@code
 * delete} by it.
 *
 * <pre>{@code
 * @Table
 * public record Account(@PrimaryKey Identity owner, @Unique String name) {}
 *
 * boolean taken = ctx.db().account().name().find("ada") != null;
 * }</pre>
 *
 * Inserting a second row with the same value throws {@link DatabaseException.UniqueViolation}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Unique {}
