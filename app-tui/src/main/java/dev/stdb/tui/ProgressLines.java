package dev.stdb.tui;

import dev.stdb.workbench.run.Progress;
import java.io.PrintStream;
import java.util.function.Consumer;

/** Progress as lines: one per finished step, and on a terminal the running one at the end. */
final class ProgressLines implements Consumer<Progress> {
    private final PrintStream out;
    private final boolean live;
    private String running = "";

    /** @param live whether {@code out} is a terminal, where a line can be written over */
    ProgressLines(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    @Override
    public void accept(Progress progress) {
        switch (progress) {
            case Progress.Began(String step) -> running("  … " + step);
            case Progress.Reached(String step, int percent) -> running("  … " + step + " " + percent + "%");
            case Progress.Ended(String step, String detail, long millis) -> {
                running("");
                out.println("  ✓ " + step + (detail.isEmpty() ? "" : ": " + detail) + " (" + millis + " ms)");
            }
        }
        out.flush();
    }

    /** Takes the running line away, before something else is written. */
    void end() {
        running("");
        out.flush();
    }

    private void running(String text) {
        if (!live || text.equals(running)) return;
        out.print(
                "\r" + text + " ".repeat(Math.max(0, running.length() - text.length())) + (text.isEmpty() ? "\r" : ""));
        running = text;
    }
}
