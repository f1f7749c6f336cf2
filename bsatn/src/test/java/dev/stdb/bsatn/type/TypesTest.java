package dev.stdb.bsatn.type;

import static dev.stdb.bsatn.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.value.Satn;
import dev.stdb.bsatn.value.SatsJson;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TypesTest {
    @Test
    void aProductNamesItsElementsBeforeTheirTypes() {
        byte[] bytes = script("02 01000000 00 01000000 78 0b");
        assertThat(AlgebraicType.CODEC.decode(bytes))
                .isEqualTo(AlgebraicType.product(new ProductElement("x", Primitive.U32)));
    }

    @Test
    void everyKindOfTypeComesBack() {
        AlgebraicType type = AlgebraicType.sum(
                new SumVariant(null, new Ref(7)),
                new SumVariant("b", AlgebraicType.array(AlgebraicType.result(Primitive.STRING, Primitive.F64))),
                new SumVariant("c", AlgebraicType.product(new ProductElement(null, AlgebraicType.scheduleAt()))));
        assertThat(AlgebraicType.CODEC.decode(AlgebraicType.CODEC.encode(type))).isEqualTo(type);
        assertThat(SatsJson.readType(SatsJson.writeType(type))).isEqualTo(type);
        assertThat(Satn.parseType(Satn.print(type))).isEqualTo(type);
    }

    @Test
    void anUnknownTagIsRefused() {
        assertThatThrownBy(() -> AlgebraicType.CODEC.decode(script("03 14")))
                .isInstanceOf(BsatnException.UnknownTag.class)
                .hasMessage("unknown tag 20 for AlgebraicType at byte 1");
    }

    @Test
    void depthIsBoundedAndWhatIsReadCanBePrinted() {
        assertThatThrownBy(() -> AlgebraicType.CODEC.decode(script("03".repeat(100_000))))
                .isInstanceOf(BsatnException.TooDeep.class)
                .hasMessageContaining("deeper than 256 levels");
        AlgebraicType deepest = AlgebraicType.CODEC.decode(script("03".repeat(255), "0b"));
        assertThat(SatsJson.readType(SatsJson.writeType(deepest))).isEqualTo(deepest);
        byte[] products = script("02 01000000 01".repeat(63), "02 00000000");
        AlgebraicType nested = AlgebraicType.CODEC.decode(products);
        assertThat(Satn.parseType(Satn.print(nested))).isEqualTo(nested);
        assertThat(SatsJson.readType(SatsJson.writeType(nested))).isEqualTo(nested);
        assertThatThrownBy(() -> AlgebraicType.CODEC.decode(script("02 01000000 01".repeat(64), "0b")))
                .isInstanceOf(BsatnException.TooDeep.class);
    }

    @Nested
    class Typespaces {
        private final Typespace typespace =
                new Typespace(List.of(new Ref(1), Primitive.U8, new Ref(3), new Ref(2), new Ref(9)));

        @Test
        void resolveReferencesToReferences() {
            assertThat(typespace.resolve(new Ref(0))).isEqualTo(Primitive.U8);
            assertThat(typespace.resolve(Primitive.BOOL)).isEqualTo(Primitive.BOOL);
        }

        @Test
        void refuseCirclesAndReferencesToNothing() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> typespace.resolve(new Ref(2)))
                    .withMessageContaining("leads to itself");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> typespace.resolve(new Ref(4)))
                    .withMessageContaining("type reference 9 points outside the typespace of 5 types");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> typespace.resolve(new Ref(-1)))
                    .withMessageContaining("4294967295");
        }

        @Test
        void comeBackFromBytes() {
            assertThat(Typespace.CODEC.decode(Typespace.CODEC.encode(typespace)))
                    .isEqualTo(typespace);
        }
    }

    @Nested
    class SpecialShapes {
        @Test
        void areKnownByNameAndType() {
            assertThat(SpecialTypes.isIdentity(AlgebraicType.identity())).isTrue();
            assertThat(SpecialTypes.isConnectionId(AlgebraicType.connectionId()))
                    .isTrue();
            assertThat(SpecialTypes.isTimestamp(AlgebraicType.timestamp())).isTrue();
            assertThat(SpecialTypes.isTimeDuration(AlgebraicType.timeDuration()))
                    .isTrue();
            assertThat(SpecialTypes.isUuid(AlgebraicType.uuid())).isTrue();
            assertThat(SpecialTypes.isScheduleAt(AlgebraicType.scheduleAt())).isTrue();
            assertThat(SpecialTypes.isOption(AlgebraicType.option(Primitive.U8)))
                    .isTrue();
            assertThat(SpecialTypes.isResult(AlgebraicType.result(Primitive.U8, Primitive.U8)))
                    .isTrue();
            assertThat(SpecialTypes.isSimpleEnum(AlgebraicType.simpleEnum("A", "B")))
                    .isTrue();
            assertThat(SpecialTypes.isBytes(AlgebraicType.bytes())).isTrue();
        }

        @Test
        void areNotKnownWhenAnythingDiffers() {
            assertThat(SpecialTypes.isIdentity(
                            AlgebraicType.product(new ProductElement("__identity__", Primitive.U128))))
                    .isFalse();
            assertThat(SpecialTypes.isIdentity(AlgebraicType.product(new ProductElement("identity", Primitive.U256))))
                    .isFalse();
            assertThat(SpecialTypes.isOption(AlgebraicType.sum(
                            new SumVariant("none", AlgebraicType.unit()), new SumVariant("some", Primitive.U8))))
                    .isFalse();
            assertThat(SpecialTypes.isOption(AlgebraicType.sum(
                            new SumVariant("some", Primitive.U8), new SumVariant("none", Primitive.U8))))
                    .isFalse();
            assertThat(SpecialTypes.isSimpleEnum(AlgebraicType.sum())).isFalse();
            assertThat(SpecialTypes.isNever(AlgebraicType.sum())).isTrue();
            assertThat(SpecialTypes.isUnit(AlgebraicType.unit())).isTrue();
        }

        @Test
        void areNotKnownThroughAReference() {
            assertThat(SpecialTypes.isOption(AlgebraicType.sum(
                            new SumVariant("some", Primitive.U8), new SumVariant("none", new Ref(0)))))
                    .isFalse();
            assertThat(SpecialTypes.isIdentity(new Ref(0))).isFalse();
        }
    }
}
