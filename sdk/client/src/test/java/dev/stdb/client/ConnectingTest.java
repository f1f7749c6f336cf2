package dev.stdb.client;

import static dev.stdb.client.Arena.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.golden.Golden;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import dev.stdb.testing.FakeClient;
import dev.stdb.testing.FakeServer;
import dev.stdb.testing.ManualClock;
import dev.stdb.testing.NobodyThere;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectingTest {
    private final Arena arena = new Arena();

    @AfterEach
    void close() {
        arena.close();
    }

    @Nested
    class WhatIsAskedFor {
        @Test
        void withoutATokenNoneIsSentAndTheServersIsKept() {
            var live = arena.live();

            assertThat(live.server().authorization()).isEmpty();
            assertThat(live.conn().token()).isEqualTo("a token");
            assertThat(live.conn().identity()).isEqualTo(Arena.IDENTITY);
            assertThat(live.conn().connectionId().value().lo()).isEqualTo(9);
        }

        @Test
        void theTokenIsSentInTheHeaderOfBothRequests() {
            var live = arena.live(arena.builder().token("secret"));

            assertThat(live.server().authorization()).isEqualTo("Bearer secret");
            assertThat(live.server().target()).doesNotContain("secret");
            assertThat(arena.server.requests())
                    .filteredOn(request -> request.target().contains("/schema"))
                    .allSatisfy(request -> assertThat(request.authorization()).isEqualTo("Bearer secret"));
        }

        @Test
        void confirmedCompressionAndSessionAreAlwaysSaid() {
            var session = new ConnectionId(new dev.stdb.bsatn.special.U128(1, 2));
            var live = arena.live(arena.builder()
                    .confirmed(false)
                    .compression(Compression.GZIP)
                    .sessionId(session));

            assertThat(live.server().target())
                    .startsWith("/v1/database/db/subscribe?")
                    .contains("confirmed=false")
                    .contains("compression=Gzip")
                    .contains("session_id=00000000000000010000000000000002");
            assertThat(live.conn().sessionId()).isEqualTo(session);
        }

        @Test
        void eachConnectionIsASessionOfItsOwn() {
            Pattern id = Pattern.compile("session_id=([0-9a-f]{32})");
            String first = arena.live().server().target();
            String second = arena.live().server().target();

            assertThat(first).containsPattern(id);
            assertThat(second).containsPattern(id).isNotEqualTo(first);
        }

        @Test
        void theServersChoiceOfProtocolIsObeyed() {
            assertThat(arena.live().conn().protocol()).isEqualTo(Protocol.V3);

            arena.server.protocols(Protocol.V2);
            assertThat(arena.live().conn().protocol()).isEqualTo(Protocol.V2);
        }

        @Test
        void theSchemaAndTheVersionAreLearned() {
            DbConnection conn = arena.live().conn();

            assertThat(conn.schema().table("item")).isPresent();
            assertThat(conn.serverVersion()).isEqualTo("2.8.3");
            assertThat(conn.isOpen()).isTrue();
        }

        @Test
        void oldServersAreAskedForTheOlderSchema() {
            arena.server
                    .http(
                            "GET",
                            "/v1/database/db/schema?version=10",
                            400,
                            "Failed to deserialize query string: unknown variant `10`, expected `9`")
                    .http("GET", "/v1/database/db/schema?version=9", 200, v9());

            assertThat(arena.live().conn().schema().tables()).isNotEmpty();
        }

        private String v9() {
            return Golden.text(Golden.files("schema").stream()
                    .map(file -> file.startsWith("schema/") ? file : "schema/" + file)
                    .filter(file -> file.endsWith("v9.json"))
                    .findFirst()
                    .orElseThrow());
        }

        @Test
        void aServerThatDoesNotTellItsVersionIsGoodEnough() {
            arena.server.http("GET", "/v1/health", 404, "");

            assertThat(arena.live().conn().serverVersion()).isEmpty();
        }
    }

    @Nested
    class WhatGoesWrong {
        private ConnectionException failure(DbConnectionBuilder builder) {
            try {
                await(builder.connect());
            } catch (ConnectionException expected) {
                return expected;
            }
            throw new AssertionError("it connected");
        }

        /** Often, since the answer may come before {@code connect} has returned. */
        @RepeatedTest(30)
        void nobodyThere() {
            try (var nobody = new NobodyThere()) {
                assertThat(failure(arena.builder().uri(nobody.uri())))
                        .isInstanceOf(ConnectionException.ServerDown.class)
                        .hasMessageStartingWith("No server answers at " + nobody.uri());
            }
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                404 | `db` not found                                                       | UnknownDatabase
                404 | No such database.                                                    | UnknownDatabase
                500 | Unable to authorize c200 for SQL: database c200 not found            | UnknownDatabase
                401 | Invalid token: InvalidToken                                          | Unauthorized
                401 | Invalid token: ExpiredSignature                                      | Unauthorized
                400 | Authorization is invalid: malformed token                            | Unauthorized
                400 | no valid protocol selected                                           | ProtocolRefused
                426 | This service requires use of the websocket protocol                  | ProtocolRefused
                200 | hello, I am something else                                           | ProtocolRefused
                404 | <html>nothing here</html>                                            | ProtocolRefused
                400 | Failed to deserialize query string: unknown variant                  | HandshakeRefused
                503 | overloaded                                                           | HandshakeRefused
                """)
        void theServersAnswerIsSaidInItsOwnWords(int status, String body, String kind) {
            arena.server.http("GET", "/v1/database/db/subscribe", status, body);
            var failure = failure(arena.builder());

            assertThat(failure.getClass().getSimpleName()).isEqualTo(kind);
            if (!body.startsWith("<")) {
                assertThat(failure.serverText()).isEqualTo(body);
                assertThat(failure).hasMessageContaining(body);
            }
        }

        @Test
        void aServerWithOldProtocolsOnly() {
            arena.server.protocols();

            assertThat(failure(arena.builder())).isInstanceOf(ConnectionException.ProtocolRefused.class);
        }

        @Test
        void clientConnectedRefuses() {
            CompletionStage<DbConnection> connecting = arena.builder().connect();
            arena.server.accept().drop();

            assertThatThrownBy(() -> await(connecting))
                    .isInstanceOf(ConnectionException.RefusedByModule.class)
                    .hasMessageContaining("client_connected")
                    .hasMessageContaining("module log");
        }

        @Test
        void thePreviousConnectionIsStillHeld() {
            CompletionStage<DbConnection> connecting = arena.builder().connect();
            arena.server.accept().close(4000, "session held");

            assertThatThrownBy(() -> await(connecting)).isInstanceOf(ConnectionException.SessionHeld.class);
        }

        @Test
        void theSchemaCannotBeRead() {
            var introduced = new CompletableFuture<FakeServer.Answer>();
            arena.server.http("GET", "/v1/database/db/schema", request -> introduced.join());
            CompletionStage<DbConnection> connecting = arena.builder().connect();
            arena.server.accept().send(Arena.introduction("t"));
            introduced.complete(new FakeServer.Answer(200, "{\"what\": 1}"));

            assertThatThrownBy(() -> await(connecting)).isInstanceOf(ConnectionException.SchemaUnreadable.class);
        }

        @Test
        void aRefusalIsToldThoughTheSchemaCouldNotBeReadBefore() {
            var schemaAsked = new CompletableFuture<FakeServer.Answer>();
            arena.server
                    .http("GET", "/v1/database/db/schema", request -> {
                        var page = new FakeServer.Answer(200, "<html>some other program</html>");
                        schemaAsked.complete(page);
                        return page;
                    })
                    .http("GET", "/v1/database/db/subscribe", request -> schemaAsked.join());

            assertThat(failure(arena.builder())).isInstanceOf(ConnectionException.ProtocolRefused.class);
        }

        @Test
        void theServerNeverIntroducesItself() {
            ManualClock clock = new ManualClock();
            CompletionStage<DbConnection> connecting = arena.builder()
                    .connectTimeout(Duration.ofSeconds(40))
                    .timer(Arena.timer(clock))
                    .connect();
            FakeClient client = arena.server.accept();

            clock.advance(Duration.ofSeconds(40));

            assertThatThrownBy(() -> await(connecting))
                    .isInstanceOf(ConnectionException.Timeout.class)
                    .hasMessageContaining("40000 ms");
            assertThat(client.awaitClose()).isEqualTo(-1);
        }

        @Test
        void theAddressIsNone() {
            assertThatThrownBy(() -> arena.builder().uri("ftp://x")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> arena.builder().uri("http://")).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> DbConnection.builder().connect()).isInstanceOf(IllegalStateException.class);
        }

        @Test
        void noFailureShowsTheToken() {
            arena.server.http("GET", "/v1/database/db/subscribe", 401, "Invalid token: InvalidSignature");

            assertThat(failure(arena.builder().token("very-secret"))).hasMessageNotContaining("very-secret");
        }
    }
}
