package dev.stdb.host.program;

/** How a call into a module ended. */
public sealed interface CallResult {
    /** It returned with a code; {@code output} is what it wrote to its sink, not to be changed. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Returned(int code, byte[] output) implements CallResult {}

    /** It trapped, or a host function broke it off. The reason is for people; the module's own words are in its log. */
    record Trapped(String reason) implements CallResult {}

    /** It ran longer than a call may. */
    record OutOfTime() implements CallResult {}
}
