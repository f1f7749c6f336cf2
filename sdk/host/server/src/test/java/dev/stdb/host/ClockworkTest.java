package dev.stdb.host;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableUpdateRows;
import dev.stdb.protocol.WireReducerOutcome;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Transactions, timers, events and deadlines, seen through the API of a host that runs {@link ClockworkModule}. */
class ClockworkTest {

    private EmbeddedHost host;

    @BeforeEach
    void start() throws HostException {
        start(HostOptions.local());
    }

    private void start(HostOptions options) throws HostException {
        host = EmbeddedHost.start(options);
        host.publish("clock", ClockworkModule.wasm());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private OwnedDatabase database() {
        return new OwnedDatabase(host, "clock");
    }

    private RawHttp.Answer call(String function) throws IOException {
        return database().call(function);
    }

    private int rows(String table) throws IOException {
        String json = database().sql("SELECT * FROM " + table).text();
        return JsonMapper.shared().readTree(json).get(0).get("rows").size();
    }

    private RawWebSocket open() throws IOException {
        return RawWebSocket.open(host.address(), "clock", "compression=None", Protocol.V3.subprotocol(), Map.of());
    }

    @Test
    void whoIsConnectedOrWaitsToBeIsToldThatTheDatabaseGoesThoughACallHoldsIt() throws IOException {
        try (RawWebSocket holder = open()) {
            holder.receive(ServerMessage.InitialConnection.class);
            holder.send(
                    new ClientMessage.OneOffQuery(1, "SELECT * FROM seen"),
                    new ClientMessage.CallReducer(2, "spin", RowBytes.of(new byte[0])));
            holder.receive(ServerMessage.OneOffQueryResult.class); // from here on nobody else has a turn
            try (RawWebSocket waiting = open()) {
                assertThat(database().delete().status()).isEqualTo(200);
                var closed = new RawWebSocket.Closed(1001, "module exited");
                assertThat(waiting.awaitClose()).isEqualTo(closed);
                assertThat(holder.awaitClose()).isEqualTo(closed);
            }
        }
    }

    @Nested
    class Transactions {
        @Test
        void aRefusalUndoesWhatWasWritten() throws IOException {
            var answer = call("refuse");
            assertThat(answer.status()).isEqualTo(530);
            assertThat(answer.text()).isEqualTo("no thanks");
            assertThat(rows("seen")).isZero();
        }

        @Test
        void aTrapUndoesWhatWasWrittenAndTheNextCallWorks() throws IOException {
            var answer = call("trap");
            assertThat(answer.status()).isEqualTo(530);
            assertThat(answer.text()).isEqualTo("The instance encountered a fatal error.");
            assertThat(rows("seen")).isZero();
            assertThat(call("emit").status()).isEqualTo(200);
        }

        @Test
        void aCallThatNeverEndsIsBrokenOffAndTheNextOneWorks() throws Exception {
            stop();
            start(HostOptions.local().withCallDeadline(Duration.ofSeconds(1)));
            var answer = call("spin");
            assertThat(answer.status()).isEqualTo(402);
            assertThat(answer.text()).isEqualTo("Module energy budget exhausted.");
            assertThat(call("emit").status()).isEqualTo(200);
        }
    }

    @Nested
    class Timers {
        @Test
        void aRowThatIsDueRunsOnceAndGoes() throws IOException {
            assertThat(call("once").status()).isEqualTo(200);
            await().until(() -> rows("seen") == 1 && rows("timer") == 0);
        }

        @Test
        void aOneShotRowGoesEvenWhenItsCallIsRefused() throws IOException {
            assertThat(call("sour_once").status()).isEqualTo(200);
            await().until(() -> rows("sour_timer") == 0);
            assertThat(rows("seen")).isZero();
        }

        @Test
        void anIntervalRunsUntilItsRowIsDeleted() throws IOException {
            assertThat(call("every").status()).isEqualTo(200);
            await().until(() -> rows("seen") >= 3);
            assertThat(rows("timer")).isEqualTo(1);
            database().sql("DELETE FROM timer");
            int after = rows("seen");
            await().during(Duration.ofMillis(300)).until(() -> rows("seen") <= after + 1);
        }
    }

    @Nested
    class Events {
        @Test
        void reachSubscribersAndAreKeptNowhere() throws IOException {
            try (RawWebSocket caller = connect();
                    RawWebSocket other = connect()) {
                caller.send(call(1));
                var ok = (WireReducerOutcome.Ok)
                        caller.receive(ServerMessage.ReducerResult.class).outcome();
                assertThat(events(ok.querySets().getFirst().tables().getFirst().rows()))
                        .isEqualTo(1); // equal rows are one
                var update = other.receive(ServerMessage.TransactionUpdate.class);
                assertThat(events(update.querySets()
                                .getFirst()
                                .tables()
                                .getFirst()
                                .rows()))
                        .isEqualTo(1);
                assertThat(rows("ev")).isZero();
            }
        }

        private ClientMessage call(int request) {
            return new ClientMessage.CallReducer(request, "emit", RowBytes.of(new byte[0]));
        }

        private int events(List<TableUpdateRows> rows) {
            assertThat(rows).hasSize(1);
            return ((TableUpdateRows.EventTable) rows.getFirst()).events().size();
        }

        private RawWebSocket connect() throws IOException {
            RawWebSocket socket = open();
            socket.receive(ServerMessage.InitialConnection.class);
            socket.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM ev")));
            assertThat(socket.receive(ServerMessage.SubscribeApplied.class)
                            .rows()
                            .tables())
                    .isEmpty();
            return socket;
        }
    }

    @Nested
    class Programs {
        @Test
        void otherTablesAreRefusedUnlessTheOldOnesMayGo() throws Exception {
            byte[] another = Prelude.module("call", 1);
            var refused = database().publish("", another);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("migrations are not supported by the embedded host yet", "clear=true");
            assertThat(database().publish("?clear=true", another).status()).isEqualTo(200);
            assertThat(database().sql("SELECT * FROM plain").status()).isEqualTo(200);
        }

        @Test
        void runInTheInterpreterToo() throws Exception {
            try (EmbeddedHost slow = EmbeddedHost.start(HostOptions.local().withInterpreter())) {
                assertThat(slow.publish("clock", ClockworkModule.wasm()).created())
                        .isTrue();
            }
        }

        /** The module with a custom section, so that this JVM has not compiled it before. */
        private byte[] unheardOf() {
            byte[] wasm = ClockworkModule.wasm();
            byte[] longer = Arrays.copyOf(wasm, wasm.length + 12);
            byte[] section = {0, 10, 1, 'x'};
            System.arraycopy(section, 0, longer, wasm.length, section.length);
            ByteBuffer.wrap(longer).putLong(wasm.length + 4, System.nanoTime());
            return longer;
        }

        @Test
        void areKeptCompiledInAFolder(@TempDir Path folder) throws Exception {
            try (EmbeddedHost cached = EmbeddedHost.start(HostOptions.local().withCompileCache(folder))) {
                cached.publish("clock", unheardOf());
            }
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files).isNotEmpty();
            }
        }
    }
}
