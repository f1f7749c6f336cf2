package dev.stdb.module.build;

/** What a build tells while it runs, in order, on the thread that runs it. */
public sealed interface BuildEvent {
    /** A step begins. */
    record Started(BuildStep step) implements BuildEvent {}

    /**
     * How far a step is.
     *
     * @param done of {@code total} parts, which are of no further meaning
     */
    record Progress(BuildStep step, int done, int total) implements BuildEvent {}

    /** A step ended well. */
    record Finished(BuildStep step, long millis) implements BuildEvent {}

    /** An error or a warning. Errors come again in {@link BuildResult.Failed}. */
    record Problem(Diagnostic diagnostic) implements BuildEvent {}

    /** Nothing changed since the last build, so its result is given again. */
    record UpToDate() implements BuildEvent {}
}
