package dev.stdb.conformance.clients;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostOptions;
import dev.stdb.host.modulehttp.OutgoingRule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.jspecify.annotations.Nullable;

/**
 * One embedded host for a test class, and for each test a database of its own with the twin, published by another identity than
 * the clients'. To be registered as a static field. Modules may call servers on this machine, as in the official tests.
 */
final class TwinHost implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final String twin;
    private final List<Client> clients = new ArrayList<>();
    private @Nullable EmbeddedHost host;
    private int databases;

    /** Test classes that have begun and not ended: nested ones begin within others. */
    private int classes;

    TwinHost(String twin) {
        this.twin = twin;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (classes++ == 0) {
            host = EmbeddedHost.start(HostOptions.local().withOutgoing(OutgoingRule.PUBLIC_AND_LOOPBACK));
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        databases++;
        running().publish(database(), BuiltModules.wasm(twin));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        clients.forEach(Client::close);
        clients.clear();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (--classes == 0) {
            running().close();
            host = null;
        }
    }

    /** A new connection of a new identity. */
    Client connect() {
        return connect(Client.Options.DEFAULT);
    }

    Client connect(Client.Options options) {
        Client client = Client.connect(url(), database(), options);
        clients.add(client);
        return client;
    }

    /** Base URL of the server. */
    String url() {
        return running().url();
    }

    /** Name of this test's database. */
    String database() {
        return twin + "-" + databases;
    }

    private EmbeddedHost running() {
        EmbeddedHost running = host;
        if (running == null) {
            throw new IllegalStateException("the host runs during tests only");
        }
        return running;
    }
}
