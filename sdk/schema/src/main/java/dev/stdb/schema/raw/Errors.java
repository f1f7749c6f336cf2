package dev.stdb.schema.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The errors found so far. Stages remember where they began, to know whether they failed and to hide what they found. */
final class Errors {
    private final List<SchemaError> found = new ArrayList<>();

    void add(SchemaError error) {
        found.add(error);
    }

    int mark() {
        return found.size();
    }

    boolean since(int mark) {
        return found.size() > mark;
    }

    /** Forgets errors from {@code from} up to {@code to}: what ended a stage hides them. */
    void hide(int from, int to) {
        found.subList(from, to).clear();
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In the server's order, each once. */
    List<SchemaError> sorted() {
        var sorted = new TreeSet<SchemaError>(DerivedOrder.INSTANCE);
        sorted.addAll(found);
        return List.copyOf(sorted);
    }
}
