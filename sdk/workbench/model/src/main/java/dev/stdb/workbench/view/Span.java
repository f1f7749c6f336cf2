package dev.stdb.workbench.view;

/** A piece of text that is one thing. */
public record Span(String text, Tone tone) {
    public static Span of(String text) {
        return new Span(text, Tone.NORMAL);
    }
}
