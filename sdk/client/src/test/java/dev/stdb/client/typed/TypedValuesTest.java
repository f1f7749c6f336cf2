package dev.stdb.client.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TypedValuesTest {
    private static <T> void comesBack(Codec<T> codec, T value) {
        assertThat(codec.decode(codec.encode(value))).isEqualTo(value);
    }

    @Test
    void listsOptionsAndResultsNest() {
        Codec<List<Optional<Result<Integer, String>>>> codec =
                Codecs.list(Codecs.optional(Codecs.result(Codecs.U8, Codecs.STRING)));

        comesBack(codec, List.of(Optional.empty(), Optional.of(Result.ok(255)), Optional.of(Result.err("no"))));
        assertThat(codec.encode(List.of(Optional.of(Result.ok(7))))).containsExactly(1, 0, 0, 0, 0, 0, 7);
        assertThatThrownBy(() -> codec.decode(new byte[] {1, 0, 0, 0, 0, 2}))
                .isInstanceOf(BsatnException.UnknownTag.class);
    }

    @Test
    void anOptionOfAnOptionKeepsBothLayers() {
        Codec<Optional<Optional<Long>>> codec = Codecs.optional(Codecs.optional(Codecs.U64));

        comesBack(codec, Optional.empty());
        comesBack(codec, Optional.of(Optional.empty()));
        comesBack(codec, Optional.of(Optional.of(-1L)));
    }

    @Test
    void whatDoesNotFitIsNotSent() {
        assertThatThrownBy(() -> Codecs.U8.encode(256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codecs.U32.encode(-1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Codecs.list(Codecs.U16).encode(List.of(65_536)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytesAreAValue() {
        byte[] mine = {1, -1};
        Bytes bytes = Bytes.of(mine);
        mine[0] = 9;
        bytes.toByteArray()[0] = 9;

        assertThat(bytes).isEqualTo(Bytes.of((byte) 1, (byte) -1)).hasSameHashCodeAs(Bytes.of((byte) 1, (byte) -1));
        assertThat(bytes).hasToString("01ff").isNotEqualTo(Bytes.EMPTY);
        assertThat(bytes.size()).isEqualTo(2);
        assertThat(bytes.get(1)).isEqualTo((byte) -1);
        comesBack(Bytes.CODEC, bytes);
    }

    @Test
    void manyUnitsInFewBytesAreRefusedAndNothingIsNever() {
        comesBack(Codecs.list(Unit.CODEC), List.of(Unit.UNIT, Unit.UNIT));
        byte[] endless = new BsatnWriter().u32(0xFFFF_FFFFL).toByteArray();

        assertThatThrownBy(() -> Codecs.list(Unit.CODEC).decode(endless)).isInstanceOf(BsatnException.TooLong.class);
        assertThatThrownBy(() -> Never.CODEC.decode(new byte[0])).isInstanceOf(BsatnException.Uninhabited.class);
    }

    @Test
    void aTableIsSelectedByItsQuotedName() {
        assertThat(Queries.selectAll("order")).isEqualTo("SELECT * FROM \"order\"");
        assertThat(Queries.selectAll("lib.item")).isEqualTo("SELECT * FROM \"lib\".\"item\"");
    }
}
