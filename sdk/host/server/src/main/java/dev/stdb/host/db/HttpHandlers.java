package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.modulehttp.ModuleRequest;
import dev.stdb.host.modulehttp.ModuleResponse;
import dev.stdb.host.program.CallResult;
import dev.stdb.host.program.HandlerCaller;
import dev.stdb.host.program.ModuleInstance;
import dev.stdb.host.program.ProgramException;
import dev.stdb.schema.HttpHandlerSchema;
import dev.stdb.schema.HttpMethod;
import dev.stdb.schema.HttpRouteSchema;
import dev.stdb.schema.ModuleSchema;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds and starts the module's HTTP handlers, which run beside the writer as procedures do. Entered on the writer thread
 * only; the calls run on threads of their own.
 */
final class HttpHandlers {
    /** Of the tokens that are made for requests. */
    private static final String ISSUER = "localhost";

    private final RunningModule module;
    private final SideLane threads;
    private final Supplier<LaneOfCall> lanes;
    private final InstantSource clock;

    HttpHandlers(RunningModule module, SideLane threads, Supplier<LaneOfCall> lanes, InstantSource clock) {
        this.module = module;
        this.threads = threads;
        this.lanes = lanes;
        this.clock = clock;
    }

    /**
     * Starts the handler of a request; null if no route fits.
     *
     * @param path what follows {@code /route}, percent signs decoded
     */
    SideLane.@Nullable Running<HandlerOutcome> start(String path, ModuleRequest request, byte[] body) {
        ModuleSchema schema = module.published().schema();
        String handler = handler(schema.httpRoutes(), request.method(), path);
        int id = handler == null
                ? -1
                : schema.httpHandlers().stream()
                        .map(HttpHandlerSchema::name)
                        .toList()
                        .indexOf(handler);
        if (handler == null || id < 0) {
            return null;
        }
        InstancePool pool = module.pool();
        return threads.start(
                ConnectionId.NONE,
                new HandlerOutcome.Failed("the call was given up"),
                () -> run(pool, id, handler, request, body));
    }

    private static @Nullable String handler(List<HttpRouteSchema> routes, String method, String path) {
        return routes.stream()
                .filter(route -> route.path().equals(path) && answers(route.method(), method))
                .map(HttpRouteSchema::handlerName)
                .findFirst()
                .orElse(null);
    }

    private static boolean answers(HttpMethod declared, String method) {
        return switch (declared) {
            case HttpMethod.Any any -> true;
            case HttpMethod.Standard(String name) -> name.equals(method);
            case HttpMethod.Other(String name) -> name.equals(method) && !HttpMethod.STANDARD.contains(name);
        };
    }

    private HandlerOutcome run(InstancePool pool, int id, String name, ModuleRequest request, byte[] body) {
        try {
            ModuleInstance instance = pool.take();
            ModuleInstance.Handled handled = instance.callHttpHandler(
                    id,
                    name,
                    HandlerCaller.of(ISSUER, UUID.randomUUID().toString()),
                    Micros.now(clock),
                    ModuleRequest.CODEC.encode(request),
                    body,
                    lanes.get());
            if (handled.head() instanceof CallResult.Returned) {
                pool.giveBack(instance);
            }
            return outcome(handled);
        } catch (ProgramException e) {
            return new HandlerOutcome.Failed(e.text());
        }
    }

    private static HandlerOutcome outcome(ModuleInstance.Handled handled) {
        return switch (handled.head()) {
            case CallResult.Returned(int code, byte[] head) when code == 0 -> answered(head, handled.body());
            case CallResult.Returned(int code, byte[] head) ->
                new HandlerOutcome.Failed("__call_http_handler__ returned unexpected code " + code
                        + ". HTTP handlers should return code 0 or trap.");
            case CallResult.Trapped(String reason) -> new HandlerOutcome.Failed(reason);
            case CallResult.OutOfTime() -> new HandlerOutcome.Failed(Reducers.OUT_OF_TIME);
        };
    }

    private static HandlerOutcome answered(byte[] head, byte[] body) {
        try {
            return new HandlerOutcome.Answered(ModuleResponse.CODEC.read(new BsatnReader(head)), body);
        } catch (BsatnException e) {
            return new HandlerOutcome.Failed("the handler's response cannot be read: " + e.serverText());
        }
    }
}
