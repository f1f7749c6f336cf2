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
 * For integer columns of any width. A number other than 0 is stored as given and does not move the sequence. Numbers handed out in
 * a transaction that is rolled back are not handed out again, so gaps are normal. Past {@link #max} the sequence starts again at
 * {@link #min}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface AutoInc {
    /** What {@link #start}, {@link #min} and {@link #max} hold when the server's default applies. */
    long SERVER_DEFAULT = Long.MIN_VALUE;

    /** The first number; 1 by default. */
    long start() default SERVER_DEFAULT;

    /** The lowest number, where the sequence starts again; 1 by default. */
    long min() default SERVER_DEFAULT;

    /** The highest number; by default there is none, and numbers are cut to the width of the column. */
    long max() default SERVER_DEFAULT;

    /** From one number to the next; may be negative, not 0. */
    long increment() default 1;
}
