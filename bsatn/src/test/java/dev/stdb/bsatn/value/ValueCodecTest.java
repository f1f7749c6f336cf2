package dev.stdb.bsatn.value;

import static dev.stdb.bsatn.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Ref;
import dev.stdb.bsatn.type.SumVariant;
import dev.stdb.bsatn.type.Typespace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ValueCodecTest {
    private static ValueCodec codec(AlgebraicType type) {
        return new ValueCodec(Typespace.EMPTY, type);
    }

    @Test
    void arraysOfU8AreBytesEvenThroughAReference() {
        var codec = new ValueCodec(new Typespace(List.of(Primitive.U8)), AlgebraicType.array(new Ref(0)));
        assertThat(codec.decode(script("02000000 0a0b"))).isEqualTo(new AlgebraicValue.Bytes(script("0a0b")));
    }

    @Test
    void floatsAreEqualByTheirBits() {
        assertThat(new AlgebraicValue.F32(0f)).isNotEqualTo(new AlgebraicValue.F32(-0f));
        assertThat(new AlgebraicValue.F64(Double.NaN)).isEqualTo(new AlgebraicValue.F64(Double.NaN));
        AlgebraicValue nan = codec(Primitive.F64).decode(script("010000000000f8ff"));
        assertThat(nan)
                .isNotEqualTo(new AlgebraicValue.F64(Double.NaN))
                .isEqualTo(codec(Primitive.F64).decode(script("010000000000f8ff")));
    }

    @Test
    void valuesOfAnotherTypeAreNotWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(Primitive.U32).encode(new AlgebraicValue.I32(1)))
                .withMessage("expected a u32, but the value is an i32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(AlgebraicType.unit()).encode(AlgebraicValue.Product.of(AlgebraicValue.UNIT)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec(AlgebraicType.option(Primitive.U8))
                        .encode(new AlgebraicValue.Sum(2, AlgebraicValue.UNIT)));
        assertThatIllegalArgumentException().isThrownBy(() -> new AlgebraicValue.U8((short) 256));
    }

    @Test
    void aTypeWithoutValuesCannotBeRead() {
        assertThatThrownBy(() -> codec(AlgebraicType.sum()).decode(script("00")))
                .isInstanceOf(BsatnException.Uninhabited.class);
        assertThat(codec(AlgebraicType.array(AlgebraicType.sum())).decode(script("00000000")))
                .isEqualTo(new AlgebraicValue.Array(List.of()));
    }

    @Test
    void anArrayOfUnitsIsBounded() {
        var units = codec(AlgebraicType.array(AlgebraicType.unit()));
        assertThat(((AlgebraicValue.Array) units.decode(script("10000000"))).values())
                .hasSize(16);
        assertThatThrownBy(() -> units.decode(script("ffffffff")))
                .isInstanceOf(BsatnException.TooLong.class)
                .hasMessageContaining("take no bytes");
    }

    @Test
    void aSmallTypeWithEndlesslyManyUnitsIsBounded() {
        List<AlgebraicType> types = new ArrayList<>(List.of(AlgebraicType.unit()));
        for (int i = 0; i < 60; i++) {
            types.add(AlgebraicType.product(new ProductElement("a", new Ref(i)), new ProductElement("b", new Ref(i))));
        }
        var typespace = new Typespace(types);
        assertThatThrownBy(() -> new ValueCodec(typespace, new Ref(60)).decode(new byte[0]))
                .isInstanceOf(BsatnException.TooLong.class);
        assertThatThrownBy(() -> new ValueCodec(typespace, AlgebraicType.option(new Ref(60))).decode(script("00")))
                .isInstanceOf(BsatnException.TooLong.class);
        assertThatThrownBy(() -> new ValueCodec(typespace, AlgebraicType.array(new Ref(60))).decode(script("01000000")))
                .isInstanceOf(BsatnException.TooLong.class);
        var few = new ValueCodec(typespace, new Ref(3));
        assertThat(few.encode(few.decode(new byte[0]))).isEmpty();
    }

    @Test
    void nestedArraysThatAnnounceTheWholeMessageTakeNoMemoryForIt() {
        AlgebraicType type = Primitive.U16;
        for (int i = 0; i < 200; i++) {
            type = AlgebraicType.array(type);
        }
        byte[] bytes = new byte[8_000_000];
        for (int i = 0; i < 200; i++) {
            bytes[4 * i + 2] = 16; // 1,048,576 elements
        }
        var codec = codec(type);
        assertThatThrownBy(() -> codec.decode(bytes)).isInstanceOf(BsatnException.class);
    }

    @Test
    void skippingChecksWhatReadingChecks() {
        var codec = codec(AlgebraicType.array(Primitive.BOOL));
        var in = new dev.stdb.bsatn.BsatnReader(script("02000000 01 02"));
        assertThatThrownBy(() -> codec.skip(in)).isInstanceOf(BsatnException.InvalidBool.class);
    }

    @Nested
    class TypesInCircles {
        /** Entry 0: a list of u8 and the rest, none at the end. */
        private final Typespace list = new Typespace(List.of(AlgebraicType.option(AlgebraicType.product(
                new ProductElement("head", Primitive.U8), new ProductElement("tail", new Ref(0))))));

        @Test
        void areReadAndWrittenAsDeepAsTheValueGoes() {
            var codec = new ValueCodec(list, new Ref(0));
            byte[] bytes = script("00 01 00 02 00 03 01");
            assertThat(codec.encode(codec.decode(bytes))).isEqualTo(bytes);
            String json = SatsJson.write(codec.decode(bytes), new Ref(0), list, SatsJson.Form.TYPED);
            assertThat(json)
                    .isEqualTo(
                            "{\"some\":{\"head\":1,\"tail\":{\"some\":{\"head\":2,\"tail\":{\"some\":{\"head\":3,\"tail\":{\"none\":{}}}}}}}}");
            assertThat(codec.encode(SatsJson.read(json, new Ref(0), list))).isEqualTo(bytes);
        }

        @Test
        void areBounded() {
            var codec = new ValueCodec(list, new Ref(0));
            assertThatThrownBy(() -> codec.decode(script("0001".repeat(1_000_000))))
                    .isInstanceOf(BsatnException.TooDeep.class);
            String json = "{\"some\":{\"head\":1,\"tail\":".repeat(100_000);
            assertThatThrownBy(() -> SatsJson.read(json, new Ref(0), list)).isInstanceOf(BsatnException.TooDeep.class);
            String satn = "(some = (head = 1, tail = ".repeat(100_000);
            assertThatThrownBy(() -> Satn.parse(satn, new Ref(0), list)).isInstanceOf(BsatnException.TooDeep.class);
        }

        @Test
        void thatNoValueCanEndAreRefusedWhenRead() {
            var endless = new Typespace(List.of(AlgebraicType.product(new ProductElement("self", new Ref(0)))));
            assertThatThrownBy(() -> new ValueCodec(endless, new Ref(0)).decode(script("00")))
                    .isInstanceOf(BsatnException.TooDeep.class);
            var throughSums = new Typespace(List.of(AlgebraicType.sum(new SumVariant("only", new Ref(0)))));
            assertThatThrownBy(() -> new ValueCodec(throughSums, new Ref(0)).decode(script("00".repeat(1000))))
                    .isInstanceOf(BsatnException.TooDeep.class);
        }

        @Test
        void thatLeadNowhereAreRefusedAtOnce() {
            var circle = new Typespace(List.of(new Ref(0)));
            assertThatIllegalArgumentException().isThrownBy(() -> new ValueCodec(circle, new Ref(0)));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ValueCodec(circle, AlgebraicType.array(new Ref(5))));
        }
    }
}
