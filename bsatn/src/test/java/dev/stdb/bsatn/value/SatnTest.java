package dev.stdb.bsatn.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue.Array;
import dev.stdb.bsatn.value.AlgebraicValue.Bytes;
import dev.stdb.bsatn.value.AlgebraicValue.F32;
import dev.stdb.bsatn.value.AlgebraicValue.F64;
import dev.stdb.bsatn.value.AlgebraicValue.Product;
import dev.stdb.bsatn.value.AlgebraicValue.Str;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SatnTest {
    private static final ProductType PAIR =
            AlgebraicType.product(new ProductElement("a", Primitive.STRING), new ProductElement("b", Primitive.STRING));

    private static AlgebraicValue parse(String satn, AlgebraicType type) {
        return Satn.parse(satn, type, Typespace.EMPTY);
    }

    private static String print(AlgebraicValue value, AlgebraicType type) {
        return Satn.print(value, type, Typespace.EMPTY);
    }

    @Test
    void elementsWithoutNameAreNumberedAndVariantsWithoutNameAreBlank() {
        AlgebraicType type = AlgebraicType.product(
                new ProductElement(null, Primitive.U8),
                new ProductElement(null, AlgebraicType.sum(new SumVariant(null, Primitive.BOOL))));
        var value =
                Product.of(new AlgebraicValue.U8((short) 1), new AlgebraicValue.Sum(0, new AlgebraicValue.Bool(true)));
        assertThat(print(value, type)).isEqualTo("(0 = 1, 1 = ( = true))");
        assertThat(parse("(0 = 1, 1 = ( = true))", type)).isEqualTo(value);
    }

    @Test
    void spaceBetweenThePartsIsFree() {
        assertThat(parse(" ( a=\"x\" ,\n b  =\t\"y\" ) ", PAIR)).isEqualTo(Product.of(new Str("x"), new Str("y")));
    }

    @Test
    void aStringEndsWhereTheTextGoesOnAsTheTypeDemands() {
        for (String text : List.of("\"", "a\", c = \"", "a\", b", "x\"y", "\\", "a\")")) {
            var value = Product.of(new Str(text), new Str("z"));
            assertThat(parse(print(value, PAIR), PAIR)).as(text).isEqualTo(value);
        }
        AlgebraicType strings = AlgebraicType.array(Primitive.STRING);
        var value = new Array(List.of(new Str("a"), new Str("b\" c"), new Str("")));
        assertThat(parse(print(value, strings), strings)).isEqualTo(value);
        assertThat(parse("\"a\" , \"b\"", Primitive.STRING)).isEqualTo(new Str("a\" , \"b"));
    }

    @Test
    void floatsHaveWordsForWhatIsNoNumber() {
        assertThat(parse("inf", Primitive.F32)).isEqualTo(new F32(Float.POSITIVE_INFINITY));
        assertThat(parse("-inf", Primitive.F64)).isEqualTo(new F64(Double.NEGATIVE_INFINITY));
        assertThat(parse("NaN", Primitive.F64)).isEqualTo(new F64(Double.NaN));
        assertThat(parse("-0", Primitive.F64)).isEqualTo(new F64(-0.0));
    }

    @Test
    void bytesStartWith0x() {
        assertThat(parse("0x", AlgebraicType.bytes())).isEqualTo(new Bytes(new byte[0]));
        assertThat(parse("0x0aFF", AlgebraicType.bytes())).isEqualTo(new Bytes(new byte[] {10, -1}));
        assertThatThrownBy(() -> parse("0a", AlgebraicType.bytes())).isInstanceOf(BsatnException.WrongShape.class);
        assertThatThrownBy(() -> parse("0x0", AlgebraicType.bytes())).isInstanceOf(BsatnException.WrongShape.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "(",
                "()",
                "(a = \"x\")",
                "(a = \"x\", b = \"y\"",
                "(a = \"x\" b = \"y\")",
                "(a = \"x\", b = \"y\",)",
                "(b = \"x\", a = \"y\")",
                "(a = \"x\", b = \"y\") z",
                "(a = x, b = y)"
            })
    void productsThatAreNoneAreRefused(String satn) {
        assertThatThrownBy(() -> parse(satn, PAIR)).isInstanceOf(BsatnException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1e5", "1.2.3", "-", ".", "0x1", "+1", "1 2", "Infinity"})
    void numbersThatAreNoneAreRefused(String satn) {
        assertThatThrownBy(() -> parse(satn, Primitive.F64)).isInstanceOf(BsatnException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[1,", "[1,]", "[1 2]", "1", "[1)", "[]]"})
    void arraysThatAreNoneAreRefused(String satn) {
        assertThatThrownBy(() -> parse(satn, AlgebraicType.array(Primitive.I32)))
                .isInstanceOf(BsatnException.class);
    }
}
