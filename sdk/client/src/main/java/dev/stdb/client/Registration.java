package dev.stdb.client;

/** A listener that stays until it is closed. Closing twice does nothing; any thread. */
@FunctionalInterface
public interface Registration extends AutoCloseable {
    @Override
    void close();
}
