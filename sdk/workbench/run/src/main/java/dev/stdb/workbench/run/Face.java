package dev.stdb.workbench.run;

import dev.stdb.workbench.Model;

/** What shows the workbench. */
@FunctionalInterface
public interface Face {
    /** Draws this; called on the loop's thread, never twice at a time. */
    void show(Model model);
}
