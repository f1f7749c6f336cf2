package dev.stdb.workbench.form;

import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.value.TextWidth;
import java.util.Optional;

/**
 * A line of text being typed.
 *
 * @param text as typed so far
 * @param caret index into the text, between characters as people see them
 */
public record LineEdit(String text, int caret) {
    /** The most characters a line holds; what is typed or pasted beyond is dropped. */
    public static final int LIMIT = 1 << 20;

    public static final LineEdit EMPTY = new LineEdit("", 0);

    /** This text with the caret behind it. */
    public static LineEdit of(String text) {
        return new LineEdit(text, text.length());
    }

    /** What a key does to the line; empty when it is not for a line. */
    public Optional<LineEdit> key(Key key) {
        if (key.types()) return Optional.of(typed(Character.toString(key.codePoint())));
        if (key.ctrl() && key.code() == Key.Code.CHAR) return control(key.codePoint());
        return switch (key.code()) {
            case BACKSPACE -> Optional.of(key.alt() || key.ctrl() ? withoutWord() : backspace());
            case DELETE -> Optional.of(delete());
            case LEFT -> Optional.of(new LineEdit(text, before(caret)));
            case RIGHT -> Optional.of(new LineEdit(text, after(caret)));
            case HOME -> Optional.of(new LineEdit(text, 0));
            case END -> Optional.of(of(text));
            default -> Optional.empty();
        };
    }

    private Optional<LineEdit> control(int letter) {
        return switch (letter) {
            case 'a' -> Optional.of(new LineEdit(text, 0));
            case 'e' -> Optional.of(of(text));
            case 'u' -> Optional.of(new LineEdit(text.substring(caret), 0));
            case 'k' -> Optional.of(of(text.substring(0, caret)));
            case 'w' -> Optional.of(withoutWord());
            default -> Optional.empty();
        };
    }

    /** With this typed or pasted at the caret. */
    public LineEdit typed(String more) {
        String fits = more.substring(0, Math.min(more.length(), LIMIT - text.length()));
        return new LineEdit(text.substring(0, caret) + fits + text.substring(caret), caret + fits.length());
    }

    private LineEdit backspace() {
        int from = before(caret);
        return new LineEdit(text.substring(0, from) + text.substring(caret), from);
    }

    private LineEdit delete() {
        return new LineEdit(text.substring(0, caret) + text.substring(after(caret)), caret);
    }

    private LineEdit withoutWord() {
        int from = caret;
        while (from > 0 && text.charAt(from - 1) == ' ') from--;
        while (from > 0 && text.charAt(from - 1) != ' ') from--;
        return new LineEdit(text.substring(0, from) + text.substring(caret), from);
    }

    private int before(int at) {
        int previous = 0;
        for (int i = 0; i < at; i = TextWidth.clusterEnd(text, i)) previous = i;
        return previous;
    }

    private int after(int at) {
        return at >= text.length() ? text.length() : TextWidth.clusterEnd(text, at);
    }
}
