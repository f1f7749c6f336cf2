package dev.stdb.module.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8TextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "h\u00e9",
                "\u20ac 5",
                "a\ud83d\ude00b",
                "half \ud83d",
                "\ude00 other half",
                "\ud83d\ud83d\ude00",
                "\u0000"
            })
    void textBecomesTheBytesThatTheClassLibraryMakes(String text) {
        assertThat(Utf8Text.bytes(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Halves of surrogate pairs are three mistakes for Rust, and one for the class library. */
    @Test
    void surrogatesAreReplacedByteByByte() {
        assertThat(Utf8Text.text(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80, 'a'}))
                .isEqualTo("\uFFFD\uFFFD\uFFFDa");
        assertThat(Utf8Text.text(new byte[] {(byte) 0xED, (byte) 0x9F, (byte) 0xBF}))
                .isEqualTo("\uD7FF");
    }

    @Test
    void bytesBecomeTheTextThatTheClassLibraryMakes() {
        Random random = new Random(7);
        int[] likely = {0, 'a', 0x7F, 0x80, 0xBF, 0xC0, 0xC3, 0xE0, 0xE2, 0x9F, 0xA0, 0xF0, 0x90, 0x8F, 0xF4, 0xF5, 0xFF
        };
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[random.nextInt(9)];
            for (int k = 0; k < bytes.length; k++) {
                bytes[k] = (byte) likely[random.nextInt(likely.length)];
            }
            assertThat(Utf8Text.text(bytes)).isEqualTo(new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
