package dev.stdb.module;

/** How the server makes its names from those of a module, where none is given explicitly. */
public enum CasePolicy {
    /**
     * Tables, columns, fields and functions in {@code snake_case}, variants in {@code camelCase}, types in {@code PascalCase}. What
     * modules have that do not say otherwise.
     */
    SNAKE_CASE,
    /** All names as they are written. */
    NONE
}
