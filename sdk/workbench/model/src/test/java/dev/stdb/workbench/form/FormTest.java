package dev.stdb.workbench.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.workbench.Arena;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.keys.Key.Code;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormTest {
    private static final ModuleSchema SCHEMA = Arena.schema();

    private static Form place() {
        return Form.empty("place", SCHEMA.reducer("place").orElseThrow().params(), SCHEMA.typespace());
    }

    private static Form on(Form form, String label) {
        for (int i = 0; i < form.lines().size(); i++) {
            if (form.lines().get(i).label().equals(label)) return form.at(i);
        }
        throw new AssertionError("no line " + label + " in " + form.lines());
    }

    private static Form type(Form form, String text) {
        Form typed = form;
        for (int c : text.codePoints().toArray())
            typed = typed.key(Key.typed(c)).orElseThrow();
        return typed;
    }

    @Test
    void itHasALineForEachArgumentAndElementAndTheButton() {
        assertThat(place().lines())
                .extracting(FormLine::label)
                .containsExactly("at", "x", "y", "style", "nick", "scores", "limits", "loud", "Call place");
    }

    @Test
    void productsSumsOptionsArraysAndBytesAreFilledIn() {
        Form form = type(on(place(), "x"), "-3");
        form = type(on(form, "y"), "4");
        form = on(form, "style").key(Key.of(Code.RIGHT)).orElseThrow();
        form = type(on(form, "nick"), "s");
        form = type(on(form, "some"), "né");
        form = type(on(form, "scores"), "0x0aff");
        form = on(form, "limits").itemAdded();
        form = type(form, "7");
        form = type(form.itemAdded(), "65535");
        form = on(form, "loud").key(Key.typed(' ')).orElseThrow();
        assertThat(form.value())
                .hasValue(AlgebraicValue.Product.of(
                        AlgebraicValue.Product.of(new AlgebraicValue.I32(-3), new AlgebraicValue.I32(4)),
                        new AlgebraicValue.Sum(1, AlgebraicValue.UNIT),
                        AlgebraicValue.some(new AlgebraicValue.Str("né")),
                        new AlgebraicValue.Bytes(new byte[] {10, -1}),
                        new AlgebraicValue.Array(List.of(new AlgebraicValue.U16(7), new AlgebraicValue.U16(65535))),
                        new AlgebraicValue.Bool(true)));
    }

    @Test
    void aFormOfAValueGivesTheValueBack() {
        Form form = type(on(type(on(place(), "x"), "1"), "y"), "2");
        form = type(on(form, "limits").itemAdded(), "9");
        AlgebraicValue.Product value = form.value().orElseThrow();
        var again = Form.of("place", SCHEMA.reducer("place").orElseThrow().params(), SCHEMA.typespace(), value);
        assertThat(again.value()).hasValue(value);
    }

    @Test
    void anItemIsTakenOut() {
        Form form = type(on(place(), "limits").itemAdded(), "1");
        form = type(form.itemAdded(), "2");
        form = on(form, "0").itemRemoved();
        assertThat(form.lines()).extracting(FormLine::label).contains("0").doesNotContain("1");
    }

    @Test
    void anEmptyNumberIsWrongOnlyOnceSendingWasTried() {
        Form form = on(place(), "x");
        assertThat(form.problem(form.focused())).isNull();
        assertThat(form.value()).isEmpty();
        Form checked = place().checkedAll();
        assertThat(checked.focused().label()).isEqualTo("x");
        assertThat(checked.problem(checked.focused())).contains("-2147483648 to 2147483647");
    }

    @Test
    void whatIsTypedWrongIsWrongAtOnce() {
        Form form = type(on(type(on(place(), "limits").itemAdded(), "65536"), "0"), "");
        assertThat(form.problem(form.focused())).contains("U16 goes from 0 to 65535");
    }

    @Test
    void aTypeThatContainsItselfCanBeFilledAsDeepAsWanted() {
        var tree = AlgebraicType.product(
                new ProductElement("n", Primitive.U8), new ProductElement("next", AlgebraicType.option(new Ref(0))));
        var space = new Typespace(List.of(tree));
        var form = Form.empty("grow", AlgebraicType.product(new ProductElement("tree", new Ref(0))), space);
        form = on(type(on(form, "n"), "1"), "next").key(Key.typed('s')).orElseThrow();
        assertThat(form.lines())
                .extracting(FormLine::label)
                .containsExactly("tree", "n", "next", "n", "next", "Call grow");
    }

    @Test
    void aSumStartsAtAVariantThatCarriesNothing() {
        var shape = AlgebraicType.sum(
                new SumVariant("Circle", Primitive.F32), new SumVariant("Nothing", AlgebraicType.unit()));
        var form = Form.empty("draw", AlgebraicType.product(new ProductElement("shape", shape)), Typespace.EMPTY);
        assertThat(form.value()).hasValue(AlgebraicValue.Product.of(new AlgebraicValue.Sum(1, AlgebraicValue.UNIT)));
    }

    @Test
    void pastedTextKeepsItsLines() {
        var form =
                Form.empty("say", AlgebraicType.product(new ProductElement("text", Primitive.STRING)), Typespace.EMPTY);
        assertThat(form.paste("one\ntwo").value())
                .hasValue(AlgebraicValue.Product.of(new AlgebraicValue.Str("one\ntwo")));
    }
}
