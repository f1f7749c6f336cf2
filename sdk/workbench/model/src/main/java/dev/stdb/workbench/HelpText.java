package dev.stdb.workbench;

import dev.stdb.workbench.keys.Binding;
import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.keys.KeyMap;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;

/** Help, made from the key map and the list of commands. */
final class HelpText {
    private static final int KEYS = 18;

    private HelpText() {}

    static List<TextLine> lines(Model model, Context under) {
        var lines = new ArrayList<TextLine>();
        int width = Math.max(20, model.viewport().overlayWidth() - KEYS - 2);
        section(lines, under, width);
        for (Context context : Context.values()) {
            if (context != under && context != Context.HELP) section(lines, context, width);
        }
        lines.add(TextLine.of("Commands", Tone.TITLE));
        for (Command command : Command.values()) {
            String typed = ":" + command.word() + (command.argument().isEmpty() ? "" : " " + command.argument());
            entry(lines, width, typed, command.help());
        }
        lines.add(TextLine.BLANK);
        lines.add(TextLine.of("Marks", Tone.TITLE));
        entry(lines, width, "P", "private: only the owner of the database may read or call it");
        entry(lines, width, "S", "scheduled: rows that call a reducer at their time, or the reducer they call");
        entry(lines, width, "L", "lifecycle: called by the server itself");
        entry(lines, width, "+ ~ -", "in front of a row: inserted, changed, deleted a moment ago");
        return lines;
    }

    private static void section(List<TextLine> lines, Context context, int width) {
        lines.add(TextLine.of(context.title(), Tone.TITLE));
        for (Binding binding : KeyMap.bindings(context)) {
            entry(lines, width, binding.labels(), binding.action().help());
        }
        lines.add(TextLine.BLANK);
    }

    private static void entry(List<TextLine> lines, int width, String keys, String help) {
        String left = keys;
        for (String part : TextWidth.wrapWords(help, width)) {
            lines.add(TextLine.of(new Span("  " + TextWidth.fit(left, KEYS, false), Tone.KEY), Span.of(part)));
            left = "";
        }
    }
}
