package dev.stdb.workbench;

import java.util.Arrays;
import java.util.Optional;

/** The commands after {@code :}; help and completion are made from this list. */
public enum Command {
    OPEN("open", "TABLE", "show the rows of a table, view or event table"),
    CALL("call", "REDUCER", "open the form of a reducer"),
    FILTER("filter", "TEXT", "show only rows that contain a text; without one, all"),
    SORT("sort", "COLUMN", "sort by a column; again to reverse"),
    PAUSE("pause", "", "hold the event stream still"),
    RESUME("resume", "", "let it run again"),
    HISTORY("history", "", "calls made and their answers"),
    UNLOCK("unlock", "", "allow calls on a server that is not this machine"),
    LOCK("lock", "", "allow no calls again"),
    RECONNECT("reconnect", "", "connect again now"),
    HELP("help", "", "all keys and commands"),
    QUIT("quit", "", "leave");

    private final String word;
    private final String argument;
    private final String help;

    Command(String word, String argument, String help) {
        this.word = word;
        this.argument = argument;
        this.help = help;
    }

    public String word() {
        return word;
    }

    /** What follows the word, or empty. */
    public String argument() {
        return argument;
    }

    public String help() {
        return help;
    }

    /** The command of this word or of the only one that starts like it. */
    static Optional<Command> of(String typed) {
        var exact = Arrays.stream(values()).filter(c -> c.word.equals(typed)).findFirst();
        if (exact.isPresent()) return exact;
        var alike =
                Arrays.stream(values()).filter(c -> c.word.startsWith(typed)).toList();
        return alike.size() == 1 ? Optional.of(alike.get(0)) : Optional.empty();
    }
}
