package dev.stdb.tui.screen;

import dev.stdb.workbench.Viewport;

/**
 * Where things are on a screen of a size.
 *
 * @param listWidth cells of the left box, borders included
 * @param paneHeight lines of both boxes, borders included
 */
record Layout(int width, int height, int listWidth, int paneHeight) {
    static final int LEAST_WIDTH = 50;
    static final int LEAST_HEIGHT = 10;
    private static final int WIDEST_WINDOW = 116;

    static Layout of(int width, int height) {
        return new Layout(width, height, Math.clamp(width * 22L / 100, 24, 36), height - 2);
    }

    boolean isTooSmall() {
        return width < LEAST_WIDTH || height < LEAST_HEIGHT;
    }

    int gridWidth() {
        return width - listWidth - 2;
    }

    int windowWidth() {
        return Math.min(width - 4, WIDEST_WINDOW);
    }

    int windowLines() {
        return Math.max(1, paneHeight - 4);
    }

    Viewport viewport() {
        return new Viewport(
                Math.max(1, paneHeight - 2),
                Math.max(1, paneHeight - 3),
                Math.max(8, gridWidth()),
                windowLines(),
                Math.max(10, windowWidth() - 4));
    }
}
