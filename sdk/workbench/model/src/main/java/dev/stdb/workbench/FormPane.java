package dev.stdb.workbench;

import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.workbench.form.Field;
import dev.stdb.workbench.form.Form;
import dev.stdb.workbench.form.FormLine;
import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.value.ValueText;
import dev.stdb.workbench.view.FormView;
import dev.stdb.workbench.view.FormView.Kind;
import dev.stdb.workbench.view.FormView.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** A reducer's form, made from what is typed so far. */
final class FormPane {
    private FormPane() {}

    static FormView of(Model model, Form form, String note) {
        var text = new ValueText(form.typespace());
        var lines = new ArrayList<Line>();
        List<FormLine> all = form.lines();
        for (int i = 0; i < all.size(); i++) lines.add(line(form, all.get(i), text, i == form.line()));
        int height = Math.max(1, model.viewport().overlayLines() - (note.isEmpty() ? 0 : 2));
        int top = Math.max(0, Math.min(form.line() - height / 2, all.size() - height));
        String title = "Call " + form.reducer();
        return new FormView(title, lines, top, note);
    }

    private static Line line(Form form, FormLine line, ValueText text, boolean focused) {
        String problem = Objects.requireNonNullElse(form.problem(line), "");
        String hint = form.hint(line);
        if (line.isButton()) return plain(Kind.BUTTON, line, "", line.label(), hint, focused);
        return switch (line.field()) {
            case Field.Text field ->
                new Line(
                        Kind.TEXT,
                        line.depth(),
                        line.label(),
                        text.typeName(field.type()),
                        field.edit().text(),
                        TextWidth.of(
                                field.edit().text().substring(0, field.edit().caret())),
                        List.of(),
                        0,
                        problem,
                        hint,
                        focused);
            case Field.Toggle(boolean on) -> choice(line, "Bool", List.of("false", "true"), on ? 1 : 0, focused);
            case Field.Choice choice -> {
                List<String> names = IntStream.range(0, choice.type().variants().size())
                        .mapToObj(i -> ValueText.variantName(choice.type(), i))
                        .toList();
                yield choice(line, text.typeName(choice.type()), names, choice.selected(), focused);
            }
            case Field.Items items -> {
                String count = Numbers.of(items.items().size(), "item");
                yield plain(Kind.GROUP, line, text.typeName(items.type()), count, hint, focused);
            }
            case Field.Group group -> {
                String empty = SpecialTypes.isUnit(group.type()) ? "nothing to fill in" : "";
                yield plain(Kind.GROUP, line, "", empty, hint, focused);
            }
        };
    }

    private static Line plain(Kind kind, FormLine line, String type, String text, String hint, boolean focused) {
        return new Line(kind, line.depth(), line.label(), type, text, 0, List.of(), 0, "", hint, focused);
    }

    private static Line choice(FormLine line, String type, List<String> names, int chosen, boolean focused) {
        return new Line(Kind.CHOICE, line.depth(), line.label(), type, "", 0, names, chosen, "", "", focused);
    }
}
