package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rule for which rows of a public table a client sees: row-level security, as a constant with SQL.
 *
 * <pre>{@code
 * @ClientVisibilityFilter
 * static final String OWN_MESSAGES = "SELECT * FROM message WHERE sender = :sender";
 * }</pre>
 *
 * The rows that the query finds are the visible ones; of several rules for one table each adds rows. {@code :sender} is the client's
 * identity; tables and columns go by the server's names or the module's. The owner sees everything, and reducers and views are not
 * limited.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ClientVisibilityFilter {}
