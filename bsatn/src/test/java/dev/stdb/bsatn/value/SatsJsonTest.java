package dev.stdb.bsatn.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.SumType;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue.Bytes;
import dev.stdb.bsatn.value.AlgebraicValue.F32;
import dev.stdb.bsatn.value.AlgebraicValue.F64;
import dev.stdb.bsatn.value.AlgebraicValue.Product;
import dev.stdb.bsatn.value.AlgebraicValue.Str;
import dev.stdb.bsatn.value.AlgebraicValue.Sum;
import dev.stdb.bsatn.value.AlgebraicValue.U8;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SatsJsonTest {
    private static final ProductType PLAYER = AlgebraicType.product(
            new ProductElement("name", Primitive.STRING), new ProductElement("age", Primitive.U8));
    private static final Product ADA = Product.of(new Str("Ada"), new U8((short) 36));
    private static final SumType SHAPE = AlgebraicType.sum(
            new SumVariant("1", Primitive.BOOL),
            new SumVariant("circle", Primitive.U8),
            new SumVariant("none", AlgebraicType.unit()));

    private static AlgebraicValue read(String json, AlgebraicType type) {
        return SatsJson.read(json, type, Typespace.EMPTY);
    }

    private static String write(AlgebraicValue value, AlgebraicType type, SatsJson.Form form) {
        return SatsJson.write(value, type, Typespace.EMPTY, form);
    }

    @Nested
    class Products {
        @Test
        void areObjectsWithNamesAndArraysWithout() {
            assertThat(write(ADA, PLAYER, SatsJson.Form.TYPED)).isEqualTo("{\"name\":\"Ada\",\"age\":36}");
            assertThat(write(ADA, PLAYER, SatsJson.Form.UNTYPED)).isEqualTo("[\"Ada\",36]");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"name\":\"Ada\",\"age\":36}",
                    " { \"age\" : 36 ,\n\t\"name\" : \"Ada\" } ",
                    "[\"Ada\",36]",
                    "[\"\\u0041da\", 36 ]"
                })
        void areReadFromBothInAnyOrder(String json) {
            assertThat(read(json, PLAYER)).isEqualTo(ADA);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "{\"name\":\"Ada\"} | element `age` is missing",
                    "{\"name\":\"Ada\",\"name\":\"Bob\",\"age\":1} | element `name` appears twice",
                    "{\"name\":\"Ada\",\"age\":1,\"x\":2} | the product has no element `x`",
                    "[\"Ada\"] | the product has 2 elements, but the array ends after 1",
                    "[\"Ada\",1,2] | the product has 2 elements, but the array goes on",
                    "null | expected an object or an array for a product, found null",
                    "{\"name\":1,\"age\":1} | expected a string, found a number",
                    "{\"name\":\"Ada\",\"age\":256} | 256 is no U8",
                    "{\"name\":\"Ada\",\"age\":1.0} | 1.0 is no U8",
                    "{\"name\":\"Ada\",\"age\":\"1\"} | expected a number, found a string"
                })
        void areRefusedWithTheReason(String json, String reason) {
            assertThatThrownBy(() -> read(json, PLAYER))
                    .isInstanceOf(BsatnException.WrongShape.class)
                    .hasMessageStartingWith(reason.trim());
        }

        @Test
        void withoutNamesHaveNoObjectForm() {
            ProductType unnamed = AlgebraicType.product(new ProductElement(null, Primitive.U8));
            var value = Product.of(new U8((short) 1));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> write(value, unnamed, SatsJson.Form.TYPED))
                    .withMessageContaining("has no name");
            assertThat(write(value, unnamed, SatsJson.Form.UNTYPED)).isEqualTo("[1]");
            assertThatThrownBy(() -> read("{}", unnamed)).hasMessageContaining("takes an array");
        }

        @Test
        void withoutElementsAreEitherEmptyBracket() {
            assertThat(write(AlgebraicValue.UNIT, AlgebraicType.unit(), SatsJson.Form.TYPED))
                    .isEqualTo("{}");
            assertThat(write(AlgebraicValue.UNIT, AlgebraicType.unit(), SatsJson.Form.UNTYPED))
                    .isEqualTo("[]");
            assertThat(write(AlgebraicValue.UNIT, AlgebraicType.unit(), SatsJson.Form.DEFINITION))
                    .isEqualTo("[]");
            assertThat(read("{}", AlgebraicType.unit())).isEqualTo(read(" [ ] ", AlgebraicType.unit()));
        }
    }

    @Nested
    class Sums {
        @ParameterizedTest
        @ValueSource(strings = {"{\"circle\":7}", "[1,7]", "[\"circle\",7]", "[\"1\",7]", "{\"1\":7}", "{\"+01\":7}"})
        void areReadByNameOrTagAndTheTagGoesFirst(String json) {
            assertThat(read(json, SHAPE)).isEqualTo(new Sum(1, new U8((short) 7)));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "[]",
                    "[1]",
                    "[1,7,8]",
                    "{\"circle\":7,\"none\":{}}",
                    "{\"square\":1}",
                    "[3,1]",
                    "[256,1]",
                    "[-1,1]",
                    "[1.0,7]",
                    "[null,7]",
                    "null",
                    "7",
                    "\"circle\""
                })
        void areRefusedInEveryOtherForm(String json) {
            assertThatThrownBy(() -> read(json, SHAPE)).isInstanceOf(BsatnException.WrongShape.class);
        }

        @Test
        void ofOptionsTakeNullForNoneAndNothingBareForSome() {
            SumType option = AlgebraicType.option(Primitive.U8);
            assertThat(read("null", option)).isEqualTo(AlgebraicValue.none());
            assertThat(read("{\"none\":[]}", option)).isEqualTo(AlgebraicValue.none());
            assertThat(read("{\"some\":7}", option)).isEqualTo(AlgebraicValue.some(new U8((short) 7)));
            assertThatThrownBy(() -> read("7", option)).isInstanceOf(BsatnException.WrongShape.class);
        }
    }

    @Nested
    class Numbers {
        @ParameterizedTest
        @CsvSource({
            "I8, -128",
            "U8, 255",
            "I16, -32768",
            "U16, 65535",
            "I32, -2147483648",
            "U32, 4294967295",
            "I64, -9223372036854775808",
            "U64, 18446744073709551615",
            "I128, -170141183460469231731687303715884105728",
            "U128, 340282366920938463463374607431768211455",
            "F64, -0.0",
            "F64, 5e-324",
            "F64, 1.7976931348623157e308",
            "F32, 1e-45",
            "F32, 3.4028235e38"
        })
        void keepEveryDigit(Primitive type, String json) {
            assertThat(write(read(json, type), type, SatsJson.Form.TYPED)).isEqualTo(json);
        }

        @ParameterizedTest
        @CsvSource({
            "I8, 128",
            "I8, -129",
            "U8, -1",
            "U16, 65536",
            "U32, 4294967296",
            "I64, 9223372036854775808",
            "U64, -1",
            "U64, 18446744073709551616",
            "I128, 170141183460469231731687303715884105728",
            "U128, 340282366920938463463374607431768211456",
            "I32, 1e2",
            "F64, 1e309",
            "F32, 1e39",
            "U256, 1",
            "F64, null",
            "F64, \"NaN\"",
            "U64, 99999999999999999999999999999999999999999999999999999999999999999999999999999999999999999999"
        })
        void outsideTheirTypeAreRefused(Primitive type, String json) {
            assertThatThrownBy(() -> read(json, type)).isInstanceOf(BsatnException.WrongShape.class);
        }

        @Test
        void of256BitsAreHexadecimalStrings() {
            assertThat(read("\"0x00fF\"", Primitive.U256))
                    .isEqualTo(new AlgebraicValue.U256(dev.stdb.bsatn.special.U256.of(255)));
            assertThat(write(read("\"-0xff\"", Primitive.I256), Primitive.I256, SatsJson.Form.TYPED))
                    .isEqualTo("\"-0xff\"");
            assertThat(write(read("\"0x0\"", Primitive.U256), Primitive.U256, SatsJson.Form.TYPED))
                    .isEqualTo("\"0x0\"");
            for (String wrong : List.of("\"ff\"", "\"0x\"", "\"-0x1\"", "\"0x" + "f".repeat(65) + "\"", "\"0xg\"")) {
                assertThatThrownBy(() -> read(wrong, Primitive.U256)).isInstanceOf(BsatnException.WrongShape.class);
            }
        }

        @Test
        void thatJsonCannotSayAreNull() {
            assertThat(write(new F64(Double.NaN), Primitive.F64, SatsJson.Form.TYPED))
                    .isEqualTo("null");
            assertThat(write(new F32(Float.NEGATIVE_INFINITY), Primitive.F32, SatsJson.Form.UNTYPED))
                    .isEqualTo("null");
        }
    }

    @Test
    void bytesAreHexadecimalDigitsOrNumbers() {
        AlgebraicType bytes = AlgebraicType.bytes();
        assertThat(write(new Bytes(new byte[] {-1, 10}), bytes, SatsJson.Form.UNTYPED))
                .isEqualTo("\"ff0a\"");
        assertThat(read("\"fF0A\"", bytes)).isEqualTo(new Bytes(new byte[] {-1, 10}));
        assertThat(read("[255, 10]", bytes)).isEqualTo(new Bytes(new byte[] {-1, 10}));
        for (String wrong : List.of("\"f\"", "\"0xff\"", "[256]", "\"gg\"", "{}")) {
            assertThatThrownBy(() -> read(wrong, bytes)).isInstanceOf(BsatnException.WrongShape.class);
        }
    }

    @Test
    void stringsAreEscapedAsSerdeDoes() {
        String text = "\"\\/\b\f\n\r\t\u0001\u001f\u007f é\uD83D\uDE00";
        String json = write(new Str(text), Primitive.STRING, SatsJson.Form.TYPED);
        assertThat(json).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f é\uD83D\uDE00\"");
        assertThat(read(json, Primitive.STRING)).isEqualTo(new Str(text));
        assertThat(read("\"\\ud83d\\ude00\\/\"", Primitive.STRING)).isEqualTo(new Str("\uD83D\uDE00/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"",
                "\"a",
                "\"\\",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\ud800\\u0041\"",
                "\"\\udc00\"",
                "\"a\nb\"",
                "\"\uD800\"",
                "tru",
                "\"a\" x",
                "\"a\"\"b\""
            })
    void textThatIsNoJsonIsRefused(String json) {
        assertThatThrownBy(() -> read(json, Primitive.STRING)).isInstanceOf(BsatnException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "+1", ".5", "1.", "1e", "1e+", "-", "--1", "0x1", "1_000", "NaN", "Infinity", "1,"})
    void numbersThatAreNoJsonAreRefused(String json) {
        assertThatThrownBy(() -> read(json, Primitive.F64)).isInstanceOf(BsatnException.InvalidText.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "[,1]", "[1 2]", "[1", "[1}", "{\"a\":1}"})
    void arraysThatAreNoneAreRefused(String json) {
        assertThatThrownBy(() -> read(json, AlgebraicType.array(Primitive.U32))).isInstanceOf(BsatnException.class);
    }

    @Test
    void refusalsSayWhere() {
        var refusal = catchThrowableOfType(
                BsatnException.InvalidText.class, () -> read("{\"name\":\"Ada\" \"age\":36}", PLAYER));
        assertThat(refusal).hasMessage("expected ',' at character 14");
        assertThat(refusal.offset()).isEqualTo(14);
    }
}
