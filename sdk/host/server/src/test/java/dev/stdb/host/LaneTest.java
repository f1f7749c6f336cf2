package dev.stdb.host;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.host.modulehttp.HttpHeader;
import dev.stdb.host.modulehttp.HttpVersion;
import dev.stdb.host.modulehttp.ModuleRequest;
import dev.stdb.host.modulehttp.ModuleResponse;
import dev.stdb.host.modulehttp.OutgoingRule;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableUpdateRows;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Procedures beside everything else, seen through the API of a host that runs {@link LaneModule}. */
class LaneTest {
    private static final int BEFORE = LaneModule.BEFORE;
    private static final int AFTER = LaneModule.AFTER;
    private static final int MARK = LaneModule.MARK;

    private EmbeddedHost host;

    @BeforeEach
    void start() throws HostException {
        start(HostOptions.local());
    }

    private void start(HostOptions options) throws HostException {
        host = EmbeddedHost.start(options);
        host.publish("lane", LaneModule.wasm());
    }

    private void startImpatient() throws HostException {
        stop();
        start(HostOptions.local().withCallDeadline(Duration.ofMillis(LaneModule.NAP_MILLIS - 100)));
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private OwnedDatabase database() {
        return new OwnedDatabase(host, "lane");
    }

    private RawHttp.Answer call(String function) throws IOException {
        return database().call(function);
    }

    /** The numbers of the rows in the order in which they were written. */
    private List<Integer> seen() throws IOException {
        JsonNode answer = JsonMapper.shared()
                .readTree(database().sql("SELECT * FROM seen").text())
                .get(0);
        return answer.get("rows")
                .valueStream()
                .sorted((a, b) -> Long.compare(a.get(0).asLong(), b.get(0).asLong()))
                .map(row -> row.get(1).asInt())
                .toList();
    }

    private RawWebSocket connect() throws IOException {
        RawWebSocket socket =
                RawWebSocket.open(host.address(), "lane", "compression=None", Protocol.V2.subprotocol(), Map.of());
        socket.receive(ServerMessage.InitialConnection.class);
        return socket;
    }

    private static ClientMessage procedure(int request, String name) {
        return new ClientMessage.CallProcedure(request, name, RowBytes.of(new byte[0]));
    }

    @Nested
    class Waiting {
        @Test
        void aNapIsNoWorkAndItsTimeDoesNotCount() throws Exception {
            startImpatient();
            RawHttp.Answer answer = call("nap");
            assertThat(answer.text()).isEqualTo("7");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(seen()).containsExactly(BEFORE, AFTER);
        }

        @Test
        void othersWriteWhileAProcedureWaits() throws IOException {
            try (RawWebSocket napping = connect();
                    RawWebSocket other = connect()) {
                napping.send(procedure(1, "wait_for_mark"));
                await().until(() -> seen().equals(List.of(BEFORE)));
                other.send(new ClientMessage.CallReducer(1, "mark", RowBytes.of(new byte[0])));
                other.receive(ServerMessage.ReducerResult.class);
                var returned = (ServerMessage.ProcedureStatus.Returned)
                        napping.receive(ServerMessage.ProcedureResult.class).status();
                assertThat(returned.value().reader().u32()).isEqualTo(8);
                assertThat(seen()).containsExactly(BEFORE, MARK, AFTER);
            }
        }

        @Test
        void soDoesTheSameConnection() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(procedure(1, "wait_for_mark"));
                await().until(() -> seen().equals(List.of(BEFORE)));
                socket.send(new ClientMessage.CallReducer(2, "mark", RowBytes.of(new byte[0])));
                socket.receive(ServerMessage.ReducerResult.class);
                assertThat(socket.receive(ServerMessage.ProcedureResult.class).requestId())
                        .isEqualTo(1);
            }
        }

        @Test
        void callsForWhichThereIsNoThreadWaitInOrder() throws Exception {
            stop();
            start(HostOptions.local().withProcedures(1));
            try (RawWebSocket socket = connect()) {
                socket.send(procedure(1, "nap"), procedure(2, "nap"));
                socket.receive(ServerMessage.ProcedureResult.class);
                socket.receive(ServerMessage.ProcedureResult.class);
            }
            assertThat(seen()).containsExactly(BEFORE, AFTER, BEFORE, AFTER);
        }

        @Test
        void commitsComeAsUpdatesOfNobodyBeforeTheResult() throws IOException {
            try (RawWebSocket socket = connect()) {
                socket.send(new ClientMessage.Subscribe(1, new QuerySetId(1), List.of("SELECT * FROM seen")));
                socket.receive(ServerMessage.SubscribeApplied.class);
                socket.send(procedure(2, "nap"));
                assertThat(inserted(socket.receive(ServerMessage.TransactionUpdate.class)))
                        .isEqualTo(BEFORE);
                assertThat(inserted(socket.receive(ServerMessage.TransactionUpdate.class)))
                        .isEqualTo(AFTER);
                var result = socket.receive(ServerMessage.ProcedureResult.class);
                assertThat(result.duration().micros()).isGreaterThanOrEqualTo(LaneModule.NAP_MILLIS * 1000L);
            }
        }

        private static int inserted(ServerMessage.TransactionUpdate update) {
            var rows = (TableUpdateRows.PersistentTable)
                    update.querySets().getFirst().tables().getFirst().rows().getFirst();
            var row = rows.inserts().row(0).reader();
            row.u64();
            return (int) row.u32();
        }
    }

    @Nested
    class Transactions {
        @Test
        void oneThatIsLeftOpenIsRolledBackAndNamedInTheLog() throws IOException {
            assertThat(call("dangle").text()).isEqualTo("9");
            assertThat(seen()).isEmpty();
            assertThat(database().log())
                    .contains("\"function\":\"dangle\","
                            + "\"message\":\"aborting dangling anonymous transaction in procedure dangle\"");
        }

        @Test
        void aTrapRollsBackAndTheNextCallWorks() throws IOException {
            RawHttp.Answer answer = call("boom");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).startsWith("The module instance encountered a fatal error: ");
            assertThat(seen()).isEmpty();
            assertThat(call("nap").status()).isEqualTo(200);
        }

        @Test
        void atTheWrongTimeAreRefusedWithTheirNumbers() throws IOException {
            assertThat(call("errnos").text()).isEqualTo("\"121202001111001203\"");
        }

        @Test
        void reducersHaveOneAndCannotOpenAnother() throws IOException {
            assertThat(call("opens").status()).isEqualTo(200);
            assertThat(seen()).containsExactly(17);
        }

        @Test
        void aProcedureThatRunsOnIsBrokenOff() throws Exception {
            startImpatient();
            RawHttp.Answer answer = call("spin");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).contains("Module energy budget exhausted.");
        }
    }

    @Nested
    class GivingUp {
        @Test
        void aClientThatLeavesFreesTheDatabaseThatItsProcedureHolds() throws IOException {
            Set<Thread> before = sleepers();
            try (RawWebSocket socket = connect()) {
                socket.send(procedure(1, "sleep_open"));
                await().until(() -> started(before).size() == 1);
            }
            assertThat(call("mark").status()).isEqualTo(200);
            assertThat(seen()).containsExactly(MARK);
        }

        @Test
        void soDoesOneWhoHangsUpOnHttp() throws Exception {
            Set<Thread> before = sleepers();
            try (var socket = new java.net.Socket()) {
                socket.connect(host.address());
                socket.getOutputStream()
                        .write(("POST /v1/database/lane/call/sleep_open HTTP/1.1\r\nhost: h\r\n"
                                        + "content-type: application/json\r\ncontent-length: 2\r\n\r\n[]")
                                .getBytes(StandardCharsets.US_ASCII));
                await().until(() -> started(before).size() == 1);
            }
            assertThat(call("mark").status()).isEqualTo(200);
        }

        @Test
        void aSleepingProcedureDoesNotHoldUpTheEndOfTheHost() throws IOException {
            try (RawWebSocket socket = connect()) {
                Set<Thread> before = sleepers();
                socket.send(procedure(1, "sleep_on"), procedure(2, "sleep_open"));
                await().until(() -> started(before).size() == 2);
                host.close();
                await().until(() -> started(before).isEmpty()); // nothing else would wake them
            }
        }

        /** Threads on which procedures sleep. Those without a call look the same, but a new one has a call. */
        private Set<Thread> sleepers() {
            return Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("stdb-host-procedure-"))
                    .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING)
                    .collect(Collectors.toSet());
        }

        private Set<Thread> started(Set<Thread> before) {
            Set<Thread> now = sleepers();
            now.removeAll(before);
            return now;
        }
    }

    @Nested
    class Schedules {
        @Test
        void runOneAfterTheOtherEvenWhenAProcedureSleeps() throws IOException {
            assertThat(call("arm").status()).isEqualTo(200);
            await().until(() -> seen().size() == 3);
            assertThat(seen()).containsExactly(BEFORE, AFTER, MARK);
            assertThat(database().sql("SELECT * FROM nap_timer").text()).contains("\"rows\":[]");
        }

        @Test
        void immediateCallsHappenThoughTheCallerRefuses() throws IOException {
            assertThat(call("soon").status()).isEqualTo(530);
            await().until(() -> seen().equals(List.of(MARK)));
        }

        @Test
        void sleepIsNotForReducers() throws IOException {
            RawHttp.Answer answer = call("sleepy");
            assertThat(answer.status()).isEqualTo(530);
            assertThat(answer.text()).isEqualTo("The instance encountered a fatal error.");
            assertThat(seen()).isEmpty();
        }
    }

    @Nested
    class Fetching {
        private HttpServer server;
        private final List<String> asked = new CopyOnWriteArrayList<>();

        @BeforeEach
        void serve() throws Exception {
            stop();
            start(HostOptions.local().withOutgoing(OutgoingRule.PUBLIC_AND_LOOPBACK));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/hello", exchange -> {
                asked.add(exchange.getRequestMethod() + " "
                        + exchange.getRequestHeaders().getFirst("x-asked"));
                exchange.getResponseHeaders().add("x-answer", "yes");
                byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(201, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.createContext("/moved", exchange -> {
                exchange.getResponseHeaders().add("location", "/hello");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.createContext("/away", exchange -> {
                exchange.getResponseHeaders().add("location", "http://10.0.0.1/");
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
            });
            server.createContext("/silent", exchange -> {});
            server.start();
        }

        @AfterEach
        void stopServing() {
            server.stop(0);
        }

        private String url(String path) {
            return "http://127.0.0.1:" + server.getAddress().getPort() + path;
        }

        /** The error number and what the procedure read. */
        private byte[] fetch(String method, String url, @Nullable Long timeoutMicros) throws IOException {
            var request = new ModuleRequest(
                    method, List.of(HttpHeader.of("x-asked", "it")), timeoutMicros, url, HttpVersion.HTTP_1_1);
            byte[] args =
                    new BsatnWriter().bytes(ModuleRequest.CODEC.encode(request)).toByteArray();
            try (RawWebSocket socket = connect()) {
                socket.send(new ClientMessage.CallProcedure(1, "fetch", RowBytes.of(args)));
                var status = socket.receive(ServerMessage.ProcedureResult.class).status();
                return ((ServerMessage.ProcedureStatus.Returned) status)
                        .value()
                        .reader()
                        .bytes();
            }
        }

        private String failure(String url, @Nullable Long timeoutMicros) throws IOException {
            byte[] result = fetch("GET", url, timeoutMicros);
            assertThat(result[0]).isEqualTo((byte) 21);
            return new dev.stdb.bsatn.BsatnReader(Arrays.copyOfRange(result, 1, result.length)).str();
        }

        @Test
        void givesHeadAndBodyOfTheAnswer() throws IOException {
            byte[] result = fetch("POST", url("/hello"), null);
            assertThat(result[0]).isZero();
            var in = new dev.stdb.bsatn.BsatnReader(Arrays.copyOfRange(result, 1, result.length));
            ModuleResponse head = ModuleResponse.CODEC.read(in);
            assertThat(head.code()).isEqualTo(201);
            assertThat(head.headers())
                    .anyMatch(h -> h.name().equals("x-answer") && h.text().equals("yes"));
            assertThat(new String(in.raw(in.remaining()), StandardCharsets.UTF_8))
                    .isEqualTo("hello");
            assertThat(asked).containsExactly("POST it");
        }

        @Test
        void followsRedirects() throws IOException {
            assertThat(fetch("POST", url("/moved"), null)[0]).isZero();
            assertThat(asked).containsExactly("GET it");
        }

        @Test
        void checksWhereARedirectLeads() throws IOException {
            assertThat(failure(url("/away"), null))
                    .isEqualTo("error sending request for url (http://10.0.0.1/): refusing to connect to private or"
                            + " special-purpose addresses");
        }

        @Test
        void saysTheAddressWithoutItsQueryWhichMayHoldSecrets() throws IOException {
            assertThat(failure("http://10.0.0.1/who?token=secret", null))
                    .isEqualTo("error sending request for url (http://10.0.0.1/who): refusing to connect to private or"
                            + " special-purpose addresses");
        }

        @Test
        void givesUpWhenTheTimeOfTheRequestIsOver() throws IOException {
            assertThat(failure(url("/silent"), 100_000L))
                    .isEqualTo("error sending request for url (" + url("/silent") + "): operation timed out");
        }

        @Test
        void namesAHostThatIsNotThere() throws IOException {
            assertThat(failure("http://foo.invalid/", null))
                    .startsWith(
                            "error sending request for url (http://foo.invalid/): client error (Connect): dns error");
        }

        @Test
        void namesAServerThatDoesNotListen() throws IOException {
            String gone = url("/hello");
            server.stop(0);
            assertThat(failure(gone, null)).startsWith("error sending request for url (" + gone + "): client error");
        }

        @Test
        void reachesNoPrivateAddressOnAHostForEverybody() throws Exception {
            stop();
            start(HostOptions.local());
            assertThat(failure(url("/hello"), null)).contains("refusing to connect to private or special-purpose");
            assertThat(asked).isEmpty();
        }
    }
}
