package dev.stdb.workbench.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWidthTest {
    @ParameterizedTest
    @CsvSource(
            value = {
                "abc;3", "é;1", "e\u0301;1", "a\u200Bb;2", "日本;4", "한글;4", "ｱ;1", "Ａ;2", "👍;2", "👍🏽;2",
                "👨‍👩‍👧;2", "🇩🇪;2", "❤\uFE0F;2", "❤;1", "─;1", "𝐀;1", "\u00AD;0", "ก็;1", "⚡;2", "a\u0007;1"
            },
            delimiter = ';')
    void textTakesAsManyCellsAsATerminalDraws(String text, int cells) {
        assertThat(TextWidth.of(text)).isEqualTo(cells);
    }

    @Test
    void cuttingKeepsWithinTheCellsAndSaysSo() {
        assertThat(TextWidth.cut("arena", 5)).isEqualTo("arena");
        assertThat(TextWidth.cut("arenas", 5)).isEqualTo("aren…");
        assertThat(TextWidth.cut("日本語", 5)).isEqualTo("日本…");
        assertThat(TextWidth.cut("日本語", 4)).isEqualTo("日…");
        assertThat(TextWidth.cut("x", 0)).isEmpty();
    }

    @Test
    void fittingPadsOnTheOtherSide() {
        assertThat(TextWidth.fit("7", 3, true)).isEqualTo("  7");
        assertThat(TextWidth.fit("日", 3, false)).isEqualTo("日 ");
    }

    @Test
    void whatTerminalsDisagreeAboutIsTakenOut() {
        assertThat(TextWidth.drawable("e\u0301")).isEqualTo("é");
        assertThat(TextWidth.drawable("a\u200Bb")).isEqualTo("ab");
        assertThat(TextWidth.of(TextWidth.drawable("👨‍👩‍👧"))).isEqualTo(2);
        assertThat(TextWidth.drawable("👨‍👩‍👧")).isEqualTo("👨");
    }

    @Test
    void wrappingLosesNothing() {
        assertThat(TextWidth.wrap("abcdef", 4)).containsExactly("abcd", "ef");
        assertThat(TextWidth.wrap("ab\ncd", 4)).containsExactly("ab", "cd");
        assertThat(TextWidth.wrapWords("to be or not", 5)).containsExactly("to be", "or", "not");
    }
}
