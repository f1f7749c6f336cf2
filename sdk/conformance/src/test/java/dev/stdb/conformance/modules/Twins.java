package dev.stdb.conformance.modules;

import dev.stdb.module.build.BuildOptions;
import dev.stdb.module.build.BuildResult;
import dev.stdb.module.build.ModuleBuild;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The Java twins of SpacetimeDB's own test modules, one project each under {@code src/twins}. Maven runs {@link #main} before the
 * tests, which leaves each twin at {@code target/wasm/<name>.wasm}, ready to be published; twins that did not change are not built.
 */
public final class Twins {
    /** The projects, by module name. */
    static final Path FOLDER = Path.of("src/twins");

    private Twins() {}

    /** Names of all twins, sorted. */
    public static List<String> names() {
        try (var projects = Files.list(FOLDER)) {
            return projects.filter(Files::isDirectory)
                    .map(project -> project.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the twins in " + FOLDER.toAbsolutePath(), e);
        }
    }

    /** Builds all twins in one go, so that the class library is read once. Run in the folder of this module. */
    public static void main(String[] args) {
        boolean failed = false;
        try (var build = new ModuleBuild(BuildOptions.defaults())) {
            for (String name : names()) {
                failed |= !built(name, build.run(FOLDER.resolve(name), file(name), event -> {}));
            }
        }
        if (failed) {
            System.exit(1);
        }
    }

    private static boolean built(String name, BuildResult result) {
        return switch (result) {
            case BuildResult.Built built -> {
                if (!built.upToDate()) {
                    System.out.println("twin " + name + ": " + built.bytes().length + " bytes in "
                            + built.took().toMillis() + " ms, for servers from " + built.oldestServer());
                }
                yield true;
            }
            case BuildResult.Failed failed -> {
                System.err.println("twin " + name + " does not build:");
                failed.diagnostics().forEach(System.err::println);
                yield false;
            }
            case BuildResult.Cancelled cancelled -> throw new IllegalStateException("nobody cancels");
        };
    }

    /** Where a built module lies. */
    static Path file(String name) {
        return Path.of("target/wasm", name + ".wasm");
    }
}
