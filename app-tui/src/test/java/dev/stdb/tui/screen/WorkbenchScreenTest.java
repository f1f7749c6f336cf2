package dev.stdb.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import dev.stdb.tui.screen.Theme.Colours;
import dev.stdb.tui.terminal.PasteStroke;
import dev.stdb.workbench.Arena;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Spot;
import dev.stdb.workbench.keys.Action;
import dev.stdb.workbench.keys.Key;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WorkbenchScreenTest {
    @ParameterizedTest
    @CsvSource({"80, 24", "200, 60"})
    void listRowsBarAndKeysAreAllOnScreen(int columns, int rows) throws IOException {
        var drawn = new Drawn(columns, rows, Colours.TRUE);
        drawn.show(Arena.live().loadBots(200));
        List<String> lines = drawn.lines();
        assertThat(lines.get(0)).contains("arena").contains("bot").contains("200 rows");
        assertThat(lines.get(1))
                .contains("Tables")
                .contains("id")
                .contains("name")
                .contains("health");
        assertThat(drawn.text())
                .contains("tick_timer PS")
                .contains("Event tables")
                .contains("join");
        assertThat(lines.get(rows - 2))
                .contains("● live")
                .contains("local/arena")
                .contains("v3")
                .contains("tx/s")
                .contains("lag");
        assertThat(lines.get(rows - 1)).contains("? help").contains("q quit");
    }

    @Test
    void numbersStandOnTheRightOfTheirColumn() throws IOException {
        var drawn = new Drawn(80, 24, Colours.TRUE);
        drawn.show(Arena.live().loadBots(Arena.inserted(7, "x", 5), Arena.inserted(1234, "y", 100)));
        List<String> lines = drawn.lines();
        assertThat(lines.get(2).indexOf('7')).isEqualTo(lines.get(3).indexOf("1234") + 3);
    }

    @ParameterizedTest
    @EnumSource(Colours.class)
    void aChangeCanBeSeenWithAnyNumberOfColours(Colours colours) throws IOException {
        var drawn = new Drawn(80, 24, colours);
        var arena = Arena.live().loadBots(3);
        drawn.show(arena);
        var before = drawn.at(33, 4);
        arena.changed("bot", Arena.renamed(2, "bot 2", "changed"));
        drawn.show(arena);
        assertThat(drawn.lines().get(4)).contains("~").contains("changed");
        assertThat(drawn.at(33, 4)).isNotEqualTo(before);
        if (colours == Colours.NONE) {
            assertThat(drawn.at(33, 4).getForegroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            assertThat(drawn.at(33, 4).getBackgroundColor()).isEqualTo(TextColor.ANSI.DEFAULT);
            assertThat(drawn.at(33, 4).getModifiers()).contains(SGR.BOLD);
        }
    }

    @Test
    void wideAndCombiningCharactersKeepTheColumnsInLine() throws IOException {
        var drawn = new Drawn(80, 24, Colours.TRUE);
        drawn.show(Arena.live()
                .loadBots(
                        Arena.inserted(1, "日本語", 1),
                        Arena.inserted(2, "e\u0301t\u00e9", 2),
                        Arena.inserted(3, "👨‍👩‍👧 x", 3)));
        var health = new ArrayList<Integer>();
        for (int y = 2; y <= 4; y++) {
            for (int x = 79; x > 0; x--) {
                if (Character.isDigit(drawn.at(x, y).getCharacterString().charAt(0))) {
                    health.add(x);
                    break;
                }
            }
        }
        assertThat(health).hasSize(3).containsOnly(health.getFirst());
    }

    @Test
    void anotherSizeIsDrawnAnew() throws IOException {
        var drawn = new Drawn(200, 60, Colours.SIXTEEN);
        var arena = Arena.live().loadBots(200);
        drawn.show(arena);
        drawn.terminal.setTerminalSize(new TerminalSize(80, 24));
        drawn.show(arena);
        assertThat(drawn.lines()).hasSize(24);
        assertThat(drawn.lines().get(23)).contains("q quit");
    }

    @Test
    void aTinyWindowSaysSo() throws IOException {
        assertThat(new Drawn(30, 5, Colours.TRUE).show(Arena.live()).text()).contains("too small");
    }

    @Test
    void theCaretStandsWhereTextIsTyped() throws IOException {
        var drawn = new Drawn(80, 24, Colours.TRUE);
        var arena = Arena.live().type(":op");
        drawn.show(arena);
        assertThat(drawn.terminal.getCursorPosition()).isEqualTo(new TerminalPosition(4, 22));
        assertThat(drawn.terminal.isCursorVisible()).isTrue();
        arena.press(Key.Code.ESCAPE);
        drawn.show(arena);
        assertThat(drawn.terminal.isCursorVisible()).isFalse();
    }

    @Test
    void clicksFindWhatWasDrawn() throws IOException {
        var drawn = new Drawn(80, 24, Colours.TRUE);
        drawn.show(Arena.live().loadBots(5));
        assertThat(clicked(drawn, 4, 3)).isEqualTo(new Spot.ListLine(2));
        assertThat(clicked(drawn, 34, 4)).isEqualTo(new Spot.Cell(2, 1));
        assertThat(clicked(drawn, 34, 1)).isEqualTo(new Spot.Heading(1));
        int quit = drawn.lines().get(23).indexOf("q quit");
        assertThat(clicked(drawn, quit, 23)).isEqualTo(new Spot.Hint(Action.QUIT));
    }

    private static Spot clicked(Drawn drawn, int column, int row) throws IOException {
        drawn.terminal.addInput(new MouseAction(MouseActionType.CLICK_DOWN, 1, new TerminalPosition(column, row)));
        drawn.terminal.addInput(new KeyStroke(KeyType.EOF));
        var heard = new ArrayList<Msg>();
        drawn.screen.readInput(heard::add);
        return ((Msg.Clicked) heard.getFirst()).spot();
    }

    @Test
    void keysAndPastesBecomeMessages() throws IOException {
        var drawn = new Drawn(80, 24, Colours.TRUE);
        drawn.terminal.addInput(new KeyStroke('q', false, false));
        drawn.terminal.addInput(new KeyStroke(KeyType.ReverseTab));
        drawn.terminal.addInput(new PasteStroke("two\nlines"));
        drawn.terminal.addInput(new KeyStroke(KeyType.EOF));
        var heard = new ArrayList<Msg>();
        drawn.screen.readInput(heard::add);
        assertThat(heard)
                .containsExactly(
                        new Msg.Pressed(Key.typed('q')),
                        new Msg.Pressed(Key.of(Key.Code.TAB).withShift()),
                        new Msg.Pasted("two\nlines"));
    }
}
