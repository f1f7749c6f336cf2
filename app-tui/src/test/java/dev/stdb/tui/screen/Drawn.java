package dev.stdb.tui.screen;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.terminal.virtual.DefaultVirtualTerminal;
import dev.stdb.workbench.Arena;
import dev.stdb.workbench.Msg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A screen on Lanterna's terminal in memory. */
final class Drawn {
    final DefaultVirtualTerminal terminal;
    final WorkbenchScreen screen;

    Drawn(int columns, int rows, Theme.Colours colours) throws IOException {
        terminal = new DefaultVirtualTerminal(new TerminalSize(columns, rows));
        screen = new WorkbenchScreen(terminal, new Theme(colours));
    }

    Drawn show(Arena arena) throws IOException {
        arena.send(new Msg.Resized(screen.viewport()));
        screen.show(arena.model);
        return this;
    }

    TextCharacter at(int column, int row) {
        return terminal.getBufferCharacter(column, row);
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (int y = 0; y < terminal.getTerminalSize().getRows(); y++) {
            var line = new StringBuilder();
            for (int x = 0; x < terminal.getTerminalSize().getColumns(); x++) {
                TextCharacter character = at(x, y);
                line.append(character.getCharacterString());
                if (character.isDoubleWidth()) x++;
            }
            lines.add(line.toString());
        }
        return lines;
    }

    String text() {
        return String.join("\n", lines());
    }
}
