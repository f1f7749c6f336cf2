package dev.stdb.module.abi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
}
