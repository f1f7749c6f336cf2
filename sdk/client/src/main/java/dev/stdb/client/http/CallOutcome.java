package dev.stdb.client.http;

/** What became of a reducer or procedure call over HTTP. */
public sealed interface CallOutcome {
    /**
     * It ran.
     *
     * @param result the procedure's value as untyped SATS-JSON; empty for a reducer
     * @param micros how long it ran on the server, in microseconds; -1 if the server does not tell
     */
    record Done(String result, long micros) implements CallOutcome {}

    /**
     * It did not run, or ended in an error; a reducer changed nothing.
     *
     * @param status 530: the reducer refused or crashed; 402: no energy; 400: bad arguments; 404: no such function; 500: a procedure
     *     crashed; 403 and 503: client_connected refused
     * @param message the module's or the server's words
     */
    record Failed(int status, String message) implements CallOutcome {}
}
