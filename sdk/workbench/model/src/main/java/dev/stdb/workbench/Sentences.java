package dev.stdb.workbench;

import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;

/** What to say where there is nothing to show. */
final class Sentences {
    private Sentences() {}

    static List<TextLine> noTable(Model model) {
        return switch (model.link()) {
            case Link.Connecting(int attempt) -> connecting(model.target(), attempt);
            case Link.Up up -> lines("This module has no tables.", "Its reducers can be called: Enter opens a form.");
            case Link.Down(Trouble why, int attempt, long at) -> trouble(why, retry(at, model.nowMillis()), model);
            case Link.Stopped(Trouble why) -> trouble(why, "r tries again, q leaves.", model);
        };
    }

    private static List<TextLine> connecting(Target target, int attempt) {
        String tries = attempt > 1 ? " (try " + attempt + ")" : "";
        return lines("Connecting to " + target.database() + " on " + target.uri() + " …" + tries);
    }

    private static String retry(long at, long now) {
        return "Next try in " + Math.max(1, (at - now + 999) / 1000) + " s. r tries now, q leaves.";
    }

    private static List<TextLine> trouble(Trouble why, String next, Model model) {
        int width = Math.max(20, model.viewport().gridWidth() - 4);
        var lines = new ArrayList<TextLine>();
        TextWidth.wrapWords(why.sentence(), width).forEach(line -> lines.add(TextLine.of(line, Tone.BAD)));
        if (!why.serverText().isBlank()
                && !why.sentence().contains(why.serverText().strip())) {
            TextWidth.wrapWords("It says: " + why.serverText().strip(), width)
                    .forEach(line -> lines.add(TextLine.of(line, Tone.NORMAL)));
        }
        lines.add(TextLine.BLANK);
        TextWidth.wrapWords(why.wayOut(), width).forEach(line -> lines.add(TextLine.of(line, Tone.NORMAL)));
        lines.add(TextLine.of(next, Tone.QUIET));
        return lines;
    }

    static List<TextLine> noRows(Model model, TableState table) {
        Entry entry = table.entry();
        return switch (table.feed()) {
            case Feed.Asked asked when model.link() instanceof Link.Up -> lines("Fetching the rows …");
            case Feed.Asked asked -> lines("Not fetched yet.");
            case Feed.TooMany(long rows) ->
                lines(Numbers.of(rows, "row") + " here; they are fetched when you open the table.", "Enter opens it.");
            case Feed.Refused(String text) -> refused(entry, text, model);
            default -> empty(entry, table);
        };
    }

    private static List<TextLine> refused(Entry entry, String text, Model model) {
        var lines = new ArrayList<TextLine>();
        int width = Math.max(20, model.viewport().gridWidth() - 4);
        String what = entry.is(Entry.Mark.PRIVATE)
                ? "`" + entry.name() + "` is private: only the owner of the database may read it."
                : "The server does not give these rows.";
        TextWidth.wrapWords(what, width).forEach(line -> lines.add(TextLine.of(line, Tone.WARNING)));
        TextWidth.wrapWords(text, width).forEach(line -> lines.add(TextLine.of(line, Tone.QUIET)));
        return lines;
    }

    private static List<TextLine> empty(Entry entry, TableState table) {
        if (!table.filter().isEmpty()) {
            return lines("Nothing contains `" + table.filter() + "`.", "Esc shows everything.");
        }
        if (entry.isEvents()) {
            return lines("Nothing has happened since you connected.", "Events appear here the moment they do.");
        }
        String what = entry.kind() == Entry.Kind.VIEW ? "The view" : "The table";
        return lines(what + " is empty.", "Rows appear here the moment they are inserted.");
    }

    private static List<TextLine> lines(String first, String... others) {
        var lines = new ArrayList<TextLine>();
        lines.add(TextLine.of(first, Tone.NORMAL));
        for (String other : others) lines.add(TextLine.of(other, Tone.QUIET));
        return lines;
    }
}
