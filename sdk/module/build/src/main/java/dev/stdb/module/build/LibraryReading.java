package dev.stdb.module.build;

import dev.stdb.module.build.runtime.CommonProgram;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the part of the class library that nearly every module needs, on a thread of its own while javac runs: it follows
 * {@link CommonProgram} until it is told to stop. The library belongs to it until {@link #end} returns.
 */
final class LibraryReading {
    private final CompletableFuture<Void> reading;
    private volatile boolean stopped;

    private LibraryReading(BuildOptions options, ClassLibrary library) {
        reading = CompletableFuture.runAsync(
                () -> follow(options, library),
                task -> Thread.ofPlatform().daemon().name("stdb-class-library").start(task));
    }

    static LibraryReading begin(BuildOptions options, ClassLibrary library) {
        return new LibraryReading(options, library);
    }

    private void follow(BuildOptions options, ClassLibrary library) {
        var classes = new ModuleClasses(library, Map.of(), Set.of());
        new Translation(options.withMainClass(CommonProgram.class.getName()), () -> stopped, (step, done) -> {
                    if (step == BuildStep.TRANSLATE) {
                        stopped = true;
                    }
                })
                .run(classes, library);
    }

    /** Stops; returns when the library is free. What failed is not told: the build itself comes to it again and tells it. */
    void end() {
        stopped = true;
        reading.exceptionally(failed -> null).join();
    }
}
