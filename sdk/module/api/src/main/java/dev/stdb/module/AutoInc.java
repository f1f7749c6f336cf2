package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that the database numbers: inserting 0 means "the next number", and {@code insert} returns the row with it.
 *
 * <pre>{@code
 * @Table
 * public record Message(@PrimaryKey @AutoInc @U64 long id, String text) {}
 *
 * Message sent = ctx.db().message().insert(new Message(0, "hello"));   // sent.id() is the new number
 * }</pre>
 *
 * For integer columns of any width; numbers start at 1. A number other than 0 is stored as given and does not move the sequence,
 * which may later arrive at it: a unique violation. Numbers handed out in a transaction that is rolled back are not handed out
 * again, so gaps are normal.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface AutoInc {}
