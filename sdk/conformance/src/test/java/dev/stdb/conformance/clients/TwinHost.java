package dev.stdb.conformance.clients;

import dev.stdb.conformance.modules.BuiltModules;
import dev.stdb.golden.Golden;
import dev.stdb.host.EmbeddedHost;
import dev.stdb.host.HostOptions;
import dev.stdb.host.modulehttp.OutgoingRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One embedded host for a test class, and for each test a database of its own with the twin, published by another identity than
 * the clients'. To be registered as a static field. Modules may call servers on this machine, as in the official tests.
 */
final class TwinHost implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    private final String twin;
    private final Map<String, String> environment;
    private final List<Client> clients = new ArrayList<>();
    private @Nullable EmbeddedHost host;
    private int databases;

    /** Test classes that have begun and not ended: nested ones begin within others. */
    private int classes;

    TwinHost(String twin) {
        this(twin, Map.of());
    }

    /** With environment variables, for modules that read some. */
    TwinHost(String twin, Map<String, String> environment) {
        this.twin = twin;
        this.environment = environment;
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
        running().publish(database(), BuiltModules.wasm(twin), environment);
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

    /** The log of this test's database so far, oldest first, as its owner reads it. */
    List<LogLine> log() {
        return answered("GET", "logs?num_lines=100000&follow=false", "")
                .lines()
                .map(Golden::parse)
                .map(record -> new LogLine(
                        record.get("level").asString(), record.get("message").asString()))
                .toList();
    }

    /** A record of a database's log. */
    record LogLine(String level, String message) {}

    /** Runs one SQL statement as the owner; the rows as JSON. */
    List<String> sql(String statement) {
        List<String> rows = new ArrayList<>();
        Golden.parse(answered("POST", "sql", statement)).get(0).get("rows").forEach(row -> rows.add(row.toString()));
        return rows;
    }

    /** Calls a function over HTTP as the owner, with arguments as JSON. */
    String callAsOwner(String function, String arguments) {
        return answered("POST", "call/" + function, arguments);
    }

    /** Asks a path below the database without a token. */
    String get(String path) {
        return answer(HttpRequest.newBuilder(uri(path)).build());
    }

    private String answered(String method, String path, String body) {
        return answer(HttpRequest.newBuilder(uri(path))
                .header("Authorization", "Bearer " + running().ownerToken())
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private URI uri(String path) {
        return URI.create(url() + "/v1/database/" + database() + "/" + path);
    }

    private static String answer(HttpRequest request) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(request + ": " + response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
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
