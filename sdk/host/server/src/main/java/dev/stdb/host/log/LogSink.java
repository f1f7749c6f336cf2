package dev.stdb.host.log;

/** Takes the records that a module writes. */
@FunctionalInterface
public interface LogSink {
    /** Takes one record, on the thread that runs the call. */
    void add(LogRecord record);
}
