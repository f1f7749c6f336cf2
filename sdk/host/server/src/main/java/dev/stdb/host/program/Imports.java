package dev.stdb.host.program;

import java.util.HashMap;
import java.util.Map;
import run.endive.runtime.HostFunction;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;

/** Links the functions that an instance imports. */
final class Imports {
    private Imports() {}

    /** All imports, working for the calls of one instance. */
    static ImportValues link(Call call) {
        var bodies = new HashMap<String, ImportBody>();
        new DatastoreImports(call).addTo(bodies);
        new BytesImports(call).addTo(bodies);
        new ConsoleImports(call).addTo(bodies);
        new ProcedureImports(call).addTo(bodies);
        new EnvironmentImport(call).addTo(bodies);
        return link(bodies);
    }

    private static ImportValues link(Map<String, ImportBody> bodies) {
        var values = ImportValues.builder();
        AbiFunctions.TYPES.forEach((name, type) -> {
            int colons = name.indexOf("::");
            ImportBody body = bodies.get(name.substring(colons + 2));
            if (body == null) {
                throw new IllegalStateException("no function behind " + name);
            }
            boolean result = !type.returns().isEmpty();
            values.addFunction(new HostFunction(
                    name.substring(0, colons), name.substring(colons + 2), type, (Instance instance, long... args) -> {
                        long value = run(body, instance, args);
                        return result ? new long[] {value} : new long[0];
                    }));
        });
        return values.build();
    }

    private static long run(ImportBody body, Instance instance, long[] args) {
        try {
            return body.run(new GuestMemory(instance.memory()), args);
        } catch (Errno.Failure e) {
            return e.number();
        }
    }
}
