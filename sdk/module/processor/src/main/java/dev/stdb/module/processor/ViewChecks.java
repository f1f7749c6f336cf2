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
            if (view.shape() == View.Shape.QUERY && !isStored(view.row())) {
                String row = view.row().element.getSimpleName().toString();
                problems.add(
                        view.element(),
                        "no table has rows of " + row + ", and a query finds rows of a table: return List<" + row
                                + ">");
            }
        }
    }

    /** Whether there is a table of such rows, here or in a mounted module. */
    private boolean isStored(TypeDecl.RecordDecl row) {
        if (module.tables().stream().anyMatch(table -> table.row().equals(row))) {
            return true;
        }
        String name = row.element.getQualifiedName().toString();
        return (Mirrors.has(row.element, Names.TABLE) || Mirrors.has(row.element, Names.TABLES))
                && module.mounts().stream().anyMatch(mount -> name.startsWith(mount.packageName() + "."));
    }
}
