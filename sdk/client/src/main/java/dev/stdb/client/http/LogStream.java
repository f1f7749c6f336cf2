package dev.stdb.client.http;

/** A log that is being read; closing it ends the transfer. Any thread; closing twice does nothing. */
@FunctionalInterface
public interface LogStream extends AutoCloseable {
    @Override
    void close();
}
