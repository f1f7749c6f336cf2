package dev.stdb.workbench;

import dev.stdb.schema.ColumnSchema;
import dev.stdb.workbench.keys.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs and completes commands. */
final class Commands {
    private Commands() {}

    static void run(Draft draft, String line) {
        String[] parts = line.strip().split("\\s+", 2);
        String argument = parts.length > 1 ? parts[1].strip() : "";
        Optional<Command> command = parts[0].equals("q") ? Optional.of(Command.QUIT) : Command.of(parts[0]);
        if (command.isEmpty()) {
            draft.complain("There is no command `" + parts[0] + "`; :help lists all.");
        } else if (!command.get().argument().isEmpty() && argument.isEmpty() && command.get() != Command.FILTER) {
            draft.complain("`:" + command.get().word() + "` needs a name: :"
                    + command.get().word() + " " + command.get().argument());
        } else {
            run(draft, command.get(), argument);
        }
    }

    private static void run(Draft draft, Command command, String argument) {
        int height = draft.viewport.gridLines();
        switch (command) {
            case OPEN -> open(draft, argument);
            case CALL -> call(draft, argument);
            case FILTER -> draft.changeOpen(table -> Grid.filtered(draft, table, argument));
            case SORT -> sort(draft, argument);
            case PAUSE -> draft.changeOpen(table -> Grid.paused(table, true, height));
            case RESUME -> draft.changeOpen(table -> Grid.paused(table, false, height));
            case HISTORY -> draft.push(new Overlay.History(0, 0));
            case UNLOCK -> unlock(draft);
            case LOCK -> lock(draft);
            case RECONNECT -> Update.connect(draft, 1);
            case HELP -> draft.push(new Overlay.Help(Context.SIDEBAR, 0));
            case QUIT -> draft.effects.add(new Effect.Quit());
        }
    }

    private static void open(Draft draft, String name) {
        Optional<Entry> entry = draft.catalogue.rows(name);
        if (entry.isEmpty()) {
            draft.complain("The module has no table, view or event table `" + name + "`.");
            return;
        }
        Sidebar.reveal(draft, entry.get());
        Update.open(draft, entry.get());
        draft.focus = Pane.ROWS;
    }

    private static void call(Draft draft, String name) {
        Optional<Entry> reducer = draft.catalogue.reducer(name);
        if (reducer.isEmpty()) draft.complain("The module has no reducer `" + name + "`.");
        else Calling.openForm(draft, reducer.get());
    }

    private static void sort(Draft draft, String name) {
        Optional<ColumnSchema> column = draft.openTable()
                .flatMap(table -> table.entry().columns().stream()
                        .filter(c -> c.name().equals(name))
                        .findFirst());
        if (column.isEmpty()) {
            draft.complain("The table shown has no column `" + name + "`.");
            return;
        }
        int position = column.get().position();
        draft.changeOpen(table -> Grid.sorted(table, position, draft.viewport.gridLines()));
    }

    private static void unlock(Draft draft) {
        if (draft.model().mayCall()) draft.tell("Calls are allowed already.");
        else draft.push(new Overlay.ConfirmUnlock());
    }

    private static void lock(Draft draft) {
        draft.unlocked = false;
        if (draft.target.local()) draft.tell("Calls to a server on this machine are always allowed.");
        else draft.tell("No calls are allowed until :unlock.");
    }

    /** What the last word of a line could become. */
    static List<String> completions(Draft draft, String line) {
        String[] words = line.stripLeading().split("\\s+", -1);
        String last = words[words.length - 1];
        Stream<String> all = words.length == 1
                ? Arrays.stream(Command.values()).map(Command::word)
                : arguments(draft, Command.of(words[0]).orElse(Command.QUIT));
        return all.filter(word -> word.startsWith(last)).sorted().toList();
    }

    private static Stream<String> arguments(Draft draft, Command command) {
        return switch (command) {
            case OPEN ->
                draft.catalogue.entries().stream().filter(e -> !e.isReducer()).map(Entry::name);
            case CALL ->
                draft.catalogue.entries().stream().filter(Entry::isReducer).map(Entry::name);
            case SORT ->
                draft.openTable().stream()
                        .flatMap(table -> table.entry().columns().stream())
                        .map(ColumnSchema::name);
            default -> Stream.empty();
        };
    }
}
