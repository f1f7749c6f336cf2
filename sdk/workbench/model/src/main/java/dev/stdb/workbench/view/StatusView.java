package dev.stdb.workbench.view;

import java.util.List;

/**
 * The bar at the bottom: the state of the connection, or what is being typed, or a notice.
 *
 * @param spans from the left, most important first; the face drops what does not fit
 * @param caret cell of the caret in the first span when something is typed, else -1
 */
public record StatusView(List<Span> spans, int caret) {
    public StatusView {
        spans = List.copyOf(spans);
    }
}
