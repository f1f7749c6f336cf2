package dev.stdb.bsatn;

import static dev.stdb.bsatn.Script.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stdb.bsatn.special.Uuid;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BsatnReaderTest {
    private static final Codec<String> STRING = new Codec<>() {
        @Override
        public void write(String value, BsatnWriter out) {
            out.str(value);
        }

        @Override
        public String read(BsatnReader in) {
            return in.str();
        }
    };

    private static final Codec<String> NOTHING = new Codec<>() {
        @Override
        public void write(String value, BsatnWriter out) {}

        @Override
        public String read(BsatnReader in) {
            return "";
        }
    };

    private static BsatnReader reading(String... hex) {
        return new BsatnReader(script(hex));
    }

    @Test
    void numbersAreLittleEndianAndKeepTheirSign() {
        assertThat(reading("ff").u8()).isEqualTo(255);
        assertThat(reading("ff").i8()).isEqualTo((byte) -1);
        assertThat(reading("feff").u16()).isEqualTo(65534);
        assertThat(reading("feff").i16()).isEqualTo((short) -2);
        assertThat(reading("00000080").u32()).isEqualTo(1L << 31);
        assertThat(reading("00000080").i32()).isEqualTo(Integer.MIN_VALUE);
        assertThat(reading("0100000000000080").i64()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(Long.toUnsignedString(reading("0000000000000080").u64())).isEqualTo("9223372036854775808");
        assertThat(reading("01000000000000000000000000000080").u128().toString())
                .isEqualTo("170141183460469231731687303715884105729");
        assertThat(reading("01000000000000000000000000000080").i128().toString())
                .isEqualTo("-170141183460469231731687303715884105727");
        assertThat(reading("ff".repeat(32)).i256().toString()).isEqualTo("-1");
        assertThat(reading("ff".repeat(32)).u256().toHex()).isEqualTo("ff".repeat(32));
    }

    @Test
    void floatsKeepEveryBitOfANaN() {
        assertThat(Float.floatToRawIntBits(reading("0100a07f").f32())).isEqualTo(0x7FA0_0001);
        assertThat(Double.doubleToRawLongBits(reading("010000000000f4ff").f64()))
                .isEqualTo(0xFFF4_0000_0000_0001L);
    }

    @Test
    void whatIsCutShortSaysWhatWasMissingAndWhere() {
        var in = reading("07", "0102");
        in.u8();
        assertThatThrownBy(in::i32)
                .isInstanceOf(BsatnException.Truncated.class)
                .hasMessage("i32 needs 4 bytes, but 2 are left at byte 1")
                .extracting(e -> ((BsatnException) e).offset())
                .isEqualTo(1);
    }

    @Test
    void offsetsCountFromTheStartOfTheSlice() {
        var in = new BsatnReader(script("00 00 02 00"), 2, 1);
        assertThatThrownBy(in::bool)
                .isInstanceOf(BsatnException.InvalidBool.class)
                .hasMessage("byte 2 at byte 0 is no bool: only 0 and 1 are");
        assertThat(new BsatnReader(script("00 00 02 00"), 2, 1).remaining()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new BsatnReader(new byte[3], 2, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new BsatnReader(new byte[3], 2, Integer.MAX_VALUE));
    }

    @Test
    void aNegativeCountOfBytesIsTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> reading("00").raw(-1));
    }

    @Test
    void aWholeMessageHasNothingBehindIt() {
        assertThat(Uuid.CODEC.decode(script("01", "00".repeat(15))).toString())
                .isEqualTo("00000000-0000-0000-0000-000000000001");
        var refusal =
                catchThrowableOfType(BsatnException.Trailing.class, () -> Uuid.CODEC.decode(script("00".repeat(18))));
        assertThat(refusal).hasMessage("2 extra bytes follow the value that ends at byte 16");
        assertThat(refusal.extra()).isEqualTo(2);
        assertThat(refusal.offset()).isEqualTo(16);
    }

    @Nested
    class Strings {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "a",
                    "hé",
                    "日本語",
                    "\uD83D\uDE00",
                    "a\u0000b",
                    "\uFFFD",
                    "\u07FF\u0800\uFFFF",
                    "\uD800\uDC00\uDBFF\uDFFF"
                })
        void comeBackAsTheyWereWritten(String text) {
            byte[] bytes = new BsatnWriter().str(text).toByteArray();
            assertThat(bytes)
                    .hasSize(4 + text.getBytes(StandardCharsets.UTF_8).length)
                    .endsWith(text.getBytes(StandardCharsets.UTF_8));
            assertThat(new BsatnReader(bytes).str()).isEqualTo(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "80",
                    "c0af",
                    "c1bf",
                    "c3",
                    "c328",
                    "e08080",
                    "e09f",
                    "eda080",
                    "edbfbf",
                    "f08080af",
                    "f0808080",
                    "f08fbfbf",
                    "f4908080",
                    "f5808080",
                    "ff",
                    "e282",
                    "f09f98"
                })
        void thatAreNotUtf8AreRefusedAtTheWrongByte(String hex) {
            byte[] wrong = script(hex);
            byte[] bytes = new BsatnWriter()
                    .length(wrong.length + 1)
                    .u8('x')
                    .raw(wrong)
                    .toByteArray();
            var refusal = catchThrowableOfType(BsatnException.InvalidUtf8.class, () -> new BsatnReader(bytes).str());
            assertThat(refusal).isNotNull();
            assertThat(refusal.offset()).isEqualTo(5);
        }

        @Test
        void longerThanTheBytesLeftAreRefusedBeforeTheyTakeMemory() {
            assertThatThrownBy(() -> reading("ffffffff", "6162").str())
                    .isInstanceOf(BsatnException.TooLong.class)
                    .hasMessage(
                            "string at byte 0 announces 4294967295 elements of at least 1 byte, but 2 bytes are left");
        }

        @Test
        void withHalfASurrogatePairAreNotWrittenAtAll() {
            var out = new BsatnWriter().u8(1);
            for (String half : List.of("a\uD800", "\uDC00", "\uD800x", "é\uDBFF\uDBFF\uDC00")) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> out.str(half))
                        .withMessageContaining("surrogate");
            }
            assertThat(out.toByteArray()).isEqualTo(script("01"));
        }
    }

    @Nested
    class Arrays {
        @Test
        void areACountAndTheElements() {
            byte[] bytes = script("02000000", "01000000 61", "00000000");
            assertThat(new BsatnReader(bytes).array(STRING)).containsExactly("a", "");
            assertThat(new BsatnWriter().array(List.of("a", ""), STRING).toByteArray())
                    .isEqualTo(bytes);
        }

        @Test
        void thatAnnounceMoreThanIsThereEndWhereTheBytesEnd() {
            assertThatThrownBy(() -> reading("ffffffff", "00000000").array(STRING))
                    .isInstanceOf(BsatnException.Truncated.class)
                    .extracting(e -> ((BsatnException) e).offset())
                    .isEqualTo(8);
        }

        @Test
        void ofNothingAreBoundedToo() {
            assertThat(reading("00001000").array(NOTHING)).hasSize(BsatnReader.MAX_EMPTY_ELEMENTS);
            assertThatThrownBy(() -> reading("01001000").array(NOTHING)).isInstanceOf(BsatnException.TooLong.class);
            var in = reading("01000000 00001000");
            in.length("units", 0);
            assertThatThrownBy(() -> in.length("units", 0))
                    .isInstanceOf(BsatnException.TooLong.class)
                    .hasMessageContaining("1048576");
        }
    }

    @Test
    void optionsAreTag0ForSomeAndTag1ForNone() {
        assertThat(reading("00 01000000 61").option(STRING)).isEqualTo("a");
        assertThat(reading("01").option(STRING)).isNull();
        assertThat(new BsatnWriter().option("a", STRING).option(null, STRING).toByteArray())
                .isEqualTo(script("00 01000000 61 01"));
        assertThatThrownBy(() -> reading("02").option(STRING))
                .isInstanceOf(BsatnException.UnknownTag.class)
                .hasMessage("unknown tag 2 for option at byte 0");
    }

    @Test
    void nestingIsBounded() {
        var in = reading("");
        for (int i = 0; i < BsatnReader.MAX_DEPTH; i++) {
            in.enter("list");
        }
        assertThatThrownBy(() -> in.enter("list"))
                .isInstanceOf(BsatnException.TooDeep.class)
                .hasMessageContaining("deeper than 256 levels");
    }
}
