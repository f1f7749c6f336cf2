package surface;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Environment;
import dev.stdb.module.Format;
import dev.stdb.module.HttpHandler;
import dev.stdb.module.HttpMethod;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.HttpRouter;
import dev.stdb.module.Index;
import dev.stdb.module.IntRange;
import dev.stdb.module.JwtClaims;
import dev.stdb.module.Log;
import dev.stdb.module.LogStopwatch;
import dev.stdb.module.Name;
import dev.stdb.module.Nest;
import dev.stdb.module.Outbox;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Range;
import dev.stdb.module.Reducer;
import dev.stdb.module.Result;
import dev.stdb.module.Route;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U64;
import dev.stdb.module.Unique;
import dev.stdb.module.Unit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What modules can do and no official test module does. */
public final class Surface {
    private Surface() {}

    enum Level {
        QUIET,
        @Name("very loud")
        LOUD
    }

    @Environment
    record Env(String API_KEY, Optional<Level> LEVEL, @Environment.Values({"eu", "us"}) @Nullable String REGION) {}

    @Table
    public static final class Score {
        @PrimaryKey
        @AutoInc
        @U64
        public long id;

        @Index
        public String name = "";

        public @Nullable Integer points;
        public Result<Unit, String> outcome = Result.ok(Unit.UNIT);
    }

    @Table
    record Item(
            @PrimaryKey U128 id,
            @Unique @Index(accessor = "dense", algorithm = Index.Algorithm.DIRECT) @U16 int number,
            @Index(algorithm = Index.Algorithm.HASH) String label)
            implements ItemWith {}

    @Table
    @Outbox(reducer = "wire_ping", target = "target", onResult = "pinged")
    record Ping(@PrimaryKey @AutoInc @U64 long id, Identity target, String body) {}

    @Reducer
    static void rows(ReducerContext ctx) {
        Score score = new Score();
        score.name = "ann";
        score.points = 3;
        Score stored = ctx.db().score().insert(score);
        stored.outcome = Result.err("late");
        ctx.db().score().id().update(stored);
        Optional<Score> found = ctx.db().score().id().findOptional(stored.id);
        Log.info(found.map(it -> it.name + " " + it.points + " " + it.outcome.isOk()).orElse("none"));
        Log.info("from b: " + ctx.db().score().name().filter(Range.atLeast("b")).toList().size());
        for (int i = 1; i <= 5; i++) {
            ctx.db().item().insert(new Item(U128.of(i), i * 10, "x" + i % 2));
        }
        Log.info("dense " + ctx.db().item().dense().filter(IntRange.closed(20, 40)).toList().size());
        Log.info("hash " + ctx.db().item().label().delete("x0"));
        Item one = new Item(U128.of(1), 10, "x1");
        Log.info("equal " + ctx.db().item().deleteAll(List.of(one, one.withLabel("other"))));
        Log.info("clear " + ctx.db().item().clear() + " " + ctx.db().item().count());
    }

    @Reducer
    static void texts(ReducerContext ctx) {
        Log.info(Format.f64(1e21) + " " + Format.f32(0.1f) + " " + Format.u64(-1));
        Log.info(Format.debug("é\n\"\u200B") + " " + Format.duration(new TimeDuration(1_001_781)));
        Log.info(Format.debug(new Timestamp(5)) + " " + Format.debug(new Identity(U256.of(10))));
        Uuid first = ctx.newUuidV7();
        Log.info("uuids " + (ctx.newUuidV7().compareTo(first) > 0) + " " + ctx.newUuidV4().version());
    }

    @Reducer
    static void environment(ReducerContext ctx) {
        Env env = ctx.env();
        Log.info(env.API_KEY() + " " + env.LEVEL() + " " + env.REGION());
    }

    @Reducer
    static void caller(ReducerContext ctx) {
        JwtClaims token = ctx.senderAuth().jwt();
        Log.info("internal " + ctx.senderAuth().isInternal() + ", subject "
                + (token != null && !token.subject().isEmpty()));
    }

    @Reducer
    static void soon(ReducerContext ctx) {
        try (LogStopwatch watch = Log.timer("soon")) {
            ctx.immediately().later("tea", List.of(1, 2));
        }
    }

    @Reducer
    static void later(String what, List<Integer> numbers) {
        Log.info("later " + what + numbers);
    }

    @Reducer
    static Result<Unit, String> refuse(boolean really) {
        return really ? Result.err("no") : Result.ok(Unit.UNIT);
    }

    @Reducer
    static void ping(ReducerContext ctx, Identity target) {
        Log.info("ping " + ctx.db().ping().insert(new Ping(0, target, "hello")).id());
    }

    @Reducer
    static void pinged(ReducerContext ctx, Ping row, Result<Unit, String> result) {
        Log.info(row.body() + " " + result.isOk());
    }

    @Procedure
    static Result<Long, String> people(ProcedureContext ctx, boolean keep) {
        Result<Long, String> result = ctx.tryWithTx(tx -> {
            Score score = new Score();
            score.name = tx.env().API_KEY();
            tx.db().score().insert(score);
            return keep ? Result.ok(tx.db().score().count()) : Result.err("rolled back");
        });
        long after = ctx.withTx(tx -> tx.db().score().count());
        return result.isOk() ? Result.ok(after) : Result.err("rolled back to " + after);
    }

    @HttpHandler
    static HttpResponse echo(HandlerContext ctx, HttpRequest request) {
        long scores = ctx.withTx(tx -> tx.db().score().count());
        return HttpResponse.of(200).header("X-Method", request.method()).body(request.method() + scores);
    }

    @HttpHandler
    static HttpResponse who(SenderHandlerContext ctx) {
        boolean same = ctx.withTx(tx -> tx.sender().equals(ctx.sender())
                && tx.senderAuth().jwt().subject().equals(ctx.senderAuth().jwt().subject()));
        return HttpResponse.of(200).body(ctx.sender().toHex() + " " + same);
    }

    @HttpHandler
    static HttpResponse health() {
        return HttpResponse.of(200).body("well");
    }

    @HttpRouter(
            value = {
                @Route(method = HttpMethod.GET, path = "/health", handler = "health"),
                @Route(path = "/who", handler = "who")
            },
            nest = @Nest(path = "/api", router = Api.class))
    static final class Routes {}

    @HttpRouter(@Route(path = "/echo", handler = "echo"))
    static final class Api {}
}
