package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The source name of a column, field, parameter, enum constant or variant where Java cannot spell it, such as a keyword.
 *
 * <pre>{@code
 * @Table
 * public record Item(@PrimaryKey @U64 long id, @Name("class") String kind) {}
 * }</pre>
 *
 * Generated methods keep the Java name. Tables, functions, views and types are named by their own annotations.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Name {
    /** The name as the module definition says it, before any case conversion. */
    String value();
}
