package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the environment variables that the module reads: the record's components, whose names are the keys. They are set when the
 * module is published, and every context reads them with {@code env()}. At most one record of a module.
 *
 * <pre>{@code
 * enum LogLevel { DEBUG, @Name("very loud") LOUD }
 *
 * @Environment
 * record Env(String API_KEY, Optional<LogLevel> LEVEL, @Environment.Values({"eu", "us"}) String REGION) {}
 *
 * @Reducer
 * static void show(ReducerContext ctx) {
 *     Log.info("region " + ctx.env().REGION());
 * }
 * }</pre>
 *
 * A component is a {@code String} or an enum, whose constants stand for their names; {@code Optional} or {@code @Nullable} where a
 * value may be missing. Keys consist of letters, digits and {@code _}. The server refuses a publication without a required value, or with
 * one that is not allowed. Modules with it need SpacetimeDB 2.11 or newer.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Environment {
    /**
     * The only texts that a {@code String} variable may have.
     *
     * <pre>{@code
     * @Environment
     * record Env(@Environment.Values({"eu", "us"}) String REGION) {}
     * }</pre>
     */
    @Documented
    @Retention(RetentionPolicy.CLASS)
    @Target(ElementType.RECORD_COMPONENT)
    @interface Values {
        String[] value();
    }
}
