package dev.stdb.host.program;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.Instance;
import run.endive.runtime.WasmInterruptedException;
import run.endive.wasm.types.MemoryLimits;

/**
 * One running copy of a program, with its memory. Used by one thread at a time. After a call that did not return it is
 * broken and must be replaced.
 */
public final class ModuleInstance {
    private final Program program;
    private final Watchdog watchdog;
    private final Call call;
    private final Instance instance;

    private ModuleInstance(Program program, Surroundings surroundings, Watchdog watchdog, int maxPages)
            throws ProgramException {
        this.program = program;
        this.watchdog = watchdog;
        this.call = new Call(surroundings);
        try {
            var builder = Instance.builder(program.module())
                    .withImportValues(Imports.link(call))
                    .withStart(false)
                    .withMemoryFactory(limits -> memory(limits, maxPages));
            if (program.machine() != null) {
                builder.withMachineFactory(program.machine());
            }
            this.instance = builder.build();
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
            throw new ProgramException("cannot instantiate the module: " + e.getMessage(), e);
        }
    }

    private static ByteArrayMemory memory(MemoryLimits declared, int maxPages) {
        if (declared.initialPages() > maxPages) {
            throw new IllegalArgumentException("the module starts with " + declared.initialPages()
                    + " pages of memory; this host allows " + maxPages);
        }
        return new ByteArrayMemory(
                new MemoryLimits(declared.initialPages(), Math.min(declared.maximumPages(), maxPages)));
    }

    /**
     * A new instance, initialised: {@code _initialize}, every {@code __preinit__*} in order, {@code __setup__}.
     *
     * @throws ProgramException when one of them fails
     */
    public static ModuleInstance create(Program program, Surroundings surroundings, Watchdog watchdog, int maxPages)
            throws ProgramException {
        var made = new ModuleInstance(program, surroundings, watchdog, maxPages);
        made.initialise();
        return made;
    }

    private void initialise() throws ProgramException {
        runOnce("_initialize");
        for (String preinit : program.preinits()) {
            runOnce(preinit);
        }
        ExportFunction setup = export("__setup__");
        if (setup == null) {
            return;
        }
        CallResult result = run(sink -> setup.apply(sink));
        switch (result) {
            case CallResult.Returned(int code, byte[] message) -> {
                if (code != 0) {
                    throw new ProgramException(
                            "setup function returned an error: " + new String(message, StandardCharsets.UTF_8));
                }
            }
            case CallResult.Trapped(String reason) ->
                throw new ProgramException("wasm trap while calling \"__setup__\": " + reason);
            case CallResult.OutOfTime() -> throw new ProgramException("__setup__ ran out of time");
        }
    }

    private void runOnce(String name) throws ProgramException {
        ExportFunction function = export(name);
        if (function == null) {
            return;
        }
        switch (run(sink -> function.apply())) {
            case CallResult.Returned returned -> {}
            case CallResult.Trapped(String reason) ->
                throw new ProgramException(
                        "wasm trap while calling \"" + name + "\": error while executing: " + reason);
            case CallResult.OutOfTime() -> throw new ProgramException(name + " ran out of time");
        }
    }

    /**
     * The module definition, BSATN as the module wrote it.
     *
     * @throws ProgramException when {@code __describe_module__} fails
     */
    public byte[] describe() throws ProgramException {
        ExportFunction describe = instance.export("__describe_module__");
        return switch (run(sink -> describe.apply(sink))) {
            case CallResult.Returned(int code, byte[] definition) -> definition;
            case CallResult.Trapped(String reason) ->
                throw new ProgramException("error getting module description: error while executing: " + reason);
            case CallResult.OutOfTime() -> throw new ProgramException("__describe_module__ ran out of time");
        };
    }

    /**
     * Runs a reducer in an open transaction; what becomes of the transaction is the caller's to decide.
     *
     * @param id position in the definition
     * @param name for log records
     * @param micros the call's timestamp
     */
    public CallResult callReducer(
            int id,
            String name,
            Identity sender,
            ConnectionId connection,
            long micros,
            byte[] args,
            TransactionAccess transaction) {
        ExportFunction reducer = instance.export("__call_reducer__");
        call.begin(name, transaction, null);
        int source = call.channels().source(args);
        return finish(sink -> reducer.apply(arguments(id, sender, connection, micros, source, sink)));
    }

    /** Runs a procedure, which opens transactions by itself; its result is BSATN of the return type. */
    public CallResult callProcedure(
            int id, String name, Identity sender, ConnectionId connection, long micros, byte[] args, OwnLane lane) {
        ExportFunction procedure = export("__call_procedure__");
        if (procedure == null) {
            return new CallResult.Trapped("the module exports no __call_procedure__");
        }
        call.begin(name, null, lane);
        int source = call.channels().source(args);
        return finish(sink -> procedure.apply(arguments(id, sender, connection, micros, source, sink)));
    }

    /**
     * What an HTTP handler answered.
     *
     * @param head how the call ended, with BSATN of the server's {@code Response}
     * @param body the answer's body, if there is an answer
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    public record Handled(CallResult head, byte[] body) {}

    /**
     * Runs an HTTP handler, which opens transactions by itself.
     *
     * @param caller told to modules that ask
     * @param request BSATN of the server's {@code Request}
     */
    public Handled callHttpHandler(
            int id, String name, HandlerCaller caller, long micros, byte[] request, byte[] body, OwnLane lane) {
        ExportFunction handler = export("__call_http_handler__");
        if (handler == null) {
            return new Handled(new CallResult.Trapped("the module exports no __call_http_handler__"), new byte[0]);
        }
        call.begin(name, null, lane);
        ByteChannels channels = call.channels();
        boolean asked = ProgramCheck.handlersAskForTheSender(program.module());
        int claims = asked ? channels.source(caller.claims().getBytes(StandardCharsets.UTF_8)) : 0;
        var who = caller.sender().value();
        int head = channels.source(request);
        int content = channels.source(body);
        int answer = channels.sink();
        byte[][] written = {new byte[0]};
        CallResult result = finish(sink -> {
            long[] code = asked
                    ? handler.apply(
                            id, who.w0(), who.w1(), who.w2(), who.w3(), claims, micros, head, content, sink, answer)
                    : handler.apply(id, micros, head, content, sink, answer);
            written[0] = channels.written(answer);
            return code;
        });
        return new Handled(result, written[0]);
    }

    /** Runs a view for a caller, or an anonymous one for nobody; its result is what it wrote, unparsed. */
    public CallResult callView(int id, String name, @Nullable Identity sender, TransactionAccess transaction) {
        String export = sender == null ? "__call_view_anon__" : "__call_view__";
        ExportFunction view = export(export);
        if (view == null) {
            return new CallResult.Trapped("the module exports no " + export);
        }
        call.begin(name, transaction, null);
        int source = call.channels().source(new byte[0]);
        return finish(sink -> view.apply(viewArguments(id, sender, source, sink)));
    }

    private static long[] viewArguments(int id, @Nullable Identity sender, int source, long sink) {
        if (sender == null) {
            return new long[] {id, source, sink};
        }
        var who = sender.value();
        return new long[] {id, who.w0(), who.w1(), who.w2(), who.w3(), source, sink};
    }

    private static long[] arguments(
            int id, Identity sender, ConnectionId connection, long micros, int source, long sink) {
        var who = sender.value();
        var where = connection.value();
        return new long[] {id, who.w0(), who.w1(), who.w2(), who.w3(), where.lo(), where.hi(), micros, source, sink};
    }

    private @Nullable ExportFunction export(String name) {
        for (int i = 0; i < program.module().exportSection().exportCount(); i++) {
            if (program.module().exportSection().getExport(i).name().equals(name)) {
                return instance.export(name);
            }
        }
        return null;
    }

    // ---- running

    /** Runs what is no reducer or procedure. */
    private CallResult run(LongFunction<long @Nullable []> body) {
        call.begin(null, null, null);
        return finish(body);
    }

    private CallResult finish(LongFunction<long @Nullable []> body) {
        int sink = call.channels().sink();
        try (var guard = watchdog.watch()) {
            try {
                long[] result = body.apply(sink);
                int code = result == null || result.length == 0 ? 0 : (int) result[0];
                return new CallResult.Returned(code, call.channels().written(sink));
            } catch (WasmInterruptedException e) {
                return guard.end() ? new CallResult.OutOfTime() : new CallResult.Trapped("the host is closing");
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
                if (guard.end()) {
                    return new CallResult.OutOfTime();
                }
                return new CallResult.Trapped(reason(e));
            }
        } finally {
            call.end();
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
