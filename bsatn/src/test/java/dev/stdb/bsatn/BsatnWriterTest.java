package dev.stdb.bsatn;

import static dev.stdb.bsatn.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BsatnWriterTest {
    @Test
    void numbersAreLittleEndian() {
        byte[] bytes = new BsatnWriter()
                .bool(true)
                .u8(255)
                .i8(-1)
                .u16(258)
                .i16(-2)
                .u32(4_294_967_294L)
                .i32(258)
                .u64(-2)
                .i64(258)
                .f32(1)
                .f64(1)
                .toByteArray();
        assertThat(bytes)
                .isEqualTo(
                        script(
                                "01 ff ff 0201 feff feffffff 02010000 feffffffffffffff 0201000000000000 0000803f 000000000000f03f"));
    }

    @Test
    void wideNumbersAreLittleEndianToo() {
        assertThat(new BsatnWriter().u128(U128.of(258)).i128(I128.of(-2)).toByteArray())
                .isEqualTo(script("0201", "00".repeat(14), "fe", "ff".repeat(15)));
        assertThat(new BsatnWriter().u256(U256.of(258)).i256(I256.of(-2)).toByteArray())
                .isEqualTo(script("0201", "00".repeat(30), "fe", "ff".repeat(31)));
    }

    @Test
    void numbersOutsideTheirTypeAreRefusedAndNothingOfThemIsWritten() {
        var out = new BsatnWriter();
        List<ThrowingCallable> mistakes = List.of(
                () -> out.u8(256),
                () -> out.u8(-1),
                () -> out.i8(128),
                () -> out.i8(-129),
                () -> out.u16(65_536),
                () -> out.u16(-1),
                () -> out.i16(32_768),
                () -> out.u32(1L << 32),
                () -> out.u32(-1),
                () -> out.length(-1));
        for (ThrowingCallable mistake : mistakes) {
            assertThatIllegalArgumentException().isThrownBy(mistake).withMessageContaining("outside the range");
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void bytesHaveALengthAndRawBytesHaveNone() {
        assertThat(new BsatnWriter()
                        .bytes(script("0a0b"))
                        .raw(script("0c0d"))
                        .raw(script("00010203"), 1, 2)
                        .toByteArray())
                .isEqualTo(script("02000000 0a0b 0c0d 0102"));
    }

    @Test
    void growsAsNeededAndForgetsOnReset() {
        var out = new BsatnWriter(1);
        String text = "0123456789".repeat(1000) + "é";
        out.str(text);
        assertThat(new BsatnReader(out.toByteArray()).str()).isEqualTo(text);
        assertThat(out.size()).isEqualTo(4 + 10_002);
        assertThat(out.reset().u8(7).toByteArray()).isEqualTo(script("07"));
        byte[] target = new byte[3];
        assertThat(out.copyTo(target, 1)).isEqualTo(1);
        assertThat(target).isEqualTo(script("00 07 00"));
    }
}
