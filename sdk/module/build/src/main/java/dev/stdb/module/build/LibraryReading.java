package dev.stdb.module.build;

import dev.stdb.module.build.runtime.CommonProgram;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of the class library that nearly every module needs, on a thread of its own while javac runs: it follows
 * {@link CommonProgram} until it is told to stop. The library belongs to it until {@link #end} returns.
 */
final class LibraryReading {
    private final FutureTask<@Nullable Void> reading;
    private volatile boolean stopped;

    private LibraryReading(BuildOptions options, ClassLibrary library) {
        reading = new FutureTask<>(() -> follow(options, library), null);
    }

    static LibraryReading begin(BuildOptions options, ClassLibrary library) {
        var reading = new LibraryReading(options, library);
        Thread.ofPlatform().daemon().name("stdb-class-library").start(reading.reading);
        return reading;
    }

    private void follow(BuildOptions options, ClassLibrary library) {
        var classes = new ModuleClasses(library, Map.of(), Set.of());
        new Translation(
                        options.withMainClass(CommonProgram.class.getName()),
                        () -> stopped,
                        (step, done) -> stopped |= step == BuildStep.TRANSLATE)
                .run(classes, library);
    }

    /** Stops; returns when the library is free. */
    void end() {
        stopped = true;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    reading.get();
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException("the class library cannot be read", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
