package dev.stdb.host.db;

/** What an HTTP request to a database came to. */
public final class HttpCall {
    private HttpCall() {}

    /** What came of it; {@code micros} is how long it ran. */
    public sealed interface Result {}

    /** A reducer committed. */
    public record Committed(long micros) implements Result {}

    /** A value, as JSON. */
    public record Returned(String json, long micros) implements Result {}

    /** A refusal or failure, with the answer's status and text. */
    public record Failed(int status, String text) implements Result {}
}
