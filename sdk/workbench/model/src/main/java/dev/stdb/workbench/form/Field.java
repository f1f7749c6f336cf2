package dev.stdb.workbench.form;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.ArrayType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SpecialTypes;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.value.Parsed;
import dev.stdb.workbench.value.ValueParser;
import dev.stdb.workbench.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value being typed, by its type; types are resolved, references followed. */
public sealed interface Field {
    /** One line of text: numbers, strings, bytes, identities, timestamps. */
    record Text(AlgebraicType type, LineEdit edit) implements Field {}

    /** {@code true} or {@code false}. */
    record Toggle(boolean on) implements Field {}

    /** One of a sum's variants, with the fields of what it carries. */
    record Choice(SumType type, int selected, Field payload) implements Field {}

    /** All elements of a product. */
    record Group(ProductType type, List<Field> fields) implements Field {
        public Group {
            fields = List.copyOf(fields);
        }

        Group with(int index, Field field) {
            var changed = new ArrayList<>(fields);
            changed.set(index, field);
            return new Group(type, changed);
        }
    }

    /** Any number of items. */
    record Items(ArrayType type, List<Field> items) implements Field {
        public Items {
            items = List.copyOf(items);
        }

        Items with(int index, Field item) {
            var changed = new ArrayList<>(items);
            changed.set(index, item);
            return new Items(type, changed);
        }
    }

    /**
     * An empty field for a type. Recursion ends by itself: options start at {@code none}, arrays without items, and other
     * sums at the first variant that carries nothing, if one does.
     */
    static Field empty(AlgebraicType type, Typespace typespace) {
        return empty(type, typespace, 0);
    }

    private static Field empty(AlgebraicType type, Typespace typespace, int depth) {
        AlgebraicType resolved = typespace.resolve(type);
        if (depth > 32) throw new IllegalArgumentException("this type contains itself without end, no value has it");
        if (resolved == Primitive.BOOL) return new Toggle(false);
        if (ValueParser.isOneField(resolved)) return new Text(resolved, LineEdit.EMPTY);
        return switch (resolved) {
            case SumType sum -> choose(sum, firstChoice(sum, typespace), typespace, depth);
            case ArrayType array -> new Items(array, List.of());
            case ProductType product ->
                new Group(
                        product,
                        product.elements().stream()
                                .map(element -> empty(element.type(), typespace, depth + 1))
                                .toList());
            default -> throw new IllegalArgumentException("no field for " + resolved);
        };
    }

    private static int firstChoice(SumType sum, Typespace typespace) {
        for (int i = 0; i < sum.variants().size(); i++) {
            if (SpecialTypes.isUnit(typespace.resolve(sum.variants().get(i).type()))) return i;
        }
        return 0;
    }

    /** The field of a sum at one of its variants, empty. */
    static Choice choose(SumType sum, int variant, Typespace typespace) {
        return choose(sum, variant, typespace, 0);
    }

    private static Choice choose(SumType sum, int variant, Typespace typespace, int depth) {
        if (sum.variants().isEmpty()) throw new IllegalArgumentException("a sum without variants has no value");
        return new Choice(sum, variant, empty(sum.variants().get(variant).type(), typespace, depth + 1));
    }

    /** A field that holds this value. */
    static Field of(AlgebraicValue value, AlgebraicType type, Typespace typespace) {
        AlgebraicType resolved = typespace.resolve(type);
        if (value instanceof AlgebraicValue.Bool(boolean on)) return new Toggle(on);
        if (ValueParser.isOneField(resolved)) {
            return new Text(resolved, LineEdit.of(new ValueText(typespace).full(value, resolved)));
        }
        return switch (value) {
            case AlgebraicValue.Sum(int tag, AlgebraicValue payload)
            when resolved instanceof SumType sum ->
                new Choice(sum, tag, of(payload, sum.variants().get(tag).type(), typespace));
            case AlgebraicValue.Array(List<AlgebraicValue> values)
            when resolved instanceof ArrayType array ->
                new Items(
                        array,
                        values.stream()
                                .map(item -> of(item, array.element(), typespace))
                                .toList());
            case AlgebraicValue.Product(List<AlgebraicValue> values)
            when resolved instanceof ProductType product ->
                new Group(product, fields(values, product.elements(), typespace));
            default -> throw new IllegalArgumentException("the value does not have the type " + resolved);
        };
    }

    private static List<Field> fields(List<AlgebraicValue> values, List<ProductElement> elements, Typespace typespace) {
        var fields = new ArrayList<Field>();
        for (int i = 0; i < values.size(); i++)
            fields.add(of(values.get(i), elements.get(i).type(), typespace));
        return fields;
    }

    /** The value typed, or null when something in here is wrong ({@link #problem} of its parts says what). */
    default @Nullable AlgebraicValue value() {
        return switch (this) {
            case Text(AlgebraicType type, LineEdit edit) ->
                ValueParser.parse(edit.text(), type) instanceof Parsed.Value(AlgebraicValue value) ? value : null;
            case Toggle(boolean on) -> new AlgebraicValue.Bool(on);
            case Choice choice -> {
                AlgebraicValue payload = choice.payload.value();
                yield payload == null ? null : new AlgebraicValue.Sum(choice.selected, payload);
            }
            case Group group -> {
                List<AlgebraicValue> values = values(group.fields);
                yield values == null ? null : new AlgebraicValue.Product(values);
            }
            case Items items -> {
                List<AlgebraicValue> values = values(items.items);
                yield values == null ? null : new AlgebraicValue.Array(values);
            }
        };
    }

    private static @Nullable List<AlgebraicValue> values(List<Field> fields) {
        var values = new ArrayList<AlgebraicValue>();
        for (Field field : fields) {
            AlgebraicValue value = field.value();
            if (value == null) return null;
            values.add(value);
        }
        return values;
    }

    /** What is wrong with the text of this very field, or null. */
    default @Nullable String problem() {
        return this instanceof Text(AlgebraicType type, LineEdit edit)
                        && ValueParser.parse(edit.text(), type) instanceof Parsed.Wrong(String message)
                ? message
                : null;
    }
}
