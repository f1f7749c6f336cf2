package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method a procedure: clients call it and get what it returns. Unlike a reducer it may sleep, send HTTP requests and
 * open several transactions; outside of those it reaches no table.
 *
 * <pre>{@code
 * @Procedure
 * static long countPlayers(ProcedureContext ctx) {
 *     return ctx.withTx(tx -> tx.db().player().count());
 * }
 *
 * @Procedure
 * static String weather(ProcedureContext ctx, String city) {
 *     HttpResponse answer = ctx.http().get("https://weather.example/" + city);
 *     ctx.inTx(tx -> tx.db().report().insert(new Report(0, city, answer.text())));
 *     return answer.text();
 * }
 * }</pre>
 *
 * The first parameter may be the generated {@code ProcedureContext}; the others are the arguments. It returns nothing or any value
 * that a column could hold. There is no refusal: return a {@link Result} where there are two outcomes. An exception is a crash:
 * logged with its stack trace, and the caller is told that the instance failed.
 *
 * <p>The rows of a scheduled table may call a procedure too: {@link Table#scheduled}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Procedure {
    /** The procedure's name for clients, used exactly as given. Empty: the method's name in snake_case. */
    String name() default "";
}
