package dev.stdb.host.program;

/** How a call into a module ended. */
public sealed interface CallResult {
    /** It returned. @param code its return code @param output what it wrote to its sink; not to be changed */
    record Returned(int code, byte[] output) implements CallResult {}

    /** It trapped, or a host function broke it off. @param reason for people; the module's own words are in its log */
    record Trapped(String reason) implements CallResult {}

    /** It ran longer than a call may. */
    record OutOfTime() implements CallResult {}
}
