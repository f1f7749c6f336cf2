package dev.stdb.workbench.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTextTest {
    private final ValueText text = new ValueText(new Typespace(List.of(
            AlgebraicType.product(new ProductElement("x", Primitive.I32), new ProductElement("y", Primitive.I32)))));

    @Test
    void numbersAreExact() {
        assertThat(text.cell(new AlgebraicValue.U64(-1), Primitive.U64)).isEqualTo("18446744073709551615");
        assertThat(text.cell(new AlgebraicValue.F32(0.1f), Primitive.F32)).isEqualTo("0.1");
        assertThat(text.cell(new AlgebraicValue.F64(1e21), Primitive.F64)).isEqualTo("1000000000000000000000");
    }

    @Test
    void anIdentityIsShortInACellAndWholeInARecord() {
        var identity = AlgebraicValue.Product.of(new AlgebraicValue.U256(U256.fromHex("c2".repeat(32))));
        assertThat(text.cell(identity, AlgebraicType.identity())).isEqualTo("0xc2c2c2c2…c2c2");
        assertThat(text.full(identity, AlgebraicType.identity())).isEqualTo("0x" + "c2".repeat(32));
    }

    @Test
    void anOptionIsItsValueOrNone() {
        var option = AlgebraicType.option(Primitive.STRING);
        assertThat(text.cell(AlgebraicValue.none(), option)).isEqualTo("none");
        assertThat(text.cell(AlgebraicValue.some(new AlgebraicValue.Str("none")), option))
                .isEqualTo("\"none\"");
        var nested = AlgebraicType.option(option);
        assertThat(text.cell(AlgebraicValue.some(AlgebraicValue.none()), nested))
                .isEqualTo("some(none)");
        assertThat(text.cell(AlgebraicValue.none(), nested)).isEqualTo("none");
    }

    @Test
    void sumsShowTheirVariantAndWhatItCarries() {
        var shape = AlgebraicType.sum(
                new SumVariant("Dot", AlgebraicType.unit()),
                new SumVariant("Circle", Primitive.U8),
                new SumVariant("At", new Ref(0)));
        assertThat(text.cell(new AlgebraicValue.Sum(0, AlgebraicValue.UNIT), shape))
                .isEqualTo("Dot");
        assertThat(text.cell(new AlgebraicValue.Sum(1, new AlgebraicValue.U8((short) 3)), shape))
                .isEqualTo("Circle(3)");
        var at = AlgebraicValue.Product.of(new AlgebraicValue.I32(1), new AlgebraicValue.I32(-2));
        assertThat(text.cell(new AlgebraicValue.Sum(2, at), shape)).isEqualTo("At{x: 1, y: -2}");
    }

    @Test
    void schedulesReadAsTheyRun() {
        var every = new AlgebraicValue.Sum(0, AlgebraicValue.Product.of(new AlgebraicValue.I64(100_000)));
        assertThat(text.cell(every, AlgebraicType.scheduleAt())).isEqualTo("every 100ms");
        var at = new AlgebraicValue.Sum(1, AlgebraicValue.Product.of(new AlgebraicValue.I64(0)));
        assertThat(text.cell(at, AlgebraicType.scheduleAt())).isEqualTo("at 1970-01-01 00:00:00");
    }

    @Test
    void lineBreaksAreEscapedInACellAndKeptInARecord() {
        var two = new AlgebraicValue.Str("a\nb\u0007");
        assertThat(text.cell(two, Primitive.STRING)).isEqualTo("a\\nb\\u{7}");
        assertThat(text.full(two, Primitive.STRING)).isEqualTo("a\nb\u0007");
    }

    @Test
    void longValuesAreCutInACellButNotInARecord() {
        var bytes = new AlgebraicValue.Bytes(new byte[100]);
        assertThat(text.cell(bytes, AlgebraicType.bytes())).isEqualTo("0x0000000000000000… (100 bytes)");
        assertThat(text.full(bytes, AlgebraicType.bytes())).isEqualTo("0x" + "00".repeat(100));
        assertThat(text.cell(new AlgebraicValue.Str("x".repeat(1000)), Primitive.STRING))
                .hasSize(ValueText.CELL_LIMIT + 1);
    }

    @Test
    void typesHaveShortNames() {
        assertThat(text.typeName(AlgebraicType.option(AlgebraicType.identity())))
                .isEqualTo("Option<Identity>");
        assertThat(text.typeName(AlgebraicType.array(Primitive.U16))).isEqualTo("U16[]");
        assertThat(text.typeName(AlgebraicType.bytes())).isEqualTo("bytes");
    }
}
