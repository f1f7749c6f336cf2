package dev.stdb.workbench;

/** The two halves of the screen. */
public enum Pane {
    LIST,
    ROWS
}
