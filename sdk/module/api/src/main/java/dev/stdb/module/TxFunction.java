package dev.stdb.module;

import org.jspecify.annotations.Nullable;

/** What runs in a transaction of a procedure or HTTP handler; it may run twice. {@code C} is the module's {@code ReducerContext}. */
@FunctionalInterface
public interface TxFunction<C, T extends @Nullable Object> {
    T run(C tx);
}
