package dev.stdb.codegen.java;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All classes of one module, in a package of its own; its submodules have packages below.
 *
 * @param packageName the package
 * @param types in the order of their names
 * @param tables tables and views in the order of their names
 * @param submodules in the order of their namespaces
 */
record ModulePlan(
        String packageName,
        List<TypePlan> types,
        List<TablePlan> tables,
        List<FunctionPlan> reducers,
        List<FunctionPlan> procedures,
        List<Mounted> submodules) {
    static final String MODULE = "RemoteModule";
    static final String TABLES = "RemoteTables";
    static final String REDUCERS = "RemoteReducers";
    static final String PROCEDURES = "RemoteProcedures";

    /**
     * A submodule.
     *
     * @param tables accessor of its tables; a name apart, since tables may be called as submodules are
     */
    record Mounted(String namespace, String tables, String reducers, String procedures, ModulePlan module) {}

    ClassName named(String simpleName) {
        return ClassName.get(packageName, simpleName);
    }

    /** What this module and its submodules have. */
    <T> List<T> all(Function<ModulePlan, List<T>> of) {
        List<T> all = new ArrayList<>(of.apply(this));
        submodules.forEach(submodule -> all.addAll(submodule.module.all(of)));
        return all;
    }
}
