package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a record, or a final class with fields, the row of a table.
 *
 * <pre>{@code
 * @Table(isPublic = true)
 * public record Player(@PrimaryKey Identity identity, @Unique String name, int score) {}
 * }</pre>
 *
 * Reducers reach the table as {@code ctx.db().player()}. Several {@code @Table} on one record make several tables with the same
 * row type; each then needs its own {@link #accessor}.
 *
 * <p>Of a final class all fields are columns that are not private, static or transient, in source order; it needs a constructor
 * without parameters:
 *
 * <pre>{@code
 * @Table
 * public final class Score {
 *     @PrimaryKey @AutoInc @U64 public long id;
 *     public String name = "";
 *     public int points;
 * }
 * }</pre>
 *
 * <p>A scheduled table calls a reducer or procedure for each of its rows when the row's {@code ScheduleAt} comes:
 *
 * <pre>{@code
 * @Table(scheduled = "tick")
 * public record TickTimer(@PrimaryKey @AutoInc @U64 long id, ScheduleAt scheduledAt) {}
 *
 * @Reducer
 * static void tick(ReducerContext ctx, TickTimer timer) { ... }
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Table.Tables.class)
public @interface Table {
    /**
     * The Java name of the table: the method on {@code Db}, and the source name in the module definition. Empty: the record's
     * name with a lower-case first letter. The server's name for it is this in snake_case, {@code userAccount} becoming {@code
     * user_account}, unless {@link #name} says otherwise.
     */
    String accessor() default "";

    /** The table's name in SQL and for clients, used exactly as given. Empty: derived from {@link #accessor}. */
    String name() default "";

    /** Whether clients may read and subscribe to the table. Private by default: only the module and the owner see its rows. */
    boolean isPublic() default false;

    /** An event table: inserted rows go to the subscribers when the transaction commits and are never stored. */
    boolean event() default false;

    /**
     * What is called for each row when its time comes: the name of a method annotated with {@link Reducer} or {@link Procedure} whose one
     * argument is this record. Needs a {@code ScheduleAt} column and a {@code @PrimaryKey @U64 long} column.
     */
    String scheduled() default "";

    /** Which column holds the schedule. Empty: the record's only {@code ScheduleAt} column. */
    String scheduledAt() default "";

    /** Holds several {@link Table} on one record; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.TYPE)
    @interface Tables {
        Table[] value();
    }
}
