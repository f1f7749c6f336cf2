package dev.stdb.workbench.view;

import dev.stdb.workbench.Command;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.keys.Binding;
import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.keys.KeyMap;
import java.util.ArrayList;
import java.util.List;

/** Help, made from the key map and the list of commands. */
final class HelpText {
    private static final int KEYS = 22;

    private HelpText() {}

    static List<TextLine> lines(Model model, Context under) {
        var lines = new ArrayList<TextLine>();
        section(lines, under);
        for (Context context : Context.values()) {
            if (context != under && context != Context.HELP) section(lines, context);
        }
        lines.add(TextLine.of("Commands", Tone.TITLE));
        for (Command command : Command.values()) {
            String typed = ":" + command.word() + (command.argument().isEmpty() ? "" : " " + command.argument());
            lines.add(entry(typed, command.help()));
        }
        lines.add(TextLine.BLANK);
        lines.add(TextLine.of("Marks", Tone.TITLE));
        lines.add(entry("P", "private: only the owner of the database may read or call it"));
        lines.add(entry("S", "scheduled: rows that call a reducer at their time, or the reducer they call"));
        lines.add(entry("L", "lifecycle: called by the server itself"));
        lines.add(entry("+ ~ -", "in front of a row: inserted, changed, deleted a moment ago"));
        return lines;
    }

    private static void section(List<TextLine> lines, Context context) {
        lines.add(TextLine.of(context.title(), Tone.TITLE));
        for (Binding binding : KeyMap.bindings(context)) {
            lines.add(entry(binding.labels(), binding.action().help()));
        }
        lines.add(TextLine.BLANK);
    }

    private static TextLine entry(String keys, String help) {
        return TextLine.of(new Span("  " + TextWidth.fit(keys, KEYS, false), Tone.KEY), Span.of(help));
    }
}
