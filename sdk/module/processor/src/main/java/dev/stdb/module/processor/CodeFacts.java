package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Column;
import dev.stdb.module.processor.ModuleModel.Index;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the checks of a module's code need to know of the module, by name: between annotation processing and the analysis of code
 * the compiler makes all elements anew.
 *
 * @param generated the classes that the processor wrote
 * @param types the classes of rows and values, which generated code makes
 * @param indexes the indexes that code should use
 */
record CodeFacts(Set<String> generated, Set<String> types, List<DeclaredIndex> indexes) {
    /**
     * An index that is no constraint.
     *
     * @param record the class that declares it
     * @param component the component that it stands on; empty where it stands on the class
     * @param accessors the generated methods that use it, as {@code class.method}
     */
    record DeclaredIndex(String name, String record, String component, Set<String> accessors) {}

    CodeFacts() {
        this(new HashSet<>(), new HashSet<>(), new ArrayList<>());
    }

    void learn(String root, ModuleModel module) {
        module.types().forEach(decl -> types.add(decl.element.getQualifiedName().toString()));
        for (Table table : module.tables()) {
            for (Index index : table.indexes()) {
                if (!index.unique()) {
                    indexes.add(declared(root, table, index));
                }
            }
        }
    }

    private static DeclaredIndex declared(String root, Table table, Index index) {
        Set<String> accessors = new HashSet<>();
        accessors.add(root + "." + table.handle() + "." + index.accessor());
        accessors.add(root + "." + table.reader() + "." + index.accessor());
        boolean single = index.columns().size() == 1;
        Column first = index.columns().get(0);
        if (single) {
            accessors.add(root + "." + table.query() + ".Keys." + first.accessor());
        }
        return new DeclaredIndex(
                index.accessor(), table.element().getQualifiedName().toString(), single ? first.java() : "", accessors);
    }
}
