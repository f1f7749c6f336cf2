package dev.stdb.host.http;

import dev.stdb.host.auth.Tokens;
import dev.stdb.host.db.Publisher;
import dev.stdb.host.db.Registry;
import dev.stdb.host.ws.SessionLimits;

/** All routes together. */
public final class Api {
    private Api() {}

    /** A server of the whole API; it does not listen yet. */
    public static HttpServer server(Tokens tokens, Registry registry, Publisher publisher, SessionLimits limits) {
        var router = new Router(new AuthGate(tokens));
        var databases = new Databases(registry);
        new IdentityRoutes(tokens, registry).addTo(router);
        new NameRoutes(registry, databases).addTo(router);
        new PublishRoutes(databases, publisher).addTo(router);
        new DatabaseRoutes(databases, limits).addTo(router);
        new HandlerRoutes(databases).addTo(router);
        return new HttpServer(router);
    }
}
