package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a table an outbox: each row inserted is a call to a reducer of another database, which the server makes, as often as it takes,
 * once the transaction is stored.
 *
 * <pre>{@code
 * @Table
 * @Outbox(reducer = "receive_ping", target = "receiver", onResult = "pinged")
 * public record OutboundPing(@PrimaryKey @AutoInc @U64 long id, Identity receiver, String body) {}
 *
 * @Reducer
 * static void ping(ReducerContext ctx, Identity database, String body) {
 *     ctx.db().outboundPing().insert(new OutboundPing(0, database, body));
 * }
 *
 * @Reducer
 * static void pinged(ReducerContext ctx, OutboundPing row, Result<Unit, String> result) {
 *     Log.info(row.body() + (result.isOk() ? " arrived" : " was refused"));
 * }
 * }</pre>
 *
 * The table needs a primary key {@code @U64 long}. Its handle offers no update or delete: a row that disappears before it is sent
 * stops the outbox. The server deletes rows by itself when they are answered. Modules with it need SpacetimeDB 2.14 or newer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Outbox {
    /** The receiver's reducer, by the name it has in the receiver's database. */
    String reducer();

    /** The component that says which database: of type {@code Identity}. */
    String target();

    /**
     * The components that are the call's arguments, in the order of the receiver's parameters. Empty: all but primary key and target, in
     * their order.
     */
    String[] arguments() default {};

    /**
     * The receiver's parameters, by the names they have in the receiver's database, which refuses calls that have them otherwise. Empty: the
     * arguments' names in snake_case.
     */
    String[] parameters() default {};

    /**
     * The reducer of this module that is told the outcome, with the row and a {@code Result<Unit, String>}: the name of a method annotated
     * with {@link Reducer}. Empty: nobody is told. Clients cannot call it.
     */
    String onResult() default "";
}
