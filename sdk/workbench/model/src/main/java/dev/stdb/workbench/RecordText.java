package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ColumnSchema;
import dev.stdb.workbench.rows.GridRow;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.value.ValueText;
import dev.stdb.workbench.view.OverlayView;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.TextLine;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;

/** One row, every column on lines of its own, values in full. */
final class RecordText {
    private RecordText() {}

    static OverlayView row(Model model, Overlay.RowRecord record) {
        TableState table = model.tables().get(record.table());
        if (table == null) return gone(record.table());
        GridRow current = table.rows().current(record.row());
        GridRow shown = current == null ? record.row() : current;
        var lines = new ArrayList<TextLine>();
        if (current == null) {
            lines.add(TextLine.of("This row is no longer in the table; this is how it was.", Tone.WARNING));
            lines.add(TextLine.BLANK);
        }
        columns(model, table, shown.values(), lines);
        return new OverlayView.Text(record.table(), lines, record.top(), -1, false);
    }

    static OverlayView event(Model model, Overlay.EventRecord record) {
        TableState table = model.tables().get(record.table());
        if (table == null) return gone(record.table());
        var lines = new ArrayList<TextLine>();
        columns(model, table, record.event().values(), lines);
        String title = record.table() + ", event " + (record.event().number() + 1) + " at "
                + GridPane.clock(record.event().atMillis()) + " UTC";
        return new OverlayView.Text(title, lines, record.top(), -1, false);
    }

    private static OverlayView gone(String table) {
        var line = TextLine.of("The module no longer has this table.", Tone.WARNING);
        return new OverlayView.Text(table, List.of(line), 0, -1, true);
    }

    private static void columns(Model model, TableState table, AlgebraicValue.Product row, List<TextLine> lines) {
        var text = new ValueText(model.catalogue().typespace());
        List<ColumnSchema> columns = table.entry().columns();
        int names = columns.stream().mapToInt(c -> TextWidth.of(c.name())).max().orElse(0);
        int types = columns.stream()
                .mapToInt(c -> TextWidth.of(text.typeName(c.type())))
                .max()
                .orElse(0);
        names = Math.min(names, 24);
        types = Math.min(types, 18);
        int room = Math.max(16, model.viewport().overlayWidth() - names - types - 4);
        for (ColumnSchema column : columns) {
            AlgebraicValue value = row.get(column.position());
            Tone tone = Tones.of(value, column.type());
            List<String> wrapped = TextWidth.wrap(text.full(value, column.type()), room);
            boolean key = table.entry().primaryKey().orElse(-1) == column.position();
            for (int i = 0; i < wrapped.size(); i++) {
                String name = i == 0 ? column.name() : "";
                String type = i == 0 ? text.typeName(column.type()) : "";
                lines.add(TextLine.of(
                        new Span(TextWidth.fit(name, names, false) + "  ", key ? Tone.KEY : Tone.STRONG),
                        new Span(TextWidth.fit(type, types, false) + "  ", Tone.QUIET),
                        new Span(TextWidth.drawable(wrapped.get(i)), tone)));
            }
        }
    }
}
