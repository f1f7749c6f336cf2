package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Function;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.HashMap;
import java.util.Map;

/** What mounted modules may not have, and names that they may not take. */
final class MountChecks {
    private final Problems problems;
    private final ModuleModel module;

    MountChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    /** What the server passes over without a word. */
    private void warn(Mount mount) {
        if (mount.ignored(true) > 0) {
            problems.warn(
                    mount.element(),
                    "the visibility filters of module " + mount.packageName()
                            + " hide nothing when it is mounted: servers apply those of the root module only. Declare "
                            + "filters for its public tables here, as in SELECT * FROM " + mount.namespace()
                            + ".table WHERE ...");
        }
        if (mount.ignored(false) > 0) {
            problems.warn(
                    mount.element(),
                    "the HTTP routes of module " + mount.packageName()
                            + " are not served when it is mounted: servers serve those of the root module only. Write "
                            + "handlers here that call its methods");
        }
    }

    void run() {
        Map<String, String> taken = new HashMap<>();
        for (Table table : module.tables()) {
            taken.put(table.accessor(), "table");
        }
        for (Function function : module.functions()) {
            taken.put(function.name(), function.kind());
        }
        for (Mount mount : module.mounts()) {
            String other = taken.put(mount.namespace(), "submodule");
            if (other != null) {
                problems.add(
                        mount.element(),
                        mount.annotation(),
                        Mirrors.value(mount.annotation(), "namespace"),
                        "there is a " + other + " called " + mount.namespace() + " already: choose another namespace");
            }
            if (mount.answersLifecycleEvents()) {
                problems.add(
                        mount.element(),
                        mount.annotation(),
                        Mirrors.value(mount.annotation(), "root"),
                        "module " + mount.packageName()
                                + " answers lifecycle events, which only the root module may: let it offer a "
                                + "method that this module's own lifecycle reducer calls");
            }
            if (mount.declaresEnvironment()) {
                problems.add(
                        mount.element(),
                        mount.annotation(),
                        Mirrors.value(mount.annotation(), "root"),
                        "module " + mount.packageName()
                                + " declares environment variables, which only the root module may: let its methods "
                                + "take the values that this module reads");
            }
            warn(mount);
        }
    }
}
