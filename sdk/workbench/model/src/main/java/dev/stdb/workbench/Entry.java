package dev.stdb.workbench;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.schema.ColumnSchema;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Something the module has: a line of the list on the left.
 *
 * @param name canonical name
 * @param columns of its rows; empty for reducers
 * @param primaryKey position of the key column
 * @param parameters of a reducer; empty for others
 */
public record Entry(
        Kind kind,
        String name,
        Set<Mark> marks,
        List<ColumnSchema> columns,
        OptionalInt primaryKey,
        ProductType parameters) {
    /** What it is. */
    public enum Kind {
        TABLE("Tables"),
        EVENT_TABLE("Event tables"),
        VIEW("Views"),
        REDUCER("Reducers");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** Heading of its section. */
        public String title() {
            return title;
        }
    }

    /** What is special about it. */
    public enum Mark {
        /** Only the owner may read or call it. */
        PRIVATE("private"),
        /** Its rows call a reducer at their time, or it is the reducer they call. */
        SCHEDULED("scheduled"),
        /** The server calls it, nobody else can. */
        LIFECYCLE("lifecycle");

        private final String word;

        Mark(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public Entry {
        marks = Set.copyOf(marks);
        columns = List.copyOf(columns);
    }

    public boolean isReducer() {
        return kind == Kind.REDUCER;
    }

    public boolean isEvents() {
        return kind == Kind.EVENT_TABLE;
    }

    public boolean is(Mark mark) {
        return marks.contains(mark);
    }
}
