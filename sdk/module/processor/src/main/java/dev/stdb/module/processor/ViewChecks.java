package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.View;

/** What of a view only shows when the tables are known. */
final class ViewChecks {
    private final Problems problems;
    private final ModuleModel module;

    ViewChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    void run() {
        for (View view : module.views()) {
            boolean stored =
                    module.tables().stream().anyMatch(table -> table.row().equals(view.row()));
            if (view.shape() == View.Shape.QUERY && !stored) {
                String row = view.row().element.getSimpleName().toString();
                problems.add(
                        view.element(),
                        "no table has rows of " + row + ", and a query finds rows of a table: return List<" + row
                                + ">");
            }
        }
    }
}
