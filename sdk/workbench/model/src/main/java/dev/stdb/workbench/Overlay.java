package dev.stdb.workbench;

import dev.stdb.workbench.form.Form;
import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.rows.EventRow;
import dev.stdb.workbench.rows.GridRow;

/** What lies over the panes and takes the keys. */
public sealed interface Overlay {
    /**
     * All keys and commands.
     *
     * @param under where the user was
     */
    record Help(Context under, int top) implements Overlay {}

    /** One row in full; it follows the row with the same primary key. */
    record RowRecord(String table, GridRow row, int top) implements Overlay {}

    /** One event in full. */
    record EventRecord(String table, EventRow event, int top) implements Overlay {}

    /**
     * A reducer's arguments being typed.
     *
     * @param note why it was not sent, or empty
     */
    record Calling(Form form, String note) implements Overlay {}

    /** A call's answer. */
    record Result(int callId, int top) implements Overlay {}

    /** All calls, newest first. */
    record History(int selected, int top) implements Overlay {}

    /** A line being typed. */
    record Typing(Prompt prompt) implements Overlay {}

    /** Whether to allow calls on a server that is not this machine. */
    record ConfirmUnlock() implements Overlay {}

    /** Where the keys go while it is open. */
    default Context context() {
        return switch (this) {
            case Help help -> Context.HELP;
            case RowRecord row -> Context.RECORD;
            case EventRecord event -> Context.RECORD;
            case Calling calling -> Context.FORM;
            case Result result -> Context.RESULT;
            case History history -> Context.HISTORY;
            case Typing typing -> Context.PROMPT;
            case ConfirmUnlock confirm -> Context.CONFIRM;
        };
    }
}
