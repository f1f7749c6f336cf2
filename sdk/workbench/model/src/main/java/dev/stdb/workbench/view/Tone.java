package dev.stdb.workbench.view;

/** What a piece of text is; each face has a colour for it, and something else where there are no colours. */
public enum Tone {
    NORMAL,
    /** Less important than its surroundings. */
    QUIET,
    /** More important than its surroundings. */
    STRONG,
    /** Headings and titles. */
    TITLE,
    /** A key to press. */
    KEY,
    /** A number. */
    NUMBER,
    /** A string. */
    STRING,
    /** A boolean, a variant's name. */
    WORD,
    /** A timestamp or duration. */
    TIME,
    /** An identity, a connection id, bytes. */
    ID,
    GOOD,
    WARNING,
    BAD
}
