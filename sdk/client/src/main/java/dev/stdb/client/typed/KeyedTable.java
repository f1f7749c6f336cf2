package dev.stdb.client.typed;

import dev.stdb.bsatn.Codec;
import dev.stdb.client.DbConnection;
import dev.stdb.client.Registration;
import java.util.function.BiConsumer;

/**
 * A table or view with a primary key, so that a changed row is an update. Without a key it is a delete and an insert.
 *
 * @param <R> the row
 */
public abstract class KeyedTable<R> extends RemoteTable<R> {
    /** @param name the canonical name */
    protected KeyedTable(DbConnection connection, String name, Codec<R> codec) {
        super(connection, name, codec);
    }

    /** Calls {@code listener} with the row before and after, for rows replaced by one with the same primary key. */
    public final Registration onUpdate(BiConsumer<? super R, ? super R> listener) {
        return cache.onUpdate((before, after) -> listener.accept(decode(before), decode(after)));
    }
}
