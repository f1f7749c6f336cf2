package dev.stdb.workbench.keys;

/** Where the user is, as far as keys go: the focused pane, or what lies over it. */
public enum Context {
    SIDEBAR("Tables, views and reducers"),
    GRID("Rows of a table"),
    STREAM("Events as they happen"),
    RECORD("One row"),
    FORM("Calling a reducer"),
    RESULT("The answer of a call"),
    HISTORY("Calls so far"),
    HELP("Help"),
    PROMPT("Typing a command or filter"),
    CONFIRM("A question"),
    TROUBLE("No connection");

    private final String title;

    Context(String title) {
        this.title = title;
    }

    /** Heading of its keys in the help. */
    public String title() {
        return title;
    }
}
