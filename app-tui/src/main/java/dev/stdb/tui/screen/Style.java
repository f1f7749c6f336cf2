package dev.stdb.tui.screen;

import com.googlecode.lanterna.SGR;
import com.googlecode.lanterna.TextColor;
import java.util.EnumSet;
import java.util.Set;

/** How a cell looks. */
record Style(TextColor foreground, TextColor background, Set<SGR> modifiers) {
    static final Style PLAIN = new Style(TextColor.ANSI.DEFAULT, TextColor.ANSI.DEFAULT, Set.of());

    Style {
        modifiers = Set.copyOf(modifiers);
    }

    static Style of(TextColor foreground, SGR... modifiers) {
        return new Style(foreground, TextColor.ANSI.DEFAULT, Set.of(modifiers));
    }

    Style on(TextColor other) {
        return new Style(foreground, other, modifiers);
    }

    Style in(TextColor other) {
        return new Style(other, background, modifiers);
    }

    Style with(SGR modifier) {
        EnumSet<SGR> more = EnumSet.of(modifier);
        more.addAll(modifiers);
        return new Style(foreground, background, more);
    }
}
