package dev.stdb.host;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.SubscribeSet;
import dev.stdb.protocol.SubscribeSetResult;
import dev.stdb.protocol.TableUpdateRows;
import dev.stdb.protocol.WireReducerOutcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Subscriptions and calls over real sockets, with a module of the recordings; rows are written by SQL. */
class WebSocketTest {
    private static final String PLAIN = "SELECT * FROM plain";

    private EmbeddedHost host;

    @BeforeEach
    void start() throws HostException {
        host = EmbeddedHost.start(HostOptions.local());
        host.publish("h-call", Prelude.module("call", 1));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private RawWebSocket connect(Protocol protocol, String query) throws IOException {
        RawWebSocket socket = RawWebSocket.open(host.address(), "h-call", query, protocol.subprotocol(), Map.of());
        var first = socket.receive(ServerMessage.InitialConnection.class);
        assertThat(first.identity().toHex()).isEqualTo(socket.answer().headers().get("spacetime-identity"));
        assertThat(first.token()).isEqualTo(socket.answer().headers().get("spacetime-identity-token"));
        return socket;
    }

    private RawWebSocket connect() throws IOException {
        return connect(Protocol.V2, "compression=None");
    }

    private OwnedDatabase database() {
        return new OwnedDatabase(host, "h-call");
    }

    private void sql(String statement) throws IOException {
        assertThat(database().sql(statement).text()).startsWith("[");
    }

    private static ClientMessage.Subscribe subscribe(int id, String... queries) {
        return new ClientMessage.Subscribe(100 + id, new QuerySetId(id), List.of(queries));
    }

    private static ClientMessage.CallReducer call(int request, String reducer, byte[] args) {
        return new ClientMessage.CallReducer(request, reducer, RowBytes.of(args));
    }

    private static List<String> rows(BsatnRowList list) {
        var rows = new ArrayList<String>();
        for (int i = 0; i < list.size(); i++) {
            BsatnReader in = list.row(i).reader();
            rows.add(in.u32() + "=" + in.str());
        }
        rows.sort(null);
        return rows;
    }

    private static List<String> shown(QueryRows rows) {
        return rows.tables().stream()
                .map(table -> table.table() + rows(table.rows()))
                .toList();
    }

    private static String shown(List<QuerySetUpdate> sets) {
        var out = new StringBuilder();
        for (QuerySetUpdate set : sets) {
            set.tables().forEach(table -> {
                out.append(set.querySetId()).append(':').append(table.table());
                table.rows().forEach(rows -> {
                    if (rows instanceof TableUpdateRows.PersistentTable kept) {
                        out.append('+').append(rows(kept.inserts())).append('-').append(rows(kept.deletes()));
                    }
                });
                out.append(' ');
            });
        }
        return out.toString().strip();
    }

    @Nested
    class Subscriptions {
        @ParameterizedTest
        @EnumSource(Protocol.class)
        void showsRowsAndThenWhatChanges(Protocol protocol) throws IOException {
            sql("INSERT INTO plain (id, text) VALUES (0, 'a')");
            try (RawWebSocket socket = connect(protocol, "compression=None")) {
                socket.send(subscribe(1, PLAIN));
                var applied = socket.receive(ServerMessage.SubscribeApplied.class);
                assertThat(applied.requestId()).isEqualTo(101);
                assertThat(shown(applied.rows())).containsExactly("plain[1=a]");

                sql("INSERT INTO plain (id, text) VALUES (0, 'b'), (0, 'c')");
                assertThat(update(socket)).isEqualTo("1:plain+[2=b, 3=c]-[]");
                sql("UPDATE plain SET text = 'B' WHERE id = 2");
                assertThat(update(socket)).isEqualTo("1:plain+[2=B]-[2=b]");
                sql("DELETE FROM plain WHERE id > 1");
                assertThat(update(socket)).isEqualTo("1:plain+[]-[2=B, 3=c]");
            }
        }

        private String update(RawWebSocket socket) throws IOException {
            return shown(socket.receive(ServerMessage.TransactionUpdate.class).querySets());
        }

        @Test
        void everyQueryOfEverySetContributesItsOwnRows() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(subscribe(1, PLAIN, "SELECT * FROM plain WHERE id < 2", PLAIN), subscribe(2, PLAIN));
                socket.receive();
                socket.receive();
                sql("INSERT INTO plain (id, text) VALUES (0, 'a'), (0, 'b')");
                assertThat(update(socket)).isEqualTo("1:plain+[1=a, 2=b]-[]+[1=a]-[] 2:plain+[1=a, 2=b]-[]");
            }
        }

        @Test
        void nobodyIsToldOfChangesItDidNotAskFor() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(subscribe(1, "SELECT * FROM plain WHERE text = 'wanted'"));
                socket.receive();
                sql("INSERT INTO plain (id, text) VALUES (0, 'other')");
                sql("INSERT INTO plain (id, text) VALUES (0, 'wanted')");
                assertThat(update(socket)).isEqualTo("1:plain+[2=wanted]-[]");
            }
        }

        @Test
        void everythingMeansAllTablesThatMayBeRead() throws IOException {
            sql("INSERT INTO plain (id, text) VALUES (0, 'a')");
            try (RawWebSocket socket = connect()) {
                socket.send(subscribe(1, " select * FROM * "));
                assertThat(shown(socket.receive(ServerMessage.SubscribeApplied.class)
                                .rows()))
                        .containsExactly("plain[1=a]"); // `note` is empty and left out
            }
        }

        @Test
        void endingASetSendsItsRowsWhenAskedTo() throws IOException {
            sql("INSERT INTO plain (id, text) VALUES (0, 'a')");
            try (RawWebSocket socket = connect()) {
                socket.send(subscribe(1, PLAIN));
                socket.receive();
                socket.send(new ClientMessage.Unsubscribe(7, new QuerySetId(1), true));
                var ended = socket.receive(ServerMessage.UnsubscribeApplied.class);
                assertThat(shown(Objects.requireNonNull(ended.rows()))).containsExactly("plain[1=a]");
                socket.send(new ClientMessage.Unsubscribe(8, new QuerySetId(1), true));
                var error = socket.receive(ServerMessage.SubscriptionError.class);
                assertThat(error.requestId()).isEqualTo(8);
                assertThat(error.error())
                        .startsWith("Subscription not found: ((Identity(c200")
                        .endsWith("QuerySetId { id: 1 })");
            }
        }

        @Test
        void refusalsSayWhyAndLeaveARunningSetAlone() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(
                        subscribe(1, PLAIN),
                        subscribe(1, PLAIN),
                        subscribe(2, "SELECT * FORM plain"),
                        subscribe(3, ""),
                        subscribe(4, "SELECT * FROM nope"),
                        subscribe(5, "SELECT plain.* FROM plain JOIN plain AS q ON plain.text = q.text"));
                socket.receive(ServerMessage.SubscribeApplied.class);
                assertThat(error(socket))
                        .startsWith("Subscription with id QuerySetId { id: 1 } already exists for client: (");
                assertThat(error(socket))
                        .isEqualTo("sql parser error: Expected end of statement, found: FORM at Line: 1, Column 10,"
                                + " executing: `SELECT * FORM plain`");
                assertThat(error(socket)).isEqualTo("SubscriptionError: Empty string, executing: ``");
                assertThat(error(socket))
                        .isEqualTo("no such table: `nope`. If the table exists, it may be marked private., executing:"
                                + " `SELECT * FROM nope`");
                assertThat(error(socket)).startsWith("Subscriptions require indexes on join columns, executing: `");
                sql("INSERT INTO plain (id, text) VALUES (0, 'still here')");
                assertThat(update(socket)).isEqualTo("1:plain+[1=still here]-[]");
            }
        }

        private String error(RawWebSocket socket) throws IOException {
            return socket.receive(ServerMessage.SubscriptionError.class).error();
        }

        @Test
        void aBatchAnswersEachSet() throws IOException {
            sql("INSERT INTO plain (id, text) VALUES (0, 'a')");
            try (RawWebSocket socket = connect()) {
                socket.send(new ClientMessage.SubscribeBatch(
                        5,
                        List.of(
                                new SubscribeSet(new QuerySetId(1), List.of(PLAIN)),
                                new SubscribeSet(new QuerySetId(1), List.of(PLAIN)),
                                new SubscribeSet(new QuerySetId(2), List.of()))));
                var results = socket.receive(ServerMessage.SubscribeBatchApplied.class)
                        .results();
                assertThat(results).hasSize(3);
                assertThat(results.get(0).outcome()).isInstanceOf(SubscribeSetResult.Outcome.Applied.class);
                assertThat(results.get(1).outcome()).isInstanceOf(SubscribeSetResult.Outcome.Failed.class);
                assertThat(results.get(2).outcome()).isInstanceOf(SubscribeSetResult.Outcome.Applied.class);
            }
        }

        @Test
        void oneOffQueriesAnswerOnce() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(
                        new ClientMessage.OneOffQuery(1, PLAIN), new ClientMessage.OneOffQuery(2, "SELECT * FROM *"));
                var rows = (ServerMessage.QueryResult.Rows)
                        socket.receive(ServerMessage.OneOffQueryResult.class).result();
                assertThat(shown(rows.rows())).containsExactly("plain[]");
                var failed = (ServerMessage.QueryResult.Failed)
                        socket.receive(ServerMessage.OneOffQueryResult.class).result();
                assertThat(failed.error())
                        .isEqualTo("sql parser error: Expected identifier, found: * at Line: 1, Column 15");
            }
        }
    }

    @Nested
    class Calls {
        private WireReducerOutcome outcome(String reducer, byte[] args) throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(call(9, reducer, args));
                var result = socket.receive(ServerMessage.ReducerResult.class);
                assertThat(result.requestId()).isEqualTo(9);
                return result.outcome();
            }
        }

        private String failure(String reducer, byte[] args) throws IOException {
            return ((WireReducerOutcome.InternalError) outcome(reducer, args)).message();
        }

        @Test
        void aCommitIsOkWithoutRowsForWhoSubscribedToNothing() throws IOException {
            var ok = (WireReducerOutcome.Ok) outcome("succeed", new byte[0]);
            assertThat(ok.querySets()).isEmpty();
            assertThat(ok.retValue().length()).isZero();
        }

        @Test
        void aRefusalCarriesTheModulesMessage() throws IOException {
            var err = (WireReducerOutcome.Err) outcome("refuse", new byte[0]);
            assertThat(err.error().reader().str()).isEqualTo("not today: \"quoted\" and häß ☃\nsecond line");
        }

        @Test
        void whatElseFailsHasTheServersWords() throws IOException {
            assertThat(failure("panics", new byte[0])).isEqualTo("The instance encountered a fatal error.");
            assertThat(failure("no_such", new byte[0])).isEqualTo("no such reducer");
            assertThat(failure("hidden", new byte[0])).isEqualTo("no such reducer");
            assertThat(failure("CamelCase", new byte[0])).isEqualTo("no such reducer");
            assertThat(failure("start", new byte[0])).isEqualTo("can't directly call special Init lifecycle reducer");
            assertThat(failure("two", new byte[] {1, 0}))
                    .isEqualTo("invalid arguments for reducer two: data too short for u32: Expected 4, given 2");
        }

        @Test
        void argumentsMayBeFollowedByMore() throws IOException {
            byte[] args = new BsatnWriter().u32(1).str("x").u8(7).toByteArray();
            assertThat(outcome("two", args)).isInstanceOf(WireReducerOutcome.Ok.class);
        }

        @Test
        void proceduresReturnBsatn() throws IOException {
            try (RawWebSocket socket = connect()) {
                byte[] args = new BsatnWriter().u32(7).toByteArray();
                socket.send(new ClientMessage.CallProcedure(1, "echo_u_32", RowBytes.of(args)));
                var returned = (ServerMessage.ProcedureStatus.Returned)
                        socket.receive(ServerMessage.ProcedureResult.class).status();
                assertThat(returned.value().reader().u32()).isEqualTo(7);
                socket.send(new ClientMessage.CallProcedure(2, "no_such", RowBytes.of(args)));
                var failed = (ServerMessage.ProcedureStatus.InternalError)
                        socket.receive(ServerMessage.ProcedureResult.class).status();
                assertThat(failed.message()).isEqualTo("No such procedure");
            }
        }

        @Test
        void answersComeInTheOrderOfTheRequests() throws IOException {
            try (RawWebSocket socket = connect(Protocol.V3, "compression=None")) {
                var calls = new ClientMessage[200];
                for (int i = 0; i < calls.length; i++) {
                    calls[i] = call(i, "succeed", new byte[0]);
                }
                socket.send(calls);
                for (int i = 0; i < calls.length; i++) {
                    assertThat(socket.receive(ServerMessage.ReducerResult.class).requestId())
                            .isEqualTo(i);
                }
            }
        }

        /** More than the system takes for a socket that is not read. */
        @Test
        void answersThatWaitForTheirReaderShareFramesInVersion3() throws IOException {
            for (int i = 0; i < 5; i++) {
                sql("INSERT INTO plain (id, text) VALUES (0, '" + "x".repeat(40_000) + "')");
            }
            try (RawWebSocket socket = connect(Protocol.V3, "compression=None")) {
                int before = socket.framesRead();
                int queries = 150;
                var requests = new ClientMessage[queries + 1];
                for (int i = 0; i < queries; i++) {
                    requests[i] = new ClientMessage.OneOffQuery(i, PLAIN);
                }
                requests[queries] = call(queries, "refuse", new byte[0]);
                socket.send(requests);
                await().until(() ->
                        database().log().contains("not today")); // its turn is after theirs: all are answered
                for (int i = 0; i < queries; i++) {
                    assertThat(socket.receive(ServerMessage.OneOffQueryResult.class)
                                    .requestId())
                            .isEqualTo(i);
                }
                assertThat(socket.framesRead() - before).isLessThan(queries);
            }
        }
    }

    @Nested
    class Compressed {
        private byte tagOfRows(String query, int characters) throws IOException {
            sql("INSERT INTO plain (id, text) VALUES (0, '" + "x".repeat(characters) + "')");
            try (RawWebSocket socket = connect(Protocol.V2, query)) {
                socket.send(subscribe(1, PLAIN));
                var applied = socket.receive(ServerMessage.SubscribeApplied.class);
                assertThat(shown(applied.rows()).getFirst()).contains("x".repeat(characters));
                return socket.lastTag();
            }
        }

        @Test
        void onlyWhatIsLongAndOnlyAsAskedFor() throws IOException {
            assertThat(tagOfRows("compression=Gzip", 100)).isEqualTo((byte) 0);
            assertThat(tagOfRows("compression=Gzip", 3000)).isEqualTo((byte) 2);
            assertThat(tagOfRows("compression=Brotli", 3000)).isEqualTo((byte) 1);
            assertThat(tagOfRows("", 3000)).isEqualTo((byte) 1);
            assertThat(tagOfRows("compression=None", 3000)).isEqualTo((byte) 0);
        }
    }

    @Nested
    class Endings {
        @Test
        void deletingTheDatabaseClosesItsConnections() throws IOException {
            try (RawWebSocket socket = connect()) {
                assertThat(database().delete().status()).isEqualTo(200);
                assertThat(socket.awaitClose()).isEqualTo(new RawWebSocket.Closed(1001, "module exited"));
            }
        }

        @Test
        void theSameProgramAgainLeavesConnectionsAlone() throws Exception {
            try (RawWebSocket socket = connect()) {
                host.publish("h-call", Prelude.module("call", 1));
                socket.send(call(1, "succeed", new byte[0]));
                assertThat(socket.receive()).isInstanceOf(ServerMessage.ReducerResult.class);
            }
        }

        @Test
        void whoIsRefusedByClientConnectedIsDroppedWithoutAWord() throws Exception {
            host.publish("h-refuses", Prelude.module("call", 421));
            try (RawWebSocket socket =
                    RawWebSocket.open(host.address(), "h-refuses", "", Protocol.V3.subprotocol(), Map.of())) {
                assertThat(socket.answer().status()).isEqualTo(101);
                assertThat(socket.awaitClose().code()).isEqualTo(-1);
            }
        }

        @Test
        void closingTheHostReleasesItsThreads() throws Exception {
            try (RawWebSocket socket = connect()) {
                host.close();
                assertThat(socket.awaitClose().code()).isIn(-1, 1001);
            }
            await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.isAlive() && thread.getName().startsWith("stdb-host-db"))
                    .isEmpty());
        }
    }
}
