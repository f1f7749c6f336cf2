package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Filter;
import dev.stdb.sql.RowFilter;
import dev.stdb.sql.SqlException;

/**
 * Whether the server would take the visibility filters: it parses them and looks their tables, columns and types up only when the
 * module is published.
 */
final class FilterChecks {
    private final Problems problems;
    private final ModuleModel module;

    FilterChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    void run() {
        if (!module.filters().isEmpty()) {
            FilterCatalog catalog = new FilterCatalog(module);
            module.filters().forEach(filter -> check(filter, catalog));
        }
    }

    private void check(Filter filter, FilterCatalog catalog) {
        catalog.forget();
        try {
            RowFilter.bind(filter.sql(), catalog);
        } catch (SqlException e) {
            if (!catalog.metUnknown()) {
                problems.add(
                        filter.element(),
                        "the server would refuse this module: " + RowFilter.refusal(filter.sql(), e)
                                + catalog.advice());
            }
        }
    }
}
