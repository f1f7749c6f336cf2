package dev.stdb.module.query;

/**
 * A table that can be the right side of a semijoin, where rows are looked up by index: every table but event tables, whose rows
 * are gone with their transaction, so that nothing can be looked up there.
 */
public abstract class LookupTable<R, C, K> extends TableQuery<R, C, K> {
    protected LookupTable(String table) {
        super(table);
    }
}
