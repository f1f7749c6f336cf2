package dev.stdb.tui.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.TextColor.ANSI;
import dev.stdb.workbench.rows.Flash;
import dev.stdb.workbench.view.Tone;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Tones as looks, for terminals with many colours, with sixteen, and without any. What colour says is said another way too:
 * by bold, reverse or a mark.
 */
public final class Theme {
    /** How many colours the terminal has. */
    public enum Colours {
        NONE,
        SIXTEEN,
        INDEXED,
        TRUE
    }

    private final Colours colours;

    public Theme(Colours colours) {
        this.colours = colours;
    }

    /** What the environment says: NO_COLOR, COLORTERM, TERM. */
    public static Colours detect(Map<String, String> environment) {
        if (!environment.getOrDefault("NO_COLOR", "").isEmpty()) return Colours.NONE;
        String term = environment.getOrDefault("TERM", "").toLowerCase(Locale.ROOT);
        if (term.equals("dumb") || term.startsWith("vt100") || term.endsWith("-m")) return Colours.NONE;
        String colorTerm = environment.getOrDefault("COLORTERM", "").toLowerCase(Locale.ROOT);
        if (colorTerm.equals("truecolor") || colorTerm.equals("24bit") || term.endsWith("-direct")) return Colours.TRUE;
        return term.contains("256") || term.contains("kitty") || term.contains("alacritty")
                ? Colours.INDEXED
                : Colours.SIXTEEN;
    }

    public Colours colours() {
        return colours;
    }

    Style of(Tone tone) {
        return switch (tone) {
            case NORMAL -> Style.PLAIN;
            case QUIET -> Style.of(colour(0x7d8590, ANSI.BLACK_BRIGHT));
            case STRONG -> Style.PLAIN.with(SGR.BOLD);
            case TITLE -> Style.of(colour(0x58a6ff, ANSI.CYAN), SGR.BOLD);
            case KEY -> Style.of(colour(0xe3b341, ANSI.YELLOW), SGR.BOLD);
            case NUMBER -> Style.of(colour(0x79c0ff, ANSI.CYAN));
            case STRING -> Style.of(colour(0x7ee787, ANSI.GREEN));
            case WORD -> Style.of(colour(0xd2a8ff, ANSI.MAGENTA));
            case TIME -> Style.of(colour(0x56d4dd, ANSI.CYAN));
            case ID -> Style.of(colour(0xffa657, ANSI.YELLOW));
            case GOOD -> Style.of(colour(0x3fb950, ANSI.GREEN), SGR.BOLD);
            case WARNING -> Style.of(colour(0xd29922, ANSI.YELLOW), SGR.BOLD);
            case BAD -> Style.of(colour(0xf85149, ANSI.RED), SGR.BOLD);
        };
    }

    Style border(boolean focused) {
        if (!focused) return Style.of(colour(0x484f58, ANSI.BLACK_BRIGHT));
        return colours == Colours.NONE ? Style.PLAIN.with(SGR.BOLD) : Style.of(colour(0x58a6ff, ANSI.CYAN));
    }

    Style title(boolean focused) {
        return focused ? of(Tone.TITLE) : of(Tone.STRONG);
    }

    Style header() {
        return Style.of(colour(0x9da7b3, ANSI.DEFAULT), SGR.BOLD, SGR.UNDERLINE);
    }

    /** The line of the cursor. */
    UnaryOperator<Style> cursorLine(boolean focused) {
        if (colours.compareTo(Colours.SIXTEEN) <= 0)
            return focused ? style -> Style.PLAIN.with(SGR.REVERSE) : style -> style;
        TextColor background = colour(focused ? 0x263a57 : 0x22272e, ANSI.BLUE);
        return style -> readable(style).on(background);
    }

    /** The cell of the cursor, on its line. */
    UnaryOperator<Style> cursorCell() {
        if (colours.compareTo(Colours.SIXTEEN) <= 0)
            return style -> style.with(SGR.BOLD).with(SGR.UNDERLINE);
        return style -> style.on(colour(0x3b5b8c, ANSI.BLUE)).with(SGR.BOLD);
    }

    /**
     * A change that has not settled.
     *
     * @param strength 1 to 3
     */
    UnaryOperator<Style> flash(Flash.Kind kind, int strength) {
        UnaryOperator<Style> crossed = kind == Flash.Kind.DELETED ? s -> s.with(SGR.CROSSED_OUT) : s -> s;
        if (colours == Colours.NONE) return style -> crossed.apply(strength > 1 ? style.with(SGR.BOLD) : style);
        if (colours == Colours.SIXTEEN) return style -> crossed.apply(sixteen(style, kind, strength));
        TextColor background = colour(glow(kind, strength), ANSI.DEFAULT);
        return style -> crossed.apply(readable(style).on(background));
    }

    private static Style sixteen(Style style, Flash.Kind kind, int strength) {
        TextColor colour = switch (kind) {
            case INSERTED -> ANSI.GREEN;
            case CHANGED -> ANSI.YELLOW;
            case DELETED -> ANSI.RED;
        };
        return strength > 1 ? style.in(ANSI.BLACK).on(colour) : style.in(colour);
    }

    private static int glow(Flash.Kind kind, int strength) {
        return switch (kind) {
            case INSERTED -> strength == 3 ? 0x1f7a37 : strength == 2 ? 0x175327 : 0x10351b;
            case CHANGED -> strength == 3 ? 0x8a6100 : strength == 2 ? 0x5c4200 : 0x382a05;
            case DELETED -> strength == 3 ? 0x93291f : strength == 2 ? 0x641f19 : 0x3d1713;
        };
    }

    Style mark(Flash.Kind kind) {
        return switch (kind) {
            case INSERTED -> of(Tone.GOOD);
            case CHANGED -> of(Tone.WARNING);
            case DELETED -> of(Tone.BAD);
        };
    }

    Style pulse(int strength) {
        return strength >= 2 ? of(Tone.WARNING) : strength == 1 ? of(Tone.KEY) : of(Tone.NUMBER);
    }

    Style statusBar() {
        return colours.compareTo(Colours.SIXTEEN) <= 0
                ? Style.PLAIN
                : Style.of(colour(0xe6edf3, ANSI.DEFAULT)).on(colour(0x21262d, ANSI.DEFAULT));
    }

    Style field(boolean focused) {
        if (colours.compareTo(Colours.SIXTEEN) <= 0) {
            return focused ? Style.PLAIN.with(SGR.UNDERLINE).with(SGR.BOLD) : Style.PLAIN.with(SGR.UNDERLINE);
        }
        return Style.of(colour(0xe6edf3, ANSI.DEFAULT)).on(colour(focused ? 0x263a57 : 0x21262d, ANSI.DEFAULT));
    }

    Style button(boolean focused) {
        if (!focused) return Style.PLAIN.with(SGR.BOLD);
        return colours == Colours.NONE
                ? Style.PLAIN.with(SGR.REVERSE).with(SGR.BOLD)
                : Style.of(colour(0xffffff, ANSI.BLACK), SGR.BOLD).on(colour(0x1f6feb, ANSI.CYAN));
    }

    Style chosen(boolean focused) {
        return focused ? button(true) : Style.PLAIN.with(SGR.BOLD).with(SGR.UNDERLINE);
    }

    /** Text of no colour of its own gets a light one on our dark backgrounds, whatever the terminal's own is. */
    private Style readable(Style style) {
        return style.foreground() == ANSI.DEFAULT ? style.in(colour(0xe6edf3, ANSI.DEFAULT)) : style;
    }

    private TextColor colour(int rgb, ANSI sixteen) {
        int red = rgb >> 16;
        int green = rgb >> 8 & 0xFF;
        int blue = rgb & 0xFF;
        return switch (colours) {
            case NONE -> ANSI.DEFAULT;
            case SIXTEEN -> sixteen;
            case INDEXED -> TextColor.Indexed.fromRGB(red, green, blue);
            case TRUE -> new TextColor.RGB(red, green, blue);
        };
    }
}
