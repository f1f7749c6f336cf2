package dev.stdb.module;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.abi.HttpCaller;
import dev.stdb.module.abi.ModuleInstance;

/**
 * What an HTTP handler knows of its call that asks who sent the request; the generated {@code SenderHandlerContext} ties it to the
 * module's tables. The transactions of such a handler have the same sender and token. Needs a server from 2.14.0 on, which makes an
 * identity with a token for each request.
 *
 * <pre>{@code
 * @HttpHandler
 * static HttpResponse visit(SenderHandlerContext ctx, HttpRequest request) {
 *     ctx.inTx(tx -> tx.db().visit().insert(new Visit(tx.sender())));
 *     return HttpResponse.of(200);
 * }
 * }</pre>
 */
public abstract class SenderHandlerContextBase<C> extends TransactingContext<C> {
    private final HttpCaller caller;

    /** The time in microseconds since 1970, as the host passes it. */
    protected SenderHandlerContextBase(ModuleInstance instance, HttpCaller caller, long micros) {
        super(instance, micros);
        this.caller = caller;
    }

    /** Who sent the request. */
    public final Identity sender() {
        return caller.sender();
    }

    /** What is known of the sender besides the identity. */
    public final AuthContext senderAuth() {
        return AuthContext.of(caller);
    }

    /** For the generated transactions. */
    protected final HttpCaller caller() {
        return caller;
    }
}
