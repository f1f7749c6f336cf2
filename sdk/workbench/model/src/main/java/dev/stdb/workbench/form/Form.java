package dev.stdb.workbench.form;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.value.ValueParser;
import dev.stdb.workbench.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a reducer being typed.
 *
 * <pre>{@code
 * var form = Form.empty("join", reducer.params(), schema.typespace()).paste("Ada");
 * form.value();   // the arguments, once nothing is wrong
 * }</pre>
 *
 * @param reducer canonical name
 * @param typespace where references in types lead
 * @param root all arguments
 * @param line the focused line, an index into {@link #lines}
 * @param checked whether sending was tried, so that empty fields count as wrong too
 */
public record Form(String reducer, Typespace typespace, Field.Group root, int line, boolean checked) {
    public static Form empty(String reducer, ProductType parameters, Typespace typespace) {
        var root = (Field.Group) Field.empty(asGroup(parameters), typespace);
        return new Form(reducer, typespace, root, -1, false).moved(1);
    }

    /** The form filled with the arguments of an earlier call. */
    public static Form of(
            String reducer, ProductType parameters, Typespace typespace, AlgebraicValue.Product arguments) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < parameters.elements().size(); i++) {
            fields.add(Field.of(arguments.get(i), parameters.elements().get(i).type(), typespace));
        }
        return new Form(reducer, typespace, new Field.Group(parameters, fields), -1, false).moved(1);
    }

    /** A parameter list of one special-looking element is still a list of parameters. */
    private static ProductType asGroup(ProductType parameters) {
        if (!SpecialTypes.isSpecialProduct(parameters)) return parameters;
        throw new IllegalArgumentException("a reducer's parameter is called like a special type's field");
    }

    /** The lines in the order they are walked: fields, and the button last. */
    public List<FormLine> lines() {
        var lines = new ArrayList<FormLine>();
        addGroup(root, List.of(), lines);
        lines.add(new FormLine(List.of(), "Call " + reducer, root));
        return lines;
    }

    public FormLine focused() {
        return lines().get(line);
    }

    /** What is wrong at a line, or null; empty fields are wrong only once sending was tried. */
    public @Nullable String problem(FormLine at) {
        if (at.isButton()) return null;
        boolean untouched =
                at.field() instanceof Field.Text text && text.edit().text().isEmpty();
        return untouched && !checked ? null : at.field().problem();
    }

    /** The arguments, when every field is right. */
    public Optional<AlgebraicValue.Product> value() {
        return Optional.ofNullable((AlgebraicValue.Product) root.value());
    }

    /** With all problems shown and the first of them focused. */
    public Form checkedAll() {
        var all = new Form(reducer, typespace, root, line, true);
        List<FormLine> lines = all.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (all.problem(lines.get(i)) != null) return all.at(i);
        }
        return all;
    }

    public Form at(int focusedLine) {
        int last = lines().size() - 1;
        return new Form(reducer, typespace, root, Math.clamp(focusedLine, 0, last), checked);
    }

    /** The focus on the next line (1) or the one before (-1), round and round; lines that only head others are passed by. */
    public Form moved(int by) {
        List<FormLine> lines = lines();
        int to = line;
        do {
            to = Math.floorMod(to + by, lines.size());
        } while (!lines.get(to).isButton() && lines.get(to).field() instanceof Field.Group);
        return at(to);
    }

    /** What a typed key does to the focused field; empty when nothing. */
    public Optional<Form> key(Key key) {
        return switch (focused().field()) {
            case Field.Text text
            when !focused().isButton() -> text.edit().key(key).map(edit -> replaced(new Field.Text(text.type(), edit)));
            case Field.Toggle toggle ->
                isChange(key) ? Optional.of(replaced(new Field.Toggle(!toggle.on()))) : letter(key);
            case Field.Choice choice -> choiceKey(choice, key);
            case Field.Items items when isPlus(key) -> Optional.of(itemAdded());
            default -> Optional.empty();
        };
    }

    private Optional<Form> letter(Key key) {
        if (!key.types()) return Optional.empty();
        return switch (key.codePoint()) {
            case 't', 'y', '1' -> Optional.of(replaced(new Field.Toggle(true)));
            case 'f', 'n', '0' -> Optional.of(replaced(new Field.Toggle(false)));
            default -> Optional.empty();
        };
    }

    private Optional<Form> choiceKey(Field.Choice choice, Key key) {
        if (isChange(key)) return Optional.of(chosen(choice, choice.selected() + 1));
        if (key.code() == Key.Code.LEFT) return Optional.of(chosen(choice, choice.selected() - 1));
        if (!key.types()) return Optional.empty();
        String typed = Character.toString(key.codePoint());
        for (int i = 1; i <= choice.type().variants().size(); i++) {
            int variant = (choice.selected() + i) % choice.type().variants().size();
            String name = ValueText.variantName(choice.type(), variant);
            if (name.regionMatches(true, 0, typed, 0, 1)) return Optional.of(chosen(choice, variant));
        }
        return Optional.empty();
    }

    private Form chosen(Field.Choice choice, int variant) {
        SumType type = choice.type();
        return replaced(
                Field.choose(type, Math.floorMod(variant, type.variants().size()), typespace));
    }

    private static boolean isChange(Key key) {
        return key.code() == Key.Code.RIGHT || (key.types() && key.codePoint() == ' ');
    }

    private static boolean isPlus(Key key) {
        return key.types() && (key.codePoint() == '+' || key.codePoint() == ' ');
    }

    /** With this text inserted where the caret is. */
    public Form paste(String text) {
        FormLine at = focused();
        if (at.isButton() || !(at.field() instanceof Field.Text field)) return this;
        return replaced(new Field.Text(field.type(), field.edit().typed(text)));
    }

    /** With one more item in the array that is focused or around the focus, which is then focused. */
    public Form itemAdded() {
        Optional<List<Integer>> array = arrayAround(focused().path());
        if (array.isEmpty()) return this;
        var items = (Field.Items) field(array.get());
        var more = new ArrayList<>(items.items());
        more.add(Field.empty(items.type().element(), typespace));
        var changed = replaced(array.get(), new Field.Items(items.type(), more));
        return changed.atPath(child(array.get(), more.size() - 1));
    }

    /** Without the item that is focused or around the focus. */
    public Form itemRemoved() {
        List<Integer> path = focused().path();
        for (int length = path.size() - 1; length > 0; length--) {
            if (field(path.subList(0, length)) instanceof Field.Items items) {
                var fewer = new ArrayList<>(items.items());
                fewer.remove((int) path.get(length));
                return replaced(path.subList(0, length), new Field.Items(items.type(), fewer))
                        .at(line);
            }
        }
        return this;
    }

    private Optional<List<Integer>> arrayAround(List<Integer> path) {
        for (int length = path.size(); length > 0; length--) {
            List<Integer> outer = path.subList(0, length);
            if (field(outer) instanceof Field.Items) return Optional.of(outer);
        }
        return Optional.empty();
    }

    private Form atPath(List<Integer> path) {
        List<FormLine> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            List<Integer> at = lines.get(i).path();
            if (at.size() >= path.size() && at.subList(0, path.size()).equals(path)) return at(i);
        }
        return this;
    }

    /** What an empty field may hold, or the choice's alternatives: a hint beside it. */
    public String hint(FormLine at) {
        return switch (at.field()) {
            case Field.Text text -> ValueParser.example(text.type());
            case Field.Items items when !at.isButton() -> items.items().isEmpty() ? "+ adds an item" : "";
            default -> "";
        };
    }

    private Field field(List<Integer> path) {
        Field field = root;
        for (int step : path) {
            field = switch (field) {
                case Field.Group group -> group.fields().get(step);
                case Field.Items items -> items.items().get(step);
                case Field.Choice choice -> choice.payload();
                default -> throw new IllegalStateException("nothing below " + field);
            };
        }
        return field;
    }

    private Form replaced(Field field) {
        return replaced(focused().path(), field);
    }

    private Form replaced(List<Integer> path, Field field) {
        return new Form(reducer, typespace, (Field.Group) replace(root, path, field), line, checked);
    }

    private static Field replace(Field in, List<Integer> path, Field by) {
        if (path.isEmpty()) return by;
        int step = path.get(0);
        List<Integer> rest = path.subList(1, path.size());
        return switch (in) {
            case Field.Group group -> group.with(step, replace(group.fields().get(step), rest, by));
            case Field.Items items -> items.with(step, replace(items.items().get(step), rest, by));
            case Field.Choice choice ->
                new Field.Choice(choice.type(), choice.selected(), replace(choice.payload(), rest, by));
            default -> throw new IllegalStateException("nothing below " + in);
        };
    }

    private void addGroup(Field.Group group, List<Integer> path, List<FormLine> lines) {
        List<ProductElement> elements = group.type().elements();
        for (int i = 0; i < group.fields().size(); i++) {
            String name = elements.get(i).name();
            add(
                    child(path, i),
                    name == null ? "element " + i : name,
                    group.fields().get(i),
                    lines);
        }
    }

    private void add(List<Integer> path, String label, Field field, List<FormLine> lines) {
        lines.add(new FormLine(path, label, field));
        switch (field) {
            case Field.Group group -> addGroup(group, path, lines);
            case Field.Items items -> {
                for (int i = 0; i < items.items().size(); i++) {
                    add(child(path, i), Integer.toString(i), items.items().get(i), lines);
                }
            }
            case Field.Choice choice -> addPayload(choice, path, lines);
            default -> {}
        }
    }

    private void addPayload(Field.Choice choice, List<Integer> path, List<FormLine> lines) {
        AlgebraicType payload = choice.type().variants().get(choice.selected()).type();
        if (SpecialTypes.isUnit(typespace.resolve(payload))) return;
        if (choice.payload() instanceof Field.Group group) {
            addGroup(group, child(path, 0), lines);
        } else {
            add(child(path, 0), ValueText.variantName(choice.type(), choice.selected()), choice.payload(), lines);
        }
    }

    private static List<Integer> child(List<Integer> path, int step) {
        var child = new ArrayList<>(path);
        child.add(step);
        return List.copyOf(child);
    }
}
