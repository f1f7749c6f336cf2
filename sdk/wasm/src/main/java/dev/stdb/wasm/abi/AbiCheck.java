package dev.stdb.wasm.abi;

import dev.stdb.wasm.Export;
import dev.stdb.wasm.ExternalKind;
import dev.stdb.wasm.FunctionType;
import dev.stdb.wasm.Import;
import dev.stdb.wasm.WasmModule;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a stock server takes a module, judged by its imports and exports alone. Texts are the server's own
 * ({@code crates/core/src/host/wasm_common.rs}, {@code module_host_actor.rs}); the server stops at the first problem, this
 * check lists all, in the server's order.
 *
 * <pre>{@code
 * AbiCheck.check(WasmModule.parse(bytes)).forEach(p -> System.err.println(p.serverText()));
 * }</pre>
 */
public final class AbiCheck {
    private static final String PREFIX = "spacetime_";
    private static final Pattern VERSION = Pattern.compile("(\\d{1,5})\\.(\\d{1,5})");

    private AbiCheck() {}

    /** Checks against the newest ABI that is known here. */
    public static List<AbiProblem> check(WasmModule module) {
        return check(module, Abi.NEWEST);
    }

    /**
     * Checks against a host that implements {@code host}.
     *
     * @return the problems in the order in which the server would meet them; empty if it takes the module
     */
    public static List<AbiProblem> check(WasmModule module, AbiVersion host) {
        var problems = new ArrayList<AbiProblem>();
        versions(module, host, problems);
        imports(module, host, problems);
        exports(module, problems);
        if (module.start().isPresent()) {
            problems.add(new AbiProblem(
                    "wasm trap: all fuel consumed by WebAssembly",
                    "The module has a start section, and the server gives it no fuel while it starts: do that work in the"
                            + " export _initialize."));
        }
        return problems;
    }

    /** The oldest server that has everything the module imports and exports. */
    public static ServerVersion minimumServer(WasmModule module) {
        var newest = ServerVersion.OLDEST;
        for (Import entry : module.imports()) {
            var function = Abi.hostFunction(entry.module(), entry.name());
            if (function.isPresent() && function.get().since().compareTo(newest) > 0) {
                newest = function.get().since();
            }
        }
        for (Export export : module.exports()) {
            if (export.name().equals("__call_http_handler__") && export.kind() == ExternalKind.FUNCTION) {
                var since = module.functionType(export.index()).equals(Abi.HANDLER_WITH_SENDER)
                        ? new ServerVersion(2, 14, 0)
                        : new ServerVersion(2, 4, 0);
                newest = since.compareTo(newest) > 0 ? since : newest;
            }
        }
        return newest;
    }

    private static void versions(WasmModule module, AbiVersion host, List<AbiProblem> problems) {
        var found = new TreeSet<AbiVersion>();
        boolean malformed = false;
        for (Import entry : module.imports()) {
            if (!(entry.desc() instanceof Import.Function) || !entry.module().startsWith(PREFIX)) {
                continue;
            }
            Matcher version = VERSION.matcher(entry.module().substring(PREFIX.length()));
            if (version.matches()) {
                found.add(new AbiVersion(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2))));
            } else if (!malformed) {
                malformed = true;
                problems.add(new AbiProblem(
                        "import module \"" + entry.module() + "\" has malformed version string",
                        "Host functions are imported from spacetime_10.0 to spacetime_" + host + "."));
            }
        }
        if (malformed) {
            return;
        }
        if (found.isEmpty()) {
            problems.add(new AbiProblem(
                    "unable to determine ABI of module (may be on an spacetime version < 0.8)",
                    "The module imports no host function, so it is no SpacetimeDB module."));
            return;
        }
        majors(module, found, host, problems);
    }

    private static void majors(
            WasmModule module, NavigableSet<AbiVersion> found, AbiVersion host, List<AbiProblem> problems) {
        if (found.first().major() != found.last().major()) {
            int first = majorOfFirstImport(module);
            int other = found.stream()
                    .mapToInt(AbiVersion::major)
                    .filter(m -> m != first)
                    .findFirst()
                    .orElse(first);
            problems.add(new AbiProblem(
                    "module cannot depend on both major version " + first + " and major version " + other,
                    "All host functions of a module are of one major version."));
            return;
        }
        AbiVersion newest = found.last();
        if (newest.major() != host.major() || newest.minor() > host.minor()) {
            problems.add(new AbiProblem(
                    "abi version " + newest + " is not supported (host implements " + host + ")",
                    newest.major() == host.major()
                            ? "The module uses host functions that came later: it needs a newer server."
                            : "The module was built for another generation of SpacetimeDB."));
        }
    }

    private static int majorOfFirstImport(WasmModule module) {
        for (Import entry : module.imports()) {
            Matcher version = VERSION.matcher(entry.module().replaceFirst(PREFIX, ""));
            if (entry.module().startsWith(PREFIX) && version.matches()) {
                return Integer.parseInt(version.group(1));
            }
        }
        return 0;
    }

    private static void imports(WasmModule module, AbiVersion host, List<AbiProblem> problems) {
        for (Import entry : module.imports()) {
            String name = "`" + entry.module() + "::" + entry.name() + "`";
            Optional<Abi.HostFunction> known = Abi.hostFunction(entry.module(), entry.name())
                    .filter(f -> f.version().compareTo(host) <= 0);
            if (known.isEmpty() || !(entry.desc() instanceof Import.Function(int typeIndex))) {
                problems.add(new AbiProblem(
                        "unknown import: " + name + " has not been defined",
                        "The host offers its own functions and nothing else: no WASI, no env, no memory."));
                continue;
            }
            FunctionType wanted = module.types().get(typeIndex);
            FunctionType offered = known.get().type();
            if (!wanted.equals(offered)) {
                problems.add(new AbiProblem(
                        "incompatible import type for " + name + ": types incompatible: expected type `" + wanted.text()
                                + "`, found type `" + offered.text() + "`",
                        "The module calls the host's function with other arguments than it takes."));
            }
        }
    }

    private static void exports(WasmModule module, List<AbiProblem> problems) {
        if (find(module, "memory", ExternalKind.MEMORY).isEmpty()) {
            problems.add(new AbiProblem(
                    "there should be a memory export called \"memory\" but it does not exist",
                    "The host reads arguments and writes results in the module's memory."));
        }
        for (Abi.ModuleFunction function : Abi.exports()) {
            var export = find(module, function.name(), ExternalKind.FUNCTION);
            if (export.isPresent()) {
                signature(module, export.get(), function, function.name(), problems);
            } else if (function.required()) {
                problems.add(new AbiProblem(
                        "there should be a function called \"" + function.name() + "\" but it does not exist",
                        "Every module exports " + function.name() + "."));
            }
        }
        for (Export export : module.exports()) {
            if (export.name().startsWith(Abi.PREINIT) && export.kind() == ExternalKind.FUNCTION) {
                var preinit = Abi.moduleFunction(export.name()).orElseThrow();
                String shown = export.name().substring(Abi.PREINIT.length());
                signature(module, export, preinit, shown, problems);
            }
        }
    }

    private static void signature(
            WasmModule module, Export export, Abi.ModuleFunction function, String shown, List<AbiProblem> problems) {
        FunctionType found = module.functionType(export.index());
        if (!function.types().contains(found)) {
            problems.add(new AbiProblem(
                    "bad " + function.kind() + " signature for \"" + shown + "\"; expected "
                            + function.types().get(0).text() + " got " + found.text(),
                    "The host calls " + export.name() + " with other arguments."));
        }
    }

    private static Optional<Export> find(WasmModule module, String name, ExternalKind kind) {
        return module.exports().stream()
                .filter(e -> e.name().equals(name) && e.kind() == kind)
                .findFirst();
    }
}
