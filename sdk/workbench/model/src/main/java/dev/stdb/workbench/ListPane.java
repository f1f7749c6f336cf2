package dev.stdb.workbench;

import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.view.ListView;
import dev.stdb.workbench.view.ListView.Gap;
import dev.stdb.workbench.view.ListView.Heading;
import dev.stdb.workbench.view.ListView.Item;
import dev.stdb.workbench.view.ListView.Line;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The list on the left, made from the model; which entry a line is, and which lines are in view. */
final class ListPane {
    private ListPane() {}

    static ListView of(Model model) {
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
    static int entryAt(Model model, int line) {
        List<Line> lines = lines(model);
        return line >= 0 && line < lines.size() && lines.get(line) instanceof Item item ? item.index() : -1;
    }

    /** The first line to show so that the selected entry, and a heading right above it, is in view. */
    static int topFor(Model model) {
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
