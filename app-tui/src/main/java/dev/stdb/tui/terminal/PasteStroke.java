package dev.stdb.tui.terminal;

import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;

/** Text that arrived in one piece: pasted, or typed as a character that one Java {@code char} cannot hold. */
public final class PasteStroke extends KeyStroke {
    private final String text;

    public PasteStroke(String text) {
        super(KeyType.Unknown);
        this.text = text;
    }

    public String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PasteStroke that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
