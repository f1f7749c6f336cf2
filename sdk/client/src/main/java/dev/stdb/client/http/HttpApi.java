package dev.stdb.client.http;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.raw.Lift;
import dev.stdb.schema.raw.Lifted;
import dev.stdb.schema.raw.RawModuleDef;
import dev.stdb.schema.raw.RawModuleDefJson;
import dev.stdb.schema.raw.SchemaException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The HTTP API of one SpacetimeDB server ({@code crates/client-api/src/routes}). Every method returns at once and may be called on
 * any thread; stages complete on a thread of the HTTP client and fail with an {@link HttpApiException}. Every answer is bounded in
 * time and size.
 *
 * <pre>{@code
 * try (var http = new HttpApi("http://127.0.0.1:3000", token)) {
 *     ModuleSchema schema = http.schema("arena").toCompletableFuture().join();
 * }
 * }</pre>
 *
 * {@code database} is always a name or an identity in hexadecimal.
 */
public final class HttpApi implements AutoCloseable {
    private static final long SMALL = 1 << 20;
    private static final long LARGE = 256L << 20;
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PUBLISH_TIMEOUT = Duration.ofMinutes(10);

    private final URI base;
    private final @Nullable String token;
    private final Duration timeout;
    private final HttpClient client;

    /**
     * @param uri the server's base address such as {@code http://127.0.0.1:3000}
     * @param token who is asking; null: nobody in particular
     * @throws IllegalArgumentException if the address is none
     */
    public HttpApi(String uri, @Nullable String token) {
        this(uri, token, DEFAULT_TIMEOUT);
    }

    /** @param timeout limit for every request but publishing, which has 10 minutes */
    public HttpApi(String uri, @Nullable String token, Duration timeout) {
        this.base = ServerUri.http(uri);
        this.token = token;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** Returns how long the server takes to answer {@code GET /v1/ping}. */
    public CompletionStage<Duration> ping() {
        long start = System.nanoTime();
        return ok(get("/v1/ping"), "ping", SMALL, body -> Duration.ofNanos(System.nanoTime() - start));
    }

    /** Returns the server's version. */
    public CompletionStage<Health> health() {
        return ok(get("/v1/health"), "health", SMALL, JsonAnswers::health);
    }

    /** Makes a new identity with its token. */
    public CompletionStage<NewIdentity> createIdentity() {
        return ok(
                request("/v1/identity").POST(HttpRequest.BodyPublishers.noBody()),
                "creating an identity",
                SMALL,
                JsonAnswers::identity);
    }

    /** Returns whose the database is. */
    public CompletionStage<DatabaseInfo> database(String database) {
        return ok(get(path(database)), "asking about `" + database + "`", SMALL, JsonAnswers::database);
    }

    /** Returns the identity a database name stands for. An identity is echoed, whether it exists or not. */
    public CompletionStage<Identity> identityOf(String database) {
        return ok(
                get(path(database) + "/identity"),
                "asking for the identity of `" + database + "`",
                SMALL,
                body -> Identity.fromHex(body.strip()));
    }

    /** Returns the module's definition: version 10, or 9 from servers before 2.0.4. */
    public CompletionStage<RawModuleDef> definition(String database) {
        return definition(database, 10).exceptionallyCompose(failure -> {
            boolean old = unwrap(failure) instanceof HttpApiException.Status status
                    && status.status() == 400
                    && status.serverText().startsWith("Failed to deserialize query string");
            return old ? definition(database, 9) : CompletableFuture.failedStage(unwrap(failure));
        });
    }

    private CompletionStage<RawModuleDef> definition(String database, int version) {
        return ok(
                get(path(database) + "/schema?version=" + version),
                "asking for the schema of `" + database + "`",
                LARGE,
                RawModuleDefJson::read);
    }

    /** Returns the module's schema. */
    public CompletionStage<ModuleSchema> schema(String database) {
        return definition(database).thenApply(raw -> switch (Lift.served(raw)) {
            case Lifted.Ok(ModuleSchema schema) -> schema;
            case Lifted.Invalid invalid ->
                throw new HttpApiException.Unreadable("asking for the schema of `" + database + "`", invalid.text());
        });
    }

    /**
     * Publishes a module under a name or identity, creating the database or updating it.
     *
     * @param program the wasm bytes
     * @param clear whether to delete all data first
     */
    public CompletionStage<PublishOutcome> publish(String database, byte[] program, boolean clear) {
        HttpRequest.Builder request = request(path(database) + (clear ? "?clear=true" : ""))
                .header("Content-Type", "application/wasm")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(program));
        return send(request, "publishing `" + database + "`", SMALL, PUBLISH_TIMEOUT, answer -> {
            String text = text(answer);
            PublishOutcome outcome = answer.statusCode() == 200 ? JsonAnswers.published(text) : null;
            return outcome != null ? outcome : new PublishOutcome.Refused(answer.statusCode(), text);
        });
    }

    /** Deletes a database with all its data; its name and identity stay registered. */
    public CompletionStage<Void> delete(String database) {
        return ok(request(path(database)).DELETE(), "deleting `" + database + "`", SMALL, body -> null);
    }

    /** Runs SQL. A refused statement is {@link SqlOutcome.Refused}. */
    public CompletionStage<SqlOutcome> sql(String database, String statements) {
        HttpRequest.Builder request = request(path(database) + "/sql")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString(statements));
        return send(request, "SQL on `" + database + "`", LARGE, timeout, answer -> switch (answer.statusCode()) {
            case 200 -> new SqlOutcome.Results(JsonAnswers.sql(text(answer)));
            case 400 -> new SqlOutcome.Refused(text(answer));
            default ->
                throw new HttpApiException.Status("SQL on `" + database + "`", answer.statusCode(), text(answer));
        });
    }

    /**
     * Calls a reducer or a procedure by its canonical name.
     *
     * @param arguments a JSON array of SATS-JSON values, {@code []} for none
     */
    public CompletionStage<CallOutcome> call(String database, String function, String arguments) {
        String what = "calling `" + function + "` of `" + database + "`";
        HttpRequest.Builder request = request(path(database) + "/call/" + encoded(function))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(arguments));
        return send(request, what, LARGE, timeout, answer -> {
            String text = text(answer);
            if (answer.statusCode() == 200) {
                long micros = answer.headers()
                        .firstValueAsLong("spacetime-execution-duration-micros")
                        .orElse(-1);
                return new CallOutcome.Done(text, micros);
            }
            boolean unknownDatabase = answer.statusCode() == 404 && !text.equals("No such procedure");
            if (unknownDatabase || answer.statusCode() == 401) {
                throw new HttpApiException.Status(what, answer.statusCode(), text);
            }
            return new CallOutcome.Failed(answer.statusCode(), text);
        });
    }

    /**
     * Reads the module's log; only its owner may.
     *
     * @param lines how many of the last records, at least 1
     * @param follow whether to go on with new records until closed
     */
    public LogStream logs(String database, int lines, boolean follow, LogListener listener) {
        HttpRequest request = get(path(database) + "/logs?num_lines=" + Math.max(1, lines) + "&follow=" + follow)
                .build();
        LogReader reader = new LogReader("the log of `" + database + "`", listener);
        CompletableFuture<HttpResponse<Void>> exchange = client.sendAsync(request, reader);
        var unused = exchange.whenComplete((answer, failure) -> {
            if (failure != null) {
                reader.failed(explained(unwrap(failure), "the log of `" + database + "`", timeout));
            }
        });
        return () -> {
            reader.close();
            exchange.cancel(true);
        };
    }

    /** Ends all requests of this client. */
    @Override
    public void close() {
        client.shutdownNow();
    }

    private static String path(String database) {
        return "/v1/database/" + encoded(database);
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String pathAndQuery) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(base.resolve(base.getRawPath() + pathAndQuery));
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return builder;
    }

    private HttpRequest.Builder get(String pathAndQuery) {
        return request(pathAndQuery).GET();
    }

    private <T extends @Nullable Object> CompletionStage<T> ok(
            HttpRequest.Builder request, String what, long limit, Function<String, T> read) {
        return send(request, what, limit, timeout, answer -> {
            if (answer.statusCode() != 200) {
                throw new HttpApiException.Status(what, answer.statusCode(), text(answer));
            }
            return read.apply(text(answer));
        });
    }

    private <T extends @Nullable Object> CompletionStage<T> send(
            HttpRequest.Builder request,
            String what,
            long limit,
            Duration patience,
            Function<HttpResponse<byte[]>, T> read) {
        CompletableFuture<HttpResponse<byte[]>> exchange =
                client.sendAsync(request.build(), info -> new BoundedBody(limit));
        CompletableFuture<HttpResponse<byte[]>> bounded =
                exchange.copy().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
        return bounded.handle((answer, failure) -> {
            if (failure != null) {
                exchange.cancel(true);
                Throwable cause = unwrap(failure);
                throw cause instanceof BoundedBody.Exceeded
                        ? new HttpApiException.TooLarge(what, limit)
                        : explained(cause, what, patience);
            }
            try {
                return read.apply(answer);
            } catch (JacksonException | IllegalArgumentException | SchemaException odd) {
                throw new HttpApiException.Unreadable(what, String.valueOf(odd.getMessage()));
            }
        });
    }

    private HttpApiException explained(Throwable cause, String what, Duration patience) {
        return switch (cause) {
            case HttpApiException known -> known;
            case HttpTimeoutException late -> new HttpApiException.TimedOut(what, patience);
            case TimeoutException late -> new HttpApiException.TimedOut(what, patience);
            case IOException broken -> new HttpApiException.Unreachable(base.toString(), said(broken));
            default -> new HttpApiException.Unreadable(what, said(cause));
        };
    }

    private static String said(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        return message != null
                ? message
                : root.getClass().getSimpleName().replace("ClosedChannelException", "connection refused");
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
