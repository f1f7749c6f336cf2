package dev.stdb.sql;

import java.util.Optional;

/** The tables that statements may name. */
@FunctionalInterface
public interface Catalog {

    /** The table called {@code name}, canonically or by its accessor, whoever may read it; empty when there is none. */
    Optional<SqlTable> table(String name);
}
