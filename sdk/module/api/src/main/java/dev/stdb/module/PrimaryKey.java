package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The column that identifies a row. Implies {@link Unique}; a table has at most one.
 *
 * <pre>{@code
 * @Table
 * public record Item(@PrimaryKey @AutoInc @U64 long id, String label) {}
 *
 * Item found = ctx.db().item().id().find(7);              // null when there is none
 * ctx.db().item().id().update(new Item(7, "renamed"));
 * ctx.db().item().id().delete(7);
 * }</pre>
 *
 * Integers, booleans, strings, enums and the special types (Identity, Timestamp ...) can be keys; floating-point numbers, options,
 * lists and records cannot.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface PrimaryKey {}
