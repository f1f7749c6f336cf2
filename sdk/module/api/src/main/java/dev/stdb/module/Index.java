package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An index, to find rows without reading the whole table. On a record component it covers that column; on the record it covers
 * {@link #columns} in the order given.
 *
 * <pre>{@code
 * @Table
 * @Index(accessor = "byTeamAndScore", columns = {"team", "score"})
 * public record Player(@PrimaryKey @U64 long id, int team, @Index int level, int score) {}
 *
 * for (Player p : ctx.db().player().level().filter(3)) { ... }
 * for (Player p : ctx.db().player().level().filter(IntRange.atLeast(10))) { ... }
 * for (Player p : ctx.db().player().byTeamAndScore().filter(2, IntRange.closed(50, 99))) { ... }
 * long gone = ctx.db().player().level().delete(0);
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
@Repeatable(Index.Indexes.class)
public @interface Index {
    /** How the database keeps the index. */
    enum Algorithm {
        /** Sorted: points, ranges, and prefixes of several columns. */
        BTREE,
        /** Points only. */
        HASH,
        /** An array by key, for one unique column of {@code @U8}, {@code @U16}, {@code @U32} or {@code @U64} or an enum: dense keys only. */
        DIRECT
    }

    /** The method on the table's handle. Empty: the column's name, or the columns' names joined by {@code And}. */
    String accessor() default "";

    /** The index's name in the database, exactly as given. Empty: made from table and columns. */
    String name() default "";

    /** The columns, by component name; needed on a record, absent on a component. */
    String[] columns() default {};

    /** How the database keeps it. */
    Algorithm algorithm() default Algorithm.BTREE;

    /** Holds several {@link Index} in one place; the compiler writes it. */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
    @interface Indexes {
        Index[] value();
    }
}
