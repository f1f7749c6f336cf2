package dev.stdb.host.program;

/** What an import does: memory and arguments in, result out. May throw {@link Errno.Failure} and {@link Errno.Fatal}. */
@FunctionalInterface
interface ImportBody {
    /** The result, ignored for imports without one. */
    long run(GuestMemory memory, long[] args);
}
