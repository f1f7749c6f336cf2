package dev.stdb.workbench;

/**
 * How much the face can show, in its own lines and cells.
 *
 * @param listLines lines of the list on the left
 * @param gridLines rows of the grid, without its header
 * @param gridWidth cells of the grid, borders not counted
 * @param overlayLines lines of text in a window over the panes
 * @param overlayWidth cells of text in such a window
 */
public record Viewport(int listLines, int gridLines, int gridWidth, int overlayLines, int overlayWidth) {
    /** An 80×24 terminal, until the face says better. */
    public static final Viewport SMALL = new Viewport(20, 18, 52, 16, 68);
}
