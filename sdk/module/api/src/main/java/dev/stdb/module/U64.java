package dev.stdb.module;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An unsigned 64-bit integer in a {@code long}, whose 64 bits it uses all: print and compare numbers from 2<sup>63</sup> on with {@link
 * Long#toUnsignedString(long)} and {@link Long#compareUnsigned}.
 *
 * <pre>{@code
 * @Table
 * public record Item(@PrimaryKey @AutoInc @U64 long id, List<@U64 Long> parents) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE_USE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface U64 {}
