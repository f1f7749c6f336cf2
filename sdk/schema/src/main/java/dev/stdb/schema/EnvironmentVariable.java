package dev.stdb.schema;

import java.util.List;

/**
 * An environment variable that a module declares (servers from 2.11.0).
 *
 * @param optional whether publishing succeeds without a value
 */
public record EnvironmentVariable(String name, Constraint constraint, boolean optional) {
    /** Which values are allowed. */
    public sealed interface Constraint {
        /** Whether the variable may have this value. */
        default boolean allows(String value) {
            return switch (this) {
                case AnyText() -> true;
                case Literal(String only) -> only.equals(value);
                case OneOf(List<String> some) -> some.contains(value);
            };
        }

        record AnyText() implements Constraint {}

        record Literal(String value) implements Constraint {}

        record OneOf(List<String> values) implements Constraint {
            public OneOf {
                values = List.copyOf(values);
            }
        }
    }
}
