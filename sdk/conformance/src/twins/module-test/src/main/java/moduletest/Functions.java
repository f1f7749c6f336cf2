package moduletest;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpHandler;
import dev.stdb.module.HttpMethod;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.HttpRouter;
import dev.stdb.module.Log;
import dev.stdb.module.Procedure;
import dev.stdb.module.Route;
import dev.stdb.module.U64;
import dev.stdb.module.View;
import java.util.Optional;
import moduletest.Tables.Baz;
import moduletest.Tables.Player;

/** Procedures, a view and an HTTP handler. */
@HttpRouter(@Route(method = HttpMethod.GET, path = "/get", handler = "get_simple"))
public final class Functions {
    private Functions() {}

    @Procedure
    public static void sleep_one_second(ProcedureContext ctx) {
        Timestamp before = ctx.timestamp();
        ctx.sleepUntil(before.plus(TimeDuration.ofSeconds(1)));
        Timestamp after = ctx.timestamp();
        Log.info("Slept from " + before + " to " + after + ", a total of " + Debug.duration(after.since(before)));
    }

    @Procedure
    public static Baz return_value(ProcedureContext ctx, @U64 long foo) {
        return new Baz(Long.toUnsignedString(foo));
    }

    @Procedure
    public static void with_tx(ProcedureContext ctx) {
        ctx.inTx(Reducers::say_hello);
    }

    @Procedure
    public static String get_my_schema_via_http(ProcedureContext ctx) {
        try {
            return ctx.http()
                    .get("http://localhost:3000/v1/database/" + ctx.identity() + "/schema?version=9")
                    .text();
        } catch (HttpException failure) {
            return failure.getMessage();
        }
    }

    @View
    public static Optional<Player> my_player(ViewContext ctx) {
        return ctx.db().player().identity().findOptional(ctx.sender());
    }

    @HttpHandler
    public static HttpResponse get_simple(HandlerContext ctx, HttpRequest request) {
        return HttpResponse.of(200).body("ok");
    }
}
