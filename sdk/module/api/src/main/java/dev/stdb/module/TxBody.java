package dev.stdb.module;

/** What runs in a transaction and has no value; it may run twice. {@code C} is the module's {@code ReducerContext}. */
@FunctionalInterface
public interface TxBody<C> {
    void run(C tx);
}
