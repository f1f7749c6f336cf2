package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableChange;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.value.ValueText;
import dev.stdb.workbench.view.OverlayView;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Calls and their answers as text. */
final class CallText {
    private static final int MOST_ROWS = 200;

    private CallText() {}

    static OverlayView result(Model model, Overlay.Result result) {
        Optional<Call> call = model.call(result.callId());
        if (call.isEmpty()) {
            var line = TextLine.of("This call is no longer kept.", Tone.QUIET);
            return new OverlayView.Text("Call", List.of(line), 0, -1, false);
        }
        var lines = new ArrayList<TextLine>();
        request(model, call.get(), lines);
        lines.add(TextLine.BLANK);
        answer(model, call.get(), lines);
        boolean bad =
                !(call.get().answer() instanceof Answer.Committed || call.get().answer() instanceof Answer.Waiting);
        return new OverlayView.Text("Call of " + call.get().reducer(), lines, result.top(), -1, bad);
    }

    private static void request(Model model, Call call, List<TextLine> lines) {
        var text = new ValueText(model.catalogue().typespace());
        String line = call.reducer() + "(" + text.arguments(call.arguments(), call.parameters()) + ")";
        for (String part : TextWidth.wrap(line, model.viewport().overlayWidth())) {
            lines.add(TextLine.of(part, Tone.STRONG));
        }
    }

    private static void answer(Model model, Call call, List<TextLine> lines) {
        int width = model.viewport().overlayWidth();
        switch (call.answer()) {
            case Answer.Waiting waiting -> lines.add(TextLine.of("… waiting for the answer", Tone.QUIET));
            case Answer.Committed(List<TableChange> changes) -> {
                lines.add(TextLine.of("✓ Committed in " + took(call), Tone.GOOD));
                changes(model, changes, lines);
            }
            case Answer.Refused(String message) -> {
                lines.add(TextLine.of("✗ Refused by the module after " + took(call), Tone.BAD));
                lines.add(TextLine.BLANK);
                TextWidth.wrap(message, width).forEach(part -> lines.add(TextLine.of(part, Tone.STRONG)));
                lines.add(TextLine.BLANK);
                lines.add(TextLine.of("Nothing has changed. c opens the form again.", Tone.QUIET));
            }
            case Answer.Crashed(String serverText) -> {
                lines.add(TextLine.of("✗ Crashed after " + took(call), Tone.BAD));
                lines.add(TextLine.BLANK);
                TextWidth.wrap(serverText, width).forEach(part -> lines.add(TextLine.of(part, Tone.STRONG)));
                lines.add(TextLine.BLANK);
                TextWidth.wrapWords(
                                "Nothing has changed. What went wrong inside the module is in its log, which the owner"
                                        + " of the database can read.",
                                width)
                        .forEach(part -> lines.add(TextLine.of(part, Tone.QUIET)));
            }
            case Answer.Lost(String why) -> {
                lines.add(TextLine.of("? No answer", Tone.WARNING));
                lines.add(TextLine.BLANK);
                TextWidth.wrapWords(why + " The call may have been executed or not: look at the rows.", width)
                        .forEach(part -> lines.add(TextLine.of(part, Tone.NORMAL)));
            }
        }
    }

    private static String took(Call call) {
        return Numbers.millis(Math.max(0, call.answeredAtMillis() - call.sentAtMillis()));
    }

    private static void changes(Model model, List<TableChange> changes, List<TextLine> lines) {
        if (changes.isEmpty()) {
            lines.add(TextLine.of("It changed none of the rows shown here.", Tone.QUIET));
        }
        for (TableChange change : changes) {
            lines.add(TextLine.BLANK);
            lines.add(TextLine.of(
                    change.table() + ": " + Numbers.of(change.changes().size(), "change"), Tone.TITLE));
            List<ColumnSchema> columns =
                    model.catalogue().rows(change.table()).map(Entry::columns).orElse(List.of());
            var text = new ValueText(model.catalogue().typespace());
            for (RowChange row : change.changes()
                    .subList(0, Math.min(MOST_ROWS, change.changes().size()))) {
                row(row, columns, text, lines);
            }
            if (change.changes().size() > MOST_ROWS) {
                String rest = "… and " + Numbers.grouped(change.changes().size() - MOST_ROWS) + " more";
                lines.add(TextLine.of(rest, Tone.QUIET));
            }
        }
    }

    private static void row(RowChange change, List<ColumnSchema> columns, ValueText text, List<TextLine> lines) {
        switch (change) {
            case RowChange.Inserted(var row) -> lines.add(marked("+ ", Tone.GOOD, row, columns, text));
            case RowChange.Deleted(var row) -> lines.add(marked("- ", Tone.BAD, row, columns, text));
            case RowChange.Happened(var row) -> lines.add(marked("! ", Tone.WARNING, row, columns, text));
            case RowChange.Updated(var before, var after) -> {
                lines.add(marked("- ", Tone.QUIET, before, columns, text));
                lines.add(marked("+ ", Tone.WARNING, after, columns, text));
            }
        }
    }

    private static TextLine marked(
            String mark, Tone tone, AlgebraicValue.Product row, List<ColumnSchema> columns, ValueText text) {
        var line = new StringBuilder();
        for (ColumnSchema column : columns) {
            if (!line.isEmpty()) line.append("  ");
            line.append(text.cell(row.get(column.position()), column.type()));
        }
        return TextLine.of(new Span(mark, tone), new Span(TextWidth.drawable(line.toString()), Tone.NORMAL));
    }

    static OverlayView history(Model model, Overlay.History history) {
        var lines = new ArrayList<TextLine>();
        var text = new ValueText(model.catalogue().typespace());
        for (Call call : model.calls().reversed()) lines.add(summary(call, text));
        if (lines.isEmpty()) {
            lines.add(TextLine.of("No reducer has been called from here yet.", Tone.QUIET));
            lines.add(TextLine.of("Enter on a reducer in the list opens its form.", Tone.QUIET));
            return new OverlayView.Text("Calls", lines, 0, -1, false);
        }
        return new OverlayView.Text("Calls, newest first", lines, history.top(), history.selected(), false);
    }

    private static TextLine summary(Call call, ValueText text) {
        Span mark = switch (call.answer()) {
            case Answer.Waiting waiting -> new Span("…", Tone.QUIET);
            case Answer.Committed committed -> new Span("✓", Tone.GOOD);
            case Answer.Refused refused -> new Span("✗", Tone.BAD);
            case Answer.Crashed crashed -> new Span("✗", Tone.BAD);
            case Answer.Lost lost -> new Span("?", Tone.WARNING);
        };
        String outcome = switch (call.answer()) {
            case Answer.Refused(String message) -> "  refused: " + message;
            case Answer.Crashed(String serverText) -> "  crashed: " + serverText;
            case Answer.Lost(String why) -> "  no answer";
            default -> "";
        };
        String request = " " + call.reducer() + "(" + text.arguments(call.arguments(), call.parameters()) + ")";
        return TextLine.of(
                new Span(GridPane.clock(call.sentAtMillis()) + " ", Tone.QUIET),
                mark,
                new Span(TextWidth.drawable(request), Tone.NORMAL),
                new Span(TextWidth.drawable(outcome.replace('\n', ' ')), Tone.QUIET));
    }

    static OverlayView confirm(Model model) {
        String question = "Allow calls to " + model.target().database() + " on "
                + model.target().uri() + "? It is not this machine: what a reducer does there, it does to everybody.";
        var lines = new ArrayList<TextLine>();
        TextWidth.wrapWords(question, model.viewport().overlayWidth())
                .forEach(l -> lines.add(TextLine.of(l, Tone.NORMAL)));
        lines.add(TextLine.BLANK);
        lines.add(TextLine.of(
                new Span("y", Tone.KEY),
                Span.of(" allow until I leave    "),
                new Span("n", Tone.KEY),
                Span.of(" stay read-only")));
        return new OverlayView.Text("Allow calls?", lines, 0, -1, false);
    }
}
