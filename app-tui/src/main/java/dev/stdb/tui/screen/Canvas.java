package dev.stdb.tui.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextCharacter;
import com.googlecode.lanterna.screen.Screen;
import dev.stdb.workbench.value.TextWidth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;

/** The cells of a Lanterna screen, written cluster by cluster with our own widths. Used by the thread that draws. */
final class Canvas {
    private static final int REMEMBERED = 20_000;

    private record Ink(String cluster, Style style) {}

    private final Screen screen;
    private final Map<Ink, TextCharacter> made = new HashMap<>();
    private int width;
    private int height;

    Canvas(Screen screen) {
        this.screen = screen;
    }

    /** Starts a frame of this size: all blank. */
    void begin(int columns, int rows) {
        width = columns;
        height = rows;
        if (made.size() > REMEMBERED) made.clear();
        TextCharacter blank = TextCharacter.DEFAULT_CHARACTER;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) screen.setCharacter(x, y, blank);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Writes text on one line, at most so many cells; returns the cells used. */
    int put(int x, int y, String text, Style style, int cells) {
        if (y < 0 || y >= height) return 0;
        int room = Math.min(cells, width - x);
        int used = 0;
        for (int i = 0; i < text.length(); ) {
            int end = TextWidth.clusterEnd(text, i);
            int wants = TextWidth.clusterWidth(text, i, end);
            if (wants > 0) {
                TextCharacter character = character(text.substring(i, end), wants, style);
                int takes = character.isDoubleWidth() ? 2 : 1;
                if (used + takes > room) break;
                screen.setCharacter(x + used, y, character);
                used += takes;
            }
            i = end;
        }
        return used;
    }

    /** Writes text as {@link TextWidth#cut} shortens it to fit. */
    int putCut(int x, int y, String text, Style style, int cells) {
        return put(x, y, TextWidth.cut(text, Math.min(cells, width - x)), style, cells);
    }

    void fill(int x, int y, int columns, int rows, Style style) {
        TextCharacter blank = character(" ", 1, style);
        for (int j = Math.max(0, y); j < Math.min(height, y + rows); j++) {
            for (int i = Math.max(0, x); i < Math.min(width, x + columns); i++) screen.setCharacter(i, j, blank);
        }
    }

    /** A frame of box-drawing lines; the inside is left as it is. */
    void box(int x, int y, int columns, int rows, Style style) {
        String line = "─".repeat(Math.max(0, columns - 2));
        put(x, y, "╭" + line + "╮", style, columns);
        put(x, y + rows - 1, "╰" + line + "╯", style, columns);
        for (int j = y + 1; j < y + rows - 1; j++) {
            put(x, j, "│", style, 1);
            put(x + columns - 1, j, "│", style, 1);
        }
    }

    private TextCharacter character(String cluster, int cells, Style style) {
        return made.computeIfAbsent(new Ink(cluster, style), ink -> make(cluster, cells, style));
    }

    private static TextCharacter make(String cluster, int cells, Style style) {
        TextCharacter plain = of(cluster, style);
        // Lanterna takes a single char outside its own tables for narrow; a variation selector makes it take two cells.
        return cells == 2 && !plain.isDoubleWidth() ? of(cluster + "\uFE0F", style) : plain;
    }

    private static TextCharacter of(String cluster, Style style) {
        EnumSet<SGR> modifiers = EnumSet.noneOf(SGR.class);
        modifiers.addAll(style.modifiers());
        TextCharacter[] made = TextCharacter.fromString(cluster, style.foreground(), style.background(), modifiers);
        return made.length == 0 ? TextCharacter.DEFAULT_CHARACTER : made[0];
    }
}
