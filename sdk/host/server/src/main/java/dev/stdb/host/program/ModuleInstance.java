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
    private final Imports imports;
    private final Instance instance;

    private ModuleInstance(Program program, Surroundings surroundings, Watchdog watchdog, int maxPages)
            throws ProgramException {
        this.program = program;
        this.watchdog = watchdog;
        this.imports = new Imports(surroundings);
        try {
            var builder = Instance.builder(program.module())
                    .withImportValues(imports.link())
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
        CallResult result = call(sink -> setup.apply(sink));
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
        switch (call(sink -> function.apply())) {
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
        return switch (call(sink -> describe.apply(sink))) {
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
        imports.begin(name, transaction, null);
        int source = imports.channels().source(args);
        return finish(sink -> reducer.apply(arguments(id, sender, connection, micros, source, sink)));
    }

    /** Runs a procedure, which opens transactions by itself; its result is BSATN of the return type. */
    public CallResult callProcedure(
            int id,
            String name,
            Identity sender,
            ConnectionId connection,
            long micros,
            byte[] args,
            ProcedureTransactions transactions) {
        ExportFunction procedure = export("__call_procedure__");
        if (procedure == null) {
            return new CallResult.Trapped("the module exports no __call_procedure__");
        }
        imports.begin(name, null, transactions);
        int source = imports.channels().source(args);
        return finish(sink -> procedure.apply(arguments(id, sender, connection, micros, source, sink)));
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
    private CallResult call(LongFunction<long @Nullable []> body) {
        imports.begin(null, null, null);
        return finish(body);
    }

    private CallResult finish(LongFunction<long @Nullable []> body) {
        int sink = imports.channels().sink();
        try (var guard = watchdog.watch()) {
            try {
                long[] result = body.apply(sink);
                int code = result == null || result.length == 0 ? 0 : (int) result[0];
                return new CallResult.Returned(code, imports.channels().written(sink));
            } catch (WasmInterruptedException e) {
                return guard.end() ? new CallResult.OutOfTime() : new CallResult.Trapped("the host is closing");
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
                if (guard.end()) {
                    return new CallResult.OutOfTime();
                }
                return new CallResult.Trapped(reason(e));
            }
        } finally {
            imports.end();
        }
    }

    private static String reason(Throwable e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
