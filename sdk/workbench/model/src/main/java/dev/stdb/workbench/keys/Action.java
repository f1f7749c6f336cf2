package dev.stdb.workbench.keys;

/** What a key can do; the words are those of hints and help. */
public enum Action {
    UP("up", "one line up"),
    DOWN("down", "one line down"),
    LEFT("left", "one column to the left"),
    RIGHT("right", "one column to the right"),
    PAGE_UP("page up", "one page up"),
    PAGE_DOWN("page down", "one page down"),
    FIRST("first", "to the first line"),
    LAST("last", "to the last line"),
    OTHER_PANE("pane", "between the list and the rows"),
    OPEN("open", "show the rows, or the form of the reducer"),
    SHOW_RECORD("record", "all columns of this row, values in full"),
    SORT("sort", "sort by this column, again to reverse, again to undo"),
    FILTER("filter", "show only what contains a text; column:text looks in one column"),
    COMMAND("command", "type a command; Tab completes it"),
    HISTORY("history", "calls made and their answers"),
    PAUSE("pause", "hold the stream still, and let it run again"),
    CLEAR("clear", "forget the events shown"),
    RECONNECT("reconnect", "connect now instead of waiting"),
    HELP("help", "all keys and commands"),
    BACK("back", "close this, or drop the filter"),
    QUIT("quit", "leave"),
    NEXT_FIELD("next field", "to the next field"),
    PREVIOUS_FIELD("previous field", "to the field before"),
    ACCEPT("next", "to the next field; on the last line: call"),
    SEND("call", "check every field and call the reducer"),
    CHANGE("change", "the next choice"),
    CHANGE_BACK("change back", "the choice before"),
    ADD_ITEM("add item", "one more item in this array"),
    REMOVE_ITEM("remove item", "take this item out of its array"),
    CALL_AGAIN("call again", "open the form with the same arguments"),
    COMPLETE("complete", "complete the word"),
    SUBMIT("do it", "run the command, or keep the filter"),
    PREVIOUS_LINE("earlier", "the command before"),
    NEXT_LINE("later", "the command after"),
    YES("yes", "do it"),
    NO("no", "leave everything as it is");

    private final String hint;
    private final String help;

    Action(String hint, String help) {
        this.hint = hint;
        this.help = help;
    }

    /** One or two words, for the line of keys that is always visible. */
    public String hint() {
        return hint;
    }

    /** What it does, for the help. */
    public String help() {
        return help;
    }
}
