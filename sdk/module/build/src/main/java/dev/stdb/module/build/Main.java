package dev.stdb.module.build;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A build as a program, for build tools that start one: Gradle's {@code JavaExec}, a script.
 *
 * <pre>{@code
 * java -cp <stdb-module-build and what it needs> dev.stdb.module.build.Main --project . --out build/module.wasm
 * }</pre>
 *
 * Problems go to standard error, one per line with file, line and column; what was built to standard output. Ends with 0 when the module was
 * built, 1 when it has errors, 2 when the arguments are wrong.
 */
public final class Main {
    private static final int BUILT = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private static final String USAGE = "usage: dev.stdb.module.build.Main [--project DIR] [--out FILE.wasm]"
            + " [--class-path JARS] [--quick] [--keep-names]";

    private Path project = Path.of("");
    private @Nullable Path out;
    private List<Path> classPath = List.of();
    private boolean quick;
    private boolean keepNames;

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** The program without its end: the exit code. */
    static int run(String... arguments) {
        var main = new Main();
        String mistake = main.read(List.of(arguments));
        if (mistake != null) {
            System.err.println(mistake + "\n" + USAGE);
            return MISUSED;
        }
        return main.build();
    }

    /** Takes the arguments; what is wrong with them, or null. */
    private @Nullable String read(List<String> arguments) {
        var rest = new ArrayList<>(arguments);
        while (!rest.isEmpty()) {
            String option = rest.removeFirst();
            switch (option) {
                case "--quick" -> quick = true;
                case "--keep-names" -> keepNames = true;
                case "--project", "--out", "--class-path" -> {
                    if (rest.isEmpty()) {
                        return option + " needs a value";
                    }
                    value(option, rest.removeFirst());
                }
                default -> {
                    return "there is no option " + option;
                }
            }
        }
        return null;
    }

    private void value(String option, String value) {
        switch (option) {
            case "--project" -> project = Path.of(value);
            case "--out" -> out = Path.of(value);
            default ->
                classPath = List.of(value.split(File.pathSeparator)).stream()
                        .filter(entry -> !entry.isEmpty())
                        .map(Path::of)
                        .toList();
        }
    }

    private int build() {
        var options = BuildOptions.defaults()
                .withOut(out)
                .withClassPath(classPath)
                .withKeepNames(keepNames)
                .withOptimization(quick ? BuildOptions.Optimization.QUICK : BuildOptions.Optimization.FULL);
        try (var build = new ModuleBuild(options)) {
            return switch (build.run(project, Main::tell)) {
                case BuildResult.Built built -> {
                    System.out.println("Built " + built.wasm() + ", " + (built.bytes().length + 512) / 1024
                            + " KiB in " + built.took().toMillis() + " ms, for servers from " + built.oldestServer()
                            + ".");
                    yield BUILT;
                }
                case BuildResult.Failed failed -> FAILED;
                case BuildResult.Cancelled stopped -> FAILED;
            };
        }
    }

    private static void tell(BuildEvent event) {
        if (event instanceof BuildEvent.Problem(Diagnostic problem)) {
            System.err.println(problem);
        }
    }
}
