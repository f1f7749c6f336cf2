package dev.stdb.module.query;

/**
 * An event table in a query. It can only be the left side of a semijoin: its rows are gone with their transaction, so that
 * nothing can be looked up in it.
 */
public abstract class EventTable<R, C, K> extends TableQuery<R, C, K> {
    protected EventTable(String table) {
        super(table);
    }
}
