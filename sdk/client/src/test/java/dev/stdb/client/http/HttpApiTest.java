package dev.stdb.client.http;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.golden.Golden;
import dev.stdb.testing.FakeServer;
import dev.stdb.testing.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class HttpApiTest {
    private final FakeServer server = FakeServer.start();
    private final HttpApi http = new HttpApi(server.uri(), "secret", Patience.LIMIT);

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    private static <T> T now(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failed);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError(late);
        }
    }

    /** Recorded exchanges of one route, answered by the fake server one by one. */
    private static List<JsonNode> recorded(String file, Predicate<JsonNode> wanted) {
        List<JsonNode> exchanges =
                Golden.lines("http/" + file + ".jsonl").stream().filter(wanted).toList();
        assertThat(exchanges).isNotEmpty();
        return exchanges;
    }

    private void answer(String method, String prefix, JsonNode exchange) {
        JsonNode response = exchange.path("response");
        server.http(
                method,
                prefix,
                response.path("status").asInt(),
                response.path("body").asString(""));
    }

    private static boolean to(JsonNode exchange, String method, String ending) {
        JsonNode request = exchange.path("request");
        return request.path("method").asString().equals(method)
                && request.path("path").asString().endsWith(ending)
                && exchange.path("response").has("body");
    }

    @Nested
    class Recorded {
        @Test
        void everySqlAnswerIsReadOrRefusedInTheServersWords() {
            int rows = 0;
            for (JsonNode exchange : recorded("sql", it -> to(it, "POST", "/sql"))) {
                answer("POST", "/v1/database/db/sql", exchange);
                JsonNode response = exchange.path("response");
                switch (response.path("status").asInt()) {
                    case 200 -> {
                        var results = ((SqlOutcome.Results) now(http.sql("db", "…"))).results();
                        for (SqlResult result : results) {
                            rows += result.rows().size();
                            assertThat(result.rows())
                                    .allSatisfy(row -> assertThat(row.values())
                                            .hasSameSizeAs(result.type().elements()));
                        }
                    }
                    case 400 ->
                        assertThat(now(http.sql("db", "…")))
                                .isEqualTo(new SqlOutcome.Refused(
                                        response.path("body").asString()));
                    default ->
                        assertThatThrownBy(() -> now(http.sql("db", "…"))).isInstanceOf(HttpApiException.Status.class);
                }
            }
            assertThat(rows).isPositive();
        }

        @Test
        void everyPublishAnswerIsPublishedOrRefused() {
            int published = 0;
            for (JsonNode exchange : recorded(
                    "publish",
                    it -> it.path("request").path("method").asString().equals("PUT")
                            && it.path("response").has("body"))) {
                answer("PUT", "/v1/database/db", exchange);
                JsonNode response = exchange.path("response");
                String body = response.path("body").asString();
                PublishOutcome outcome = now(http.publish("db", new byte[] {0}, false));
                if (outcome instanceof PublishOutcome.Published ok) {
                    published++;
                    assertThat(body).contains(ok.identity().toHex());
                    assertThat(ok.created()).isEqualTo(body.contains("\"created\""));
                } else {
                    assertThat(outcome)
                            .isEqualTo(new PublishOutcome.Refused(
                                    response.path("status").asInt(), body));
                    assertThat(body).doesNotStartWith("{\"Success\"");
                }
            }
            assertThat(published).isPositive();
        }

        @Test
        void everyCallAnswerIsDoneOrFailed() {
            for (JsonNode exchange : recorded(
                    "call",
                    it -> it.path("request").path("path").asString().contains("/call/")
                            && it.path("request").path("method").asString().equals("POST")
                            && !it.path("request").path("path").asString().contains("not-there"))) {
                answer("POST", "/v1/database/db/call/f", exchange);
                JsonNode response = exchange.path("response");
                int status = response.path("status").asInt();
                String body = response.path("body").asString("");
                if (status == 401 || (status == 404 && !body.equals("No such procedure"))) {
                    assertThatThrownBy(() -> now(http.call("db", "f", "[]")))
                            .isInstanceOf(HttpApiException.Status.class);
                } else {
                    assertThat(now(http.call("db", "f", "[]")))
                            .isEqualTo(
                                    status == 200
                                            ? new CallOutcome.Done(body, -1)
                                            : new CallOutcome.Failed(status, body));
                }
            }
        }

        @Test
        void everyLogLineIsARecord() {
            var listener = new Collected();
            for (JsonNode exchange : recorded(
                    "logs", it -> it.path("response").path("status").asInt() == 200 && to(it, "GET", "/logs"))) {
                answer("GET", "/v1/database/db/logs", exchange);
                int ends = listener.ends.size();
                http.logs("db", 100, false, listener);
                await().until(() -> listener.ends.size() > ends);
            }
            assertThat(listener.records)
                    .extracting(LogRecord::level)
                    .contains("Info", "Error", "Panic")
                    .doesNotContain("");
            assertThat(listener.records).anyMatch(LogRecord::isFromServer);
            assertThat(listener.records)
                    .allSatisfy(record ->
                            assertThat(record.time().microsSinceEpoch()).isPositive());
            assertThat(listener.ends).containsOnly("complete");
        }

        @Test
        void aLogThatIsNotOursIsRefused() {
            var listener = new Collected();
            JsonNode refused = recorded(
                            "logs", it -> it.path("response").path("status").asInt() == 403)
                    .getFirst();
            answer("GET", "/v1/database/db/logs", refused);
            http.logs("db", 1, true, listener);

            await().until(() -> !listener.ends.isEmpty());
            assertThat(listener.ends.getFirst()).contains("403").contains("is not authorized to perform action");
            assertThat(listener.records).isEmpty();
        }
    }

    private static class Collected implements LogListener {
        final List<LogRecord> records = new CopyOnWriteArrayList<>();
        final List<String> ends = new CopyOnWriteArrayList<>();

        @Override
        public void record(LogRecord record) {
            records.add(record);
        }

        @Override
        public void ended(@Nullable HttpApiException failure) {
            ends.add(failure == null ? "complete" : String.valueOf(failure.getMessage()));
        }
    }

    @Test
    void theTokenGoesWithEveryRequest() {
        server.http("GET", "/v1/ping", 200, "");
        now(http.ping());

        assertThat(server.requests())
                .allSatisfy(request -> assertThat(request.authorization()).isEqualTo("Bearer secret"));
    }

    @Test
    void anIdentityIsMadeAndItsTokenStaysOutOfPrints() {
        String hex = "c2000b60d800dfb8f89278c76fcbab6c9a51432d476bda646cfe6f48f01c118c";
        server.http("POST", "/v1/identity", 200, "{\"identity\":\"" + hex + "\",\"token\":\"tok\"}");
        NewIdentity made = now(http.createIdentity());

        assertThat(made.identity()).isEqualTo(Identity.fromHex(hex));
        assertThat(made.token()).isEqualTo("tok");
        assertThat(made.toString()).doesNotContain("tok\"").doesNotContain("=tok");
    }

    @Test
    void databaseInformationIsRead() {
        server.http("GET", "/v1/database/db", 200, """
                {"database_identity":{"__identity__":"0xc1"},"owner_identity":{"__identity__":"0xc2"},\
                "host_type":{"Wasm":[]},"initial_program":"0xab"}""".replace("0xc1", "0x" + "c1".repeat(32))
                .replace("0xc2", "0x" + "c2".repeat(32)));
        DatabaseInfo info = now(http.database("db"));

        assertThat(info.identity().toHex()).isEqualTo("c1".repeat(32));
        assertThat(info.owner().toHex()).isEqualTo("c2".repeat(32));
        assertThat(info.hostType()).isEqualTo("Wasm");
        assertThat(info.programHash()).hasSize(64).endsWith("ab");
    }

    @Test
    void wideNumbersInSqlKeepAllDigits() {
        server.http("POST", "/v1/database/db/sql", 200, """
                [{"schema":{"elements":[{"name":{"some":"a"},"algebraic_type":{"U64":[]}},\
                {"name":{"some":"b"},"algebraic_type":{"U128":[]}},{"name":{"none":[]},"algebraic_type":{"F64":[]}}]},\
                "rows":[[18446744073709551615,340282366920938463463374607431768211455,0.1]],"total_duration_micros":5,\
                "stats":{"rows_inserted":1,"rows_deleted":2,"rows_updated":3}}]""");
        SqlResult result =
                ((SqlOutcome.Results) now(http.sql("db", "x"))).results().getFirst();

        assertThat(result.rows().getFirst().values().get(0)).isEqualTo(new AlgebraicValue.U64(-1));
        assertThat(result.rows().getFirst().values().get(1).toString())
                .contains("340282366920938463463374607431768211455");
        assertThat(result.rows().getFirst().values().get(2)).isEqualTo(new AlgebraicValue.F64(0.1));
        assertThat(List.of(result.micros(), result.inserted(), result.deleted(), result.updated()))
                .containsExactly(5L, 1L, 2L, 3L);
    }

    @Test
    void publishingUnderANameMayClear() {
        server.http(
                "PUT",
                "/v1/database/my-db?clear=true",
                200,
                "{\"Success\":{\"domain\":\"my-db\",\"database_identity\":\"" + "c2".repeat(32)
                        + "\",\"op\":\"created\"}}");

        assertThat(now(http.publish("my-db", new byte[] {1, 2}, true)))
                .isEqualTo(new PublishOutcome.Published(Optional.of("my-db"), Identity.fromHex("c2".repeat(32)), true));
    }

    @Test
    void aFollowedLogGoesOnUntilItIsClosed() {
        var listener = new Collected();
        LogStream stream;
        try (var slow = new SlowLog()) {
            try (var api = new HttpApi(slow.uri(), null)) {
                stream = api.logs("db", 1, true, listener);
                slow.line("{\"level\":\"Info\",\"ts\":1,\"message\":\"one\"}");
                await().until(() -> listener.records.size() == 1);
                slow.line("{\"level\":\"Warn\",\"ts\":2,\"message\":\"two\"}");
                await().until(() -> listener.records.size() == 2);
                stream.close();
                stream.close();
                slow.line("{\"level\":\"Warn\",\"ts\":3,\"message\":\"three\"}");
                await().until(() -> !listener.ends.isEmpty()); // behind a record that is still being told
            }
        }
        assertThat(listener.records).extracting(LogRecord::message).containsExactly("one", "two");
        assertThat(listener.ends).containsExactly("complete");
    }

    @Test
    void aLogThatIsClosedWhileARecordIsToldEndsBehindIt() {
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var listener = new Collected() {
            @Override
            public void record(LogRecord record) {
                held.countDown();
                hold(go);
                super.record(record);
            }
        };
        try (var slow = new SlowLog();
                var api = new HttpApi(slow.uri(), null)) {
            LogStream stream = api.logs("db", 1, true, listener);
            slow.line("{\"level\":\"Info\",\"ts\":1,\"message\":\"one\"}");
            hold(held);
            stream.close();
            assertThat(listener.ends).isEmpty();
            go.countDown();
            await().until(() -> !listener.ends.isEmpty());
        }
        assertThat(listener.records).hasSize(1);
        assertThat(listener.ends).containsExactly("complete");
    }

    private static void hold(CountDownLatch latch) {
        try {
            assertThat(latch.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Nested
    class Failures {
        @Test
        void nobodyThere() {
            server.close();
            assertThatThrownBy(() -> now(http.ping()))
                    .isInstanceOf(HttpApiException.Unreachable.class)
                    .hasMessageStartingWith("No server answers at " + server.uri());
        }

        @Test
        void noAnswerInTime() {
            var given = new CountDownLatch(1);
            server.http("GET", "/v1/health", request -> {
                hold(given);
                return new FakeServer.Answer(200, "{}");
            });
            try (var impatient = new HttpApi(server.uri(), null, Duration.ofMillis(200))) {
                assertThatThrownBy(() -> now(impatient.health()))
                        .isInstanceOf(HttpApiException.TimedOut.class)
                        .hasMessageContaining("200 ms");
            }
            given.countDown();
        }

        @Test
        void anAnswerBeyondTheLimitIsCutOff() {
            server.http("GET", "/v1/health", 200, "x".repeat(2 << 20));
            assertThatThrownBy(() -> now(http.health())).isInstanceOf(HttpApiException.TooLarge.class);
        }

        @Test
        void anAnswerThatIsNoJsonIsSaidToBeUnreadable() {
            server.http("GET", "/v1/health", 200, "<html>");
            assertThatThrownBy(() -> now(http.health())).isInstanceOf(HttpApiException.Unreadable.class);
        }

        @Test
        void anUnknownDatabaseIsNotFound() {
            server.http("GET", "/v1/database/db", 404, "`db` not found");
            assertThatThrownBy(() -> now(http.database("db")))
                    .isInstanceOfSatisfying(HttpApiException.Status.class, status -> {
                        assertThat(status.isNotFound()).isTrue();
                        assertThat(status.serverText()).isEqualTo("`db` not found");
                    });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2.10.2, true",
        "2.10.10, true",
        "2.11.0, true",
        "3.0.0, true",
        "2.14.0-rc1, true",
        "2.10.1, false",
        "2.8.3, false",
        "1.99.99, false",
        "'', false",
        "unknown, false",
        "2.11, false"
    })
    void versionsAreComparedByNumber(String version, boolean enough) {
        assertThat(new Health(version).isAtLeast(2, 10, 2)).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:3000, http://127.0.0.1:3000",
        "http://127.0.0.1:3000/, http://127.0.0.1:3000",
        "localhost:3000, http://localhost:3000",
        "wss://maincloud.spacetimedb.com, https://maincloud.spacetimedb.com",
        "https://host/stdb/, https://host/stdb",
        "http://[::1]:3000, http://[::1]:3000"
    })
    void addressesAreUnderstood(String given, String base) {
        assertThat(ServerUri.http(given)).hasToString(base);
    }
}
