package dev.stdb.workbench.view;

import java.util.List;

/** One line of text in pieces. */
public record TextLine(List<Span> spans) {
    public static final TextLine BLANK = new TextLine(List.of());

    public TextLine {
        spans = List.copyOf(spans);
    }

    public static TextLine of(String text, Tone tone) {
        return new TextLine(List.of(new Span(text, tone)));
    }

    public static TextLine of(Span... spans) {
        return new TextLine(List.of(spans));
    }
}
