package dev.stdb.host;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.host.ws.SessionLimits;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.testing.Patience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The limits of a WebSocket, made small. */
class SessionLimitsTest {
    private static final SessionLimits SERVER = SessionLimits.SERVER;

    @SuppressWarnings("NullAway.Init") // every test starts one
    private EmbeddedHost host;

    private void start(SessionLimits limits) throws HostException {
        host = EmbeddedHost.start(HostOptions.local().withSessionLimits(limits));
        host.publish("lane", LaneModule.wasm());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private RawWebSocket connect() throws IOException {
        RawWebSocket socket = RawWebSocket.open(
                host.address(),
                "lane",
                "compression=None",
                Protocol.V2.subprotocol(),
                Map.of("authorization", "Bearer " + host.ownerToken()));
        socket.receive(ServerMessage.InitialConnection.class);
        return socket;
    }

    private static ClientMessage mark(int request) {
        return new ClientMessage.CallReducer(request, "mark", RowBytes.of(new byte[0]));
    }

    @Test
    void areTheServersUnlessSaidOtherwise() throws HostException {
        assertThat(HostOptions.local().sessionLimits())
                .isEqualTo(
                        new SessionLimits(33_554_432, 16_384, 16_384, Duration.ofSeconds(15), Duration.ofSeconds(30)));
        host = EmbeddedHost.start(HostOptions.local());
    }

    @Test
    void aLongMessageEndsTheConnection() throws Exception {
        start(new SessionLimits(1_000, 10, 10, SERVER.pingEvery(), SERVER.idleAfter()));
        try (RawWebSocket socket = connect()) {
            socket.sendBinary(new byte[1_001]);
            assertThat(socket.awaitClose().code()).isEqualTo(-1);
        }
    }

    @Test
    void soDoesOneThatBecomesLongPieceByPiece() throws Exception {
        start(new SessionLimits(1_000, 10, 10, SERVER.pingEvery(), SERVER.idleAfter()));
        try (RawWebSocket socket = connect()) {
            socket.sendInTwo(new byte[1_200], 600);
            assertThat(socket.awaitClose().code()).isEqualTo(-1);
        }
    }

    @Test
    void aMessageOfTheLongestLengthIsRead() throws Exception {
        start(new SessionLimits(1_000, 10, 10, SERVER.pingEvery(), SERVER.idleAfter()));
        try (RawWebSocket socket = connect()) {
            byte[] longest = new byte[1_000];
            longest[0] = 99; // no message begins so
            socket.sendBinary(longest);
            assertThat(socket.awaitClose().code()).isEqualTo(1011);
        }
    }

    @Test
    void tooManyRequestsAtATimeCloseTheConnection() throws Exception {
        start(new SessionLimits(SERVER.messageBytes(), 5, 10, SERVER.pingEvery(), SERVER.idleAfter()));
        try (RawWebSocket socket = connect()) {
            for (int i = 0; i < 6; i++) {
                socket.send(new ClientMessage.CallProcedure(i, "sleep_on", RowBytes.of(new byte[0]))); // unanswered
            }
            assertThat(socket.awaitClose()).isEqualTo(new RawWebSocket.Closed(1013, "too many requests"));
        }
    }

    @Test
    void whoDoesNotReadIsCutOff() throws Exception {
        int asked = 3_000;
        start(new SessionLimits(SERVER.messageBytes(), asked, 20, SERVER.pingEvery(), SERVER.idleAfter()));
        try (RawWebSocket socket = connect()) {
            assertThatThrownBy(() -> {
                        for (int i = 0; i < asked; i++) {
                            socket.send(new ClientMessage.OneOffQuery(i, "SELECT * FROM st_module")); // the program
                        }
                        awaitConnected(0);
                        for (int i = 0; i < asked; i++) {
                            socket.receive();
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    /** Asked over HTTP, so that the socket in question reads nothing meanwhile; who asks is connected too. */
    private void awaitConnected(int others) {
        await().until(() -> clients() == others + 1);
    }

    private int clients() throws IOException {
        RawHttp.Answer answer = new OwnedDatabase(host, "lane").sql("SELECT * FROM st_client");
        assertThat(answer.status()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.text()).get(0).get("rows").size();
    }

    /** A socket answers pings only while it is read. So long may a thread that reads stand still, without which this were a second. */
    @Test
    void whoAnswersNoPingIsCutOffAndWhoDoesMayBeSilentForLonger() throws Exception {
        start(new SessionLimits(SERVER.messageBytes(), 10, 10, Duration.ofMillis(100), Duration.ofSeconds(10)));
        try (RawWebSocket answering = connect()) {
            answering.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM seen")));
            answering.receive(ServerMessage.SubscribeApplied.class);
            CompletableFuture<ServerMessage> update = CompletableFuture.supplyAsync(() -> received(answering));
            try (RawWebSocket deaf = connect()) {
                awaitConnected(1);
                assertThat(deaf.awaitClose().code()).isEqualTo(-1);
            }
            try (RawWebSocket other = connect()) {
                other.send(mark(1));
                assertThat(update.get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isInstanceOf(ServerMessage.TransactionUpdate.class);
            }
        }
    }

    private static ServerMessage received(RawWebSocket socket) {
        try {
            return socket.receive();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
