package dev.stdb.workbench.view;

import dev.stdb.workbench.Entry;
import dev.stdb.workbench.Feed;
import dev.stdb.workbench.Link;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Pane;
import dev.stdb.workbench.TableState;
import dev.stdb.workbench.rows.Flash;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The list on the left: headings and entries.
 *
 * @param title of the pane
 * @param lines all of them
 * @param top the first one shown
 * @param focused whether keys go here
 * @param empty what to say when there are no lines
 */
public record ListView(String title, List<Line> lines, int top, boolean focused, String empty) {
    /** A line of the list. */
    public sealed interface Line {}

    /** The name of a section. */
    public record Heading(String text) implements Line {}

    /** An empty line between sections. */
    public record Gap() implements Line {}

    /**
     * A table, view, event table or reducer.
     *
     * @param index into the entries shown
     * @param marks a letter each: P private, S scheduled, L lifecycle
     * @param count how many rows or events, or empty
     * @param selected whether the cursor is here
     * @param open whether its rows are shown
     * @param pulse how strongly a change of its count shows, 0 to 3
     */
    public record Item(
            int index, String name, String marks, String count, Tone tone, boolean selected, boolean open, int pulse)
            implements Line {}

    public ListView {
        lines = List.copyOf(lines);
    }

    public static ListView of(Model model) {
        String filter = model.list().filter();
        String title =
                filter.isEmpty() ? model.target().database() : model.target().database() + " /" + filter;
        String empty = filter.isEmpty() ? nothing(model) : "No name contains `" + filter + "`. Esc shows all.";
        return new ListView(title, lines(model), model.list().top(), model.focus() == Pane.LIST, empty);
    }

    private static String nothing(Model model) {
        return model.link() instanceof Link.Up ? "The module has no tables and no reducers." : "";
    }

    private static List<Line> lines(Model model) {
        var lines = new ArrayList<Line>();
        Entry.Kind section = null;
        List<Entry> listed = model.listed();
        for (int i = 0; i < listed.size(); i++) {
            Entry entry = listed.get(i);
            if (entry.kind() != section) {
                if (section != null) lines.add(new Gap());
                section = entry.kind();
                lines.add(new Heading(section.title()));
            }
            lines.add(item(model, entry, i));
        }
        return lines;
    }

    private static Item item(Model model, Entry entry, int index) {
        TableState table = entry.isReducer() ? null : model.tables().get(entry.name());
        String marks = entry.marks().stream()
                .sorted()
                .map(mark -> mark.word().substring(0, 1).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
        return new Item(
                index,
                entry.name(),
                marks,
                table == null ? "" : count(table),
                tone(entry, table == null ? new Feed.Live() : table.feed()),
                index == model.list().selected(),
                !entry.isReducer() && entry.name().equals(model.open()),
                table == null ? 0 : pulse(table, model.nowMillis()));
    }

    private static String count(TableState table) {
        return switch (table.feed()) {
            case Feed.Asked asked -> "…";
            case Feed.Refused refused -> "–";
            default -> Numbers.grouped(table.count());
        };
    }

    private static Tone tone(Entry entry, Feed feed) {
        if (entry.is(Entry.Mark.LIFECYCLE)) return Tone.QUIET;
        return feed instanceof Feed.Refused || feed instanceof Feed.Stale ? Tone.QUIET : Tone.NORMAL;
    }

    private static int pulse(TableState table, long now) {
        if (table.changedAtMillis() == 0) return 0;
        long age = now - table.changedAtMillis();
        return age >= Flash.LASTS ? 0 : 3 - (int) (age * 3 / Flash.LASTS);
    }

    /** The entry on a line, or -1 for a heading or none. */
    public static int entryAt(Model model, int line) {
        List<Line> lines = lines(model);
        return line >= 0 && line < lines.size() && lines.get(line) instanceof Item item ? item.index() : -1;
    }

    /** The first line to show so that the selected entry, and a heading right above it, is in view. */
    public static int topFor(Model model) {
        List<Line> lines = lines(model);
        int height = Math.max(1, model.viewport().listLines());
        int on = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) instanceof Item item && item.selected()) on = i;
        }
        int wanted = on > 0 && lines.get(on - 1) instanceof Heading ? on - 1 : on;
        int top = Math.min(Math.max(model.list().top(), on - height + 1), wanted);
        return Math.clamp(top, 0, Math.max(0, lines.size() - height));
    }
}
