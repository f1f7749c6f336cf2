package dev.stdb.module;

import dev.stdb.module.abi.ModuleInstance;

/**
 * What every HTTP handler knows of its call; the generated {@code HandlerContext} ties it to the module's tables. Nobody is known to
 * have called: the sender of its transactions is the identity of zeros. A handler that takes a {@code SenderHandlerContext} instead
 * learns who sent the request, and needs a server from 2.14.0 on.
 */
public abstract class HandlerContextBase<C> extends TransactingContext<C> {
    /** The time in microseconds since 1970, as the host passes it. */
    protected HandlerContextBase(ModuleInstance instance, long micros) {
        super(instance, micros);
    }
}
