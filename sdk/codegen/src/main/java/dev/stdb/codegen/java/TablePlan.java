package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * The handle of one table or view.
 *
 * @param java the handle's class
 * @param accessor the method that gives it
 * @param name canonical name, with the namespaces of submodules
 * @param row the rows' class
 * @param unique columns in which no two rows are alike
 * @param fingerprint of the rows
 */
record TablePlan(
        ClassName java,
        String accessor,
        String name,
        ClassName row,
        Kind kind,
        boolean isView,
        List<Unique> unique,
        String fingerprint) {
    enum Kind {
        PLAIN,
        /** With a primary key. */
        KEYED,
        EVENT
    }

    /**
     * A column to look rows up by.
     *
     * @param method such as {@code findByName}
     */
    record Unique(String method, int column, Field field) {}

    String word() {
        return isView ? "view" : isEvent() ? "event table" : "table";
    }

    boolean isEvent() {
        return kind == Kind.EVENT;
    }
}
