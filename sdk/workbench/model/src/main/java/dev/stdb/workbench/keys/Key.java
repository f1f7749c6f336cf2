package dev.stdb.workbench.keys;

import java.util.Locale;

/**
 * One key as pressed, whatever the toolkit calls it.
 *
 * @param code which key; {@link Code#CHAR} for everything that types
 * @param codePoint the Unicode code point typed, 0 for other codes
 * @param ctrl held; letters then come as lower case
 * @param alt held
 * @param shift held; never set for typed characters, whose code point says it
 */
public record Key(Code code, int codePoint, boolean ctrl, boolean alt, boolean shift) {
    /** The keys that workbench knows. */
    public enum Code {
        CHAR,
        ENTER,
        ESCAPE,
        TAB,
        BACKSPACE,
        DELETE,
        INSERT,
        UP,
        DOWN,
        LEFT,
        RIGHT,
        HOME,
        END,
        PAGE_UP,
        PAGE_DOWN,
        F1,
        F5,
        OTHER
    }

    public static Key of(Code code) {
        return new Key(code, 0, false, false, false);
    }

    public static Key typed(int codePoint) {
        return new Key(Code.CHAR, codePoint, false, false, false);
    }

    public static Key ctrl(char letter) {
        return new Key(Code.CHAR, letter, true, false, false);
    }

    public Key withShift() {
        return new Key(code, codePoint, ctrl, alt, true);
    }

    /** Whether this key types a character into text. */
    public boolean types() {
        return code == Code.CHAR && !ctrl && !alt && codePoint >= 0x20;
    }

    /** The key as help shows it: {@code ↑}, {@code Ctrl-C}, {@code Space}, {@code /}. */
    public String label() {
        String name = switch (code) {
            case CHAR -> codePoint == ' ' ? "Space" : Character.toString(codePoint);
            case ENTER -> "Enter";
            case ESCAPE -> "Esc";
            case TAB -> "Tab";
            case BACKSPACE -> "Backspace";
            case DELETE -> "Del";
            case INSERT -> "Ins";
            case UP -> "↑";
            case DOWN -> "↓";
            case LEFT -> "←";
            case RIGHT -> "→";
            case HOME -> "Home";
            case END -> "End";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case F1 -> "F1";
            case F5 -> "F5";
            case OTHER -> "?";
        };
        if (ctrl) return "Ctrl-" + name.toUpperCase(Locale.ROOT);
        if (alt) return "Alt-" + name;
        return shift ? "Shift-" + name : name;
    }
}
