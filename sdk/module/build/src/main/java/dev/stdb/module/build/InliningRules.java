package dev.stdb.module.build;

import java.util.List;
import java.util.Set;
import org.teavm.model.MethodReference;
import org.teavm.model.optimization.InliningFilter;
import org.teavm.model.optimization.InliningFilterFactory;

/**
 * What TeaVM must not copy into its callers: what runs once, or only to say what went wrong. A module is a third smaller for it,
 * and is built sooner.
 */
record InliningRules(InliningFilterFactory rest) implements InliningFilterFactory {
    /** Classes whose methods stay as they are: nothing is copied into them. */
    private static final List<String> COLD_CALLERS = List.of(
            "dev.stdb.module.build.runtime.ModulePanic",
            "dev.stdb.module.build.runtime.ModuleConsole",
            "dev.stdb.module.build.runtime.NotInModules",
            "dev.stdb.module.DatabaseException",
            "dev.stdb.module.Log",
            "dev.stdb.module.abi.Utf8Text",
            "dev.stdb.module.abi.ByteSources",
            "dev.stdb.module.abi.Errno",
            "dev.stdb.bsatn.BsatnException",
            "dev.stdb.bsatn.Utf8",
            "java.lang.Class",
            "java.lang.Character",
            "java.lang.StackTraceElement",
            "java.lang.System",
            "java.lang.Thread",
            "java.util.Locale",
            "java.util.Formatter",
            "org.teavm.");

    /** Classes whose methods stay on their own. */
    private static final Set<String> NEVER_COPIED =
            Set.of("java.lang.StringBuilder", "java.lang.AbstractStringBuilder", "dev.stdb.module.DatabaseException");

    /** How the processor names what reads and writes a type. */
    private static final String CODEC = "Codec";

    /** Methods of readers, writers and scans that are called when something is wrong or full. */
    private static final Set<String> SELDOM = Set.of(
            "truncated",
            "tooLong",
            "takeEmpty",
            "outside",
            "outOfRange",
            "grow",
            "nonAscii",
            "unknownTag",
            "fetch",
            "close");

    @Override
    public InliningFilter createFilter(MethodReference caller) {
        InliningFilter first = rest.createFilter(caller);
        if (isCold(caller)) {
            return callee -> false;
        }
        return callee -> !isSeldom(callee) && !isRow(caller, callee) && first.apply(callee);
    }

    private static boolean isCold(MethodReference caller) {
        String name = caller.getClassName();
        return caller.getName().equals("<clinit>")
                || isThrowable(name)
                || COLD_CALLERS.stream().anyMatch(name::startsWith);
    }

    /** A table's rows are read by what scans and by what finds: one copy does for both. */
    private static boolean isRow(MethodReference caller, MethodReference callee) {
        return callee.getName().equals("read")
                && callee.getClassName().endsWith(CODEC)
                && !caller.getClassName().endsWith(CODEC);
    }

    private static boolean isSeldom(MethodReference callee) {
        String name = callee.getClassName();
        return NEVER_COPIED.contains(name)
                || (callee.getName().equals("<init>") && isThrowable(name))
                || (name.startsWith("dev.stdb.") && SELDOM.contains(callee.getName()));
    }

    private static boolean isThrowable(String className) {
        return className.endsWith("Exception")
                || className.endsWith("Error")
                || className.equals("java.lang.Throwable");
    }
}
