package dev.stdb.module.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.testing.compile.Compilation;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.Visibility;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Procedures and HTTP handlers at work, on this JVM. */
class ProceduresTest {
    private static final String GAME = """
            public final class Game {
                @Table record Person(@PrimaryKey @AutoInc @U32 long id, @Unique String name) {}
                @Table record Id(Uuid id) {}
                @Table(scheduled = "later", scheduledAt = "when") record Timer(@PrimaryKey @AutoInc @U64 long id, String what, ScheduleAt when) {}
                record Pair(@U32 long a, String b) {}
                @Procedure static Pair pair(ProcedureContext ctx, @U32 long a, String b) { return new Pair(a, b + ctx.sender().toHex().substring(62) + ctx.connectionId()); }
                @Procedure(name = "NoResult") static void nothing() {}
                @Procedure static @Nullable Result<Integer, String> maybe(boolean some) { return some ? Result.err("no") : null; }
                @Procedure static void later(Timer timer) { Log.info("later " + timer.what()); }
                @Procedure static long commit(ProcedureContext ctx, String name) {
                    ctx.inTx(tx -> { tx.db().person().insert(new Person(0, name)); for (Person p : tx.db().person()) break; });
                    return ctx.withTx(tx -> tx.db().person().count());
                }
                @Procedure static Result<Unit, String> refuse(ProcedureContext ctx, String why) {
                    return ctx.tryWithTx(tx -> { tx.db().person().insert(new Person(0, why)); return Result.err(why); });
                }
                @Procedure static Result<@U32 Long, String> accept(ProcedureContext ctx) {
                    return ctx.tryWithTx(tx -> Result.ok(tx.db().person().insert(new Person(0, "kept")).id()));
                }
                @Procedure static void crash(ProcedureContext ctx) {
                    try { ctx.inTx(tx -> { tx.db().person().insert(new Person(0, "lost")); throw new IllegalStateException("inside"); }); }
                    catch (IllegalStateException e) { Log.info("caught " + e.getMessage() + " " + ctx.withTx(tx -> tx.db().person().count())); }
                    ctx.inTx(tx -> tx.db().person().id().update(new Person(77, "nobody")));
                }
                @Procedure static void nested(ProcedureContext ctx) { ctx.inTx(tx -> ctx.inTx(again -> {})); }
                @Procedure static void sleepInside(ProcedureContext ctx) { ctx.inTx(tx -> ctx.sleep(TimeDuration.ofSeconds(1))); }
                @Procedure static void sleep(ProcedureContext ctx) {
                    Log.info("" + (ctx.timestamp().microsSinceEpoch() % 1_000_000_000));
                    ctx.sleep(new TimeDuration(70));
                    Log.info("" + (ctx.timestamp().microsSinceEpoch() % 1_000_000_000));
                    ctx.sleepUntil(ctx.timestamp().plus(new TimeDuration(5)));
                    Log.info("" + (ctx.timestamp().microsSinceEpoch() % 1_000_000_000) + " " + ctx.withTx(tx -> tx.timestamp().microsSinceEpoch() % 1_000_000_000));
                }
                @Procedure static boolean sorted(ProcedureContext ctx) {
                    ctx.inTx(tx -> { for (int i = 0; i < 1000; i++) tx.db().id().insert(new Id(tx.newUuidV7())); });
                    return ctx.withTx(tx -> {
                        Uuid last = ctx.newUuidV4();
                        if (last.version() != 4) return false;
                        last = Uuid.NIL;
                        for (Id row : tx.db().id()) { if (row.id().version() != 7 || row.id().compareTo(last) <= 0) return false; last = row.id(); }
                        return true;
                    });
                }
                @Procedure static String fetch(ProcedureContext ctx) {
                    try {
                        HttpResponse r = ctx.http().send(HttpRequest.post("http://x.example/é", "héllo").header("A", "b").header("A", "c").timeout(TimeDuration.ofSeconds(2)));
                        return r.status() + " " + r.header("content-type") + " " + r.header("none") + " " + r.text();
                    } catch (HttpException e) { return "failed: " + e.getMessage(); }
                }
                @Procedure static void fetchInside(ProcedureContext ctx) { ctx.inTx(tx -> ctx.http().get("http://x.example")); }
                @Procedure static String who(ProcedureContext ctx) {
                    JwtClaims outside = ctx.senderAuth().jwt();
                    return outside.subject() + " " + outside.issuer() + " " + outside.audience() + " " + ctx.withTx(tx -> tx.senderAuth().jwt().payload().length()) + ctx.senderAuth().isInternal();
                }
                @HttpHandler static HttpResponse echo(HandlerContext ctx, HttpRequest request) {
                    long people = ctx.withTx(tx -> { tx.db().person().insert(new Person(0, request.text())); return tx.db().person().count(); });
                    return HttpResponse.of(201).header("X-Method", request.method()).header("X-Url", request.url()).body(request.text() + people);
                }
                @HttpHandler static HttpResponse getSimple() { return HttpResponse.of(200).body("ok"); }
                @HttpRouter(value = {@Route(method = HttpMethod.GET, path = "/get", handler = "getSimple"), @Route(path = "", handler = "getSimple")},
                    nest = @Nest(path = "/api/", router = Api.class), merge = Other.class) static final class Root {}
                @HttpRouter({@Route(path = "/echo", handler = "echo"), @Route(path = "", handler = "echo")}) static final class Api {}
                @HttpRouter(@Route(method = HttpMethod.PATCH, path = "/other", handler = "echo")) interface Other {}
            }
            """;

    private static final Compilation COMPILED = Sources.compile(GAME);

    private static RunningModule start() throws ReflectiveOperationException {
        return RunningModule.start(COMPILED, "game");
    }

    private static BsatnWriter text(String text) {
        return new BsatnWriter().str(text);
    }

    @Nested
    class Values {
        @Test
        void argumentsArriveAndResultsGoBack() throws Exception {
            RunningModule module = start();
            byte[] answer = module.procedure("pair", new BsatnWriter().u32(7).str("x"));
            BsatnReader in = new BsatnReader(answer);
            assertThat(in.u32()).isEqualTo(7);
            assertThat(in.str()).isEqualTo("x0100000000000000000000000000000009");
            in.end();
            assertThat(module.procedure("NoResult")).isEmpty();
            assertThat(module.procedure("maybe", new BsatnWriter().bool(false))).containsExactly(1);
            assertThat(module.procedure("maybe", new BsatnWriter().bool(true)))
                    .isEqualTo(new BsatnWriter().u8(0).u8(1).str("no").toByteArray());
        }

        @Test
        void aScheduledProcedureIsPrivateAndTakesItsRow() throws Exception {
            RunningModule module = start();
            assertThat(module.schema.procedures())
                    .filteredOn(each -> each.visibility() == Visibility.PRIVATE)
                    .extracting(each -> each.name())
                    .containsExactly("later");
            BsatnWriter row = new BsatnWriter().u64(1).str("tea").u8(1).i64(5);
            module.procedure("later", row);
            assertThat(module.host.log).containsExactly("2 later tea");
        }

        @Test
        void versionSevenIdsAscendAndSayTheirVersion() throws Exception {
            assertThat(start().procedure("sorted")).containsExactly(1);
        }
    }

    @Nested
    class Transactions {
        @Test
        void whatTheBodyDidIsCommitted() throws Exception {
            RunningModule module = start();
            assertThat(module.procedure("commit", text("ann")))
                    .isEqualTo(new BsatnWriter().u64(1).toByteArray());
            assertThat(module.host.events).containsExactly("start", "commit", "start", "commit");
            assertThat(module.host.openIterators()).isZero();
        }

        @Test
        void anErrorAsValueRollsBack() throws Exception {
            RunningModule module = start();
            assertThat(module.procedure("refuse", text("no")))
                    .isEqualTo(new BsatnWriter().u8(1).str("no").toByteArray());
            assertThat(module.host.events).containsExactly("start", "abort");
            assertThat(module.host.rows("person")).isEmpty();
            assertThat(module.procedure("accept"))
                    .isEqualTo(new BsatnWriter().u8(0).u32(2).toByteArray());
            assertThat(module.host.rows("person")).hasSize(1);
        }

        @Test
        void anExceptionRollsBackAndGoesOn() throws Exception {
            RunningModule module = start();
            assertThatThrownBy(() -> module.procedure("crash")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.events).containsExactly("start", "abort", "start", "commit", "start", "abort");
            assertThat(module.host.log.get(0)).isEqualTo("2 caught inside 0");
            assertThat(module.host.log.get(1)).contains("there is no such row");
        }

        @Test
        void aFailedCommitRunsTheBodyOnceMoreAndASecondOneIsACrash() throws Exception {
            RunningModule module = start();
            module.host.failingCommits = 1;
            assertThat(module.procedure("commit", text("ann")))
                    .isEqualTo(new BsatnWriter().u64(1).toByteArray());
            assertThat(module.host.log).containsExactly("1 committing anonymous transaction failed");
            assertThat(module.host.events)
                    .containsExactly("start", "commit fails", "start", "commit", "start", "commit");
            module.host.failingCommits = 2;
            assertThatThrownBy(() -> module.procedure("accept")).isInstanceOf(FakeHost.Trap.class);
        }

        @Test
        void noTransactionStartsAndNobodySleepsInsideOne() throws Exception {
            RunningModule module = start();
            assertThatThrownBy(() -> module.procedure("nested")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0)).contains("this is not possible inside a transaction");
            assertThatThrownBy(() -> module.procedure("sleep_inside")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(1)).contains("sleeping inside a transaction would keep everybody else");
            assertThat(module.host.events).containsExactly("start", "abort", "start", "abort");
        }
    }

    @Nested
    class TimeAndHttp {
        @Test
        void theClockMovesOnWhileTheProcedureSleeps() throws Exception {
            RunningModule module = start();
            module.procedure("sleep");
            assertThat(module.host.log).containsExactly("2 0", "2 570", "2 575 575");
        }

        @Test
        void requestsGoOutAndAnswersComeBack() throws Exception {
            RunningModule module = start();
            module.host.httpAnswer = new BsatnWriter()
                    .length(1)
                    .str("Content-Type")
                    .bytes("text/plain".getBytes(StandardCharsets.UTF_8))
                    .u8(3)
                    .u16(404)
                    .toByteArray();
            module.host.httpBody = new byte[] {'n', 'o', (byte) 0xFF, (byte) 0xE2, (byte) 0x82, '!'};
            assertThat(new BsatnReader(module.procedure("fetch")).str())
                    .isEqualTo("404 text/plain null no\uFFFD\uFFFD!");
            assertThat(module.host.lastBody).isEqualTo("héllo".getBytes(StandardCharsets.UTF_8));
            assertThat(module.host.lastRequest)
                    .isEqualTo(new BsatnWriter()
                            .u8(2)
                            .length(2)
                            .str("A")
                            .bytes(new byte[] {'b'})
                            .str("A")
                            .bytes(new byte[] {'c'})
                            .u8(0)
                            .i64(2_000_000)
                            .str("http://x.example/é")
                            .u8(2)
                            .toByteArray());
        }

        @Test
        void aFailedRequestIsAnExceptionWithTheServersText() throws Exception {
            RunningModule module = start();
            module.host.httpError = "dns error";
            assertThat(new BsatnReader(module.procedure("fetch")).str()).isEqualTo("failed: dns error");
            assertThatThrownBy(() -> module.procedure("fetch_inside")).isInstanceOf(FakeHost.Trap.class);
            assertThat(module.host.log.get(0))
                    .contains("send an HTTP request: this is not possible inside a transaction");
        }

        @Test
        void theCallersTokenIsReadInsideAndOutsideOfTransactions() throws Exception {
            RunningModule module = start();
            module.host.token = "{\"iss\":\"https://a\",\"sub\":\"u\\u00e9\",\"n\":{\"sub\":1},\"aud\":[\"x\",\"y\"]}";
            assertThat(new BsatnReader(module.procedure("who")).str())
                    .isEqualTo("ué https://a [x, y] " + module.host.token.length() + "false");
            assertThat(module.host.events).containsExactly("start", "abort", "start", "commit");
        }
    }

    @Nested
    class Handlers {
        @Test
        void aRequestIsAnsweredWithHeadAndBody() throws Exception {
            RunningModule module = start();
            byte[] request = new BsatnWriter()
                    .u8(9)
                    .str("PURGE")
                    .length(0)
                    .u8(1)
                    .str("/api/echo?x=1")
                    .u8(4)
                    .toByteArray();
            byte[] answer = module.handle("echo", request, new byte[] {'h', 'i'});
            assertThat(answer)
                    .isEqualTo(new BsatnWriter()
                            .length(2)
                            .str("X-Method")
                            .str("PURGE")
                            .str("X-Url")
                            .str("/api/echo?x=1")
                            .u8(2)
                            .u16(201)
                            .raw(new byte[] {'h', 'i', '1'})
                            .toByteArray());
        }

        @Test
        void routersBecomeTheRoutesOfTheRoot() throws Exception {
            RunningModule module = start();
            assertThat(module.schema.httpHandlers())
                    .extracting(each -> each.name())
                    .containsExactly("echo", "get_simple");
            assertThat(module.schema.httpRoutes())
                    .extracting(each -> text(each.method()) + " " + each.path() + " " + each.handlerName())
                    .containsExactly(
                            "GET /get get_simple",
                            "ANY  get_simple",
                            "ANY /api/echo echo",
                            "ANY /api echo",
                            "PATCH /other echo");
        }

        private static String text(HttpMethod method) {
            return method instanceof HttpMethod.Standard(String name) ? name : "ANY";
        }
    }

    @Test
    void immediateCallsNameTheReducerAndCarryItsArguments() throws Exception {
        RunningModule module = RunningModule.start("""
                public final class Game {
                    @Table record Person(int id, String name) {}
                    @Init static void init() {}
                    @Reducer(name = "Greet") static void greet(ReducerContext ctx, int out, List<String> names) {}
                    @Reducer static void soon(ReducerContext ctx) {
                        try (LogStopwatch timer = Log.timer("soon")) { ctx.immediately().greet(3, List.of("a")); }
                        Log.info("" + ctx.db().person().insert(new Person(1, "a")) + ctx.db().person().deleteAll(List.of(new Person(1, "a"), new Person(2, "b"))));
                        ctx.db().person().insert(new Person(3, "c"));
                        ctx.db().person().insert(new Person(4, "d"));
                        Log.info(ctx.db().person().clear() + " " + ctx.db().person().count());
                    }
                    @Reducer static Result<Unit, String> refuse(ReducerContext ctx, boolean really) {
                        return really ? Result.err("no") : Result.ok(Unit.UNIT);
                    }
                }
                """);
        assertThat(module.call("soon")).isEqualTo("done");
        assertThat(module.host.events).containsExactly("schedule Greet [3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 97]");
        assertThat(module.host.log).containsExactly("timer soon", "2 Person[id=1, name=a]1", "2 2 0");
        assertThat(module.call("refuse", new BsatnWriter().bool(true))).isEqualTo("no");
        assertThat(module.call("refuse", new BsatnWriter().bool(false))).isEqualTo("done");
    }
}
