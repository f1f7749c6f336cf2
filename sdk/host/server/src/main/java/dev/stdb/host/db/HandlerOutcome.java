package dev.stdb.host.db;

import dev.stdb.host.modulehttp.ModuleResponse;

/** What a request to a module's HTTP handler came to. */
public sealed interface HandlerOutcome {
    /** The handler answered; what it says is not checked yet. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answered(ModuleResponse head, byte[] body) implements HandlerOutcome {}

    /** No handler is registered for method and path. */
    record NoRoute() implements HandlerOutcome {}

    /** The handler failed. */
    record Failed(String text) implements HandlerOutcome {}
}
