package dev.stdb.module.build;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How to build.
 *
 * @param out where to write the module; null means {@code target/module.wasm} in the project
 * @param classPath class folders and jars that the module uses besides the module API
 * @param mainClass class with the ABI's exports; the processor generates {@link #GENERATED_ENTRY}
 * @param optimization how hard to try; see {@link Optimization}
 * @param keepNames keep function names in the module: engines' backtraces name Java methods, the file is larger
 * @param minHeapMegabytes size of the Java heap at the start; below 4 a single large allocation can fail
 * @param maxHeapMegabytes size that the Java heap may grow to
 */
public record BuildOptions(
        @Nullable Path out,
        List<Path> classPath,
        String mainClass,
        Optimization optimization,
        boolean keepNames,
        int minHeapMegabytes,
        int maxHeapMegabytes) {
    /** The entry class that the module processor generates. */
    public static final String GENERATED_ENTRY = "dev.stdb.module.generated.ModuleEntry";

    /** Small and fast code costs build time. */
    public enum Optimization {
        /** For the edit-run loop: the quickest build. */
        QUICK,
        /** For publishing: the smallest and fastest module. */
        FULL
    }

    public BuildOptions {
        classPath = List.copyOf(classPath);
        if (minHeapMegabytes < 4 || maxHeapMegabytes < minHeapMegabytes || maxHeapMegabytes > 2000) {
            throw new IllegalArgumentException("heap must start at 4 MB or more and end at 2000 MB or less");
        }
    }

    /** Output to {@code target/module.wasm}, full optimization, a heap of 4 to 1024 MB. */
    public static BuildOptions defaults() {
        return new BuildOptions(null, List.of(), GENERATED_ENTRY, Optimization.FULL, false, 4, 1024);
    }

    public BuildOptions withOut(@Nullable Path file) {
        return new BuildOptions(
                file, classPath, mainClass, optimization, keepNames, minHeapMegabytes, maxHeapMegabytes);
    }

    public BuildOptions withClassPath(List<Path> entries) {
        return new BuildOptions(out, entries, mainClass, optimization, keepNames, minHeapMegabytes, maxHeapMegabytes);
    }

    public BuildOptions withMainClass(String name) {
        return new BuildOptions(out, classPath, name, optimization, keepNames, minHeapMegabytes, maxHeapMegabytes);
    }

    public BuildOptions withOptimization(Optimization level) {
        return new BuildOptions(out, classPath, mainClass, level, keepNames, minHeapMegabytes, maxHeapMegabytes);
    }

    public BuildOptions withKeepNames(boolean keep) {
        return new BuildOptions(out, classPath, mainClass, optimization, keep, minHeapMegabytes, maxHeapMegabytes);
    }
}
