package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.Log;
import dev.stdb.module.Query;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import org.jspecify.annotations.Nullable;

/**
 * The server's way into a module: the generated subclass calls the reducer, procedure or handler that has the number. In wasm the exports lead here; on
 * a JVM a test host calls the same methods.
 *
 * <p>One object per module instance; one thread.
 */
public abstract class ModuleDispatch {
    /** A reducer's return code: done. */
    public static final int DONE = 0;
    /** A reducer's return code: refused, the message is in the sink. */
    public static final int REFUSED = 1;
    /** A view's return code: the sink holds a header that says what follows, then rows or SQL. */
    public static final int ANSWERED = 2;

    /** The view's header for rows. */
    private static final int ROW_DATA = 0;
    /** The view's header for a query. */
    private static final int RAW_SQL = 1;

    private final ModuleInstance instance;
    private final BsatnWriter result = new BsatnWriter();

    protected ModuleDispatch(ModuleInstance instance) {
        this.instance = instance;
    }

    /** The module definition, as {@code __describe_module__} answers. */
    public abstract byte[] definition();

    /**
     * Calls the reducer with the number {@code id}.
     *
     * @return null or {@link ReducerResult.Ok} when done
     */
    protected abstract @Nullable ReducerResult reducer(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args) throws Throwable;

    /** {@code __describe_module__}. */
    public final void describe(int sink) {
        instance.writeSink(sink, definition());
    }

    /**
     * {@code __call_reducer__}: runs a reducer and turns what it did into a return code. Anything it throws but a refusal is logged
     * and ends the call as a crash.
     */
    public final int callReducer(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args, int error) {
        try {
            ReducerResult result = reducer(id, s0, s1, s2, s3, c0, c1, micros, args);
            instance.endCall();
            if (result instanceof ReducerResult.Err refusal) {
                return refuse(refusal.message(), error);
            }
            return DONE;
        } catch (ReducerException refusal) {
            instance.endCall();
            return refuse(refusal.reason(), error);
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    /**
     * Calls the procedure with the number {@code id} and writes what it returns to {@link #result}. Generated where the module has
     * procedures.
     */
    protected void procedure(int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args)
            throws Throwable {
        throw new IllegalArgumentException("the module has no procedure number " + id);
    }

    /** {@code __call_procedure__}: runs a procedure and writes its result to {@code sink}. Anything it throws is a crash. */
    public final int callProcedure(
            int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args, int sink) {
        try {
            result().reset();
            procedure(id, s0, s1, s2, s3, c0, c1, micros, args);
            instance.endCall();
            answer(sink);
            return DONE;
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    /** Calls the HTTP handler with the number {@code id}. Generated where the module has handlers. */
    protected HttpResponse handler(int id, HttpCaller caller, long micros, HttpRequest request) throws Throwable {
        throw new IllegalArgumentException("the module has no HTTP handler number " + id);
    }

    /** {@code __call_http_handler__} with six parameters: runs a handler; status, headers and body go to the two sinks. */
    public final int callHttpHandler(
            int id, long micros, int request, int requestBody, int responseSink, int responseBodySink) {
        return answered(id, HttpCaller.NOBODY, micros, request, requestBody, responseSink, responseBodySink);
    }

    /** {@code __call_http_handler__} with eleven parameters, as {@link #callHttpHandler}, for modules that ask who sent the request. */
    public final int callHttpHandlerOfSender(
            int id,
            long s0,
            long s1,
            long s2,
            long s3,
            int claims,
            long micros,
            int request,
            int requestBody,
            int responseSink,
            int responseBodySink) {
        HttpCaller caller = HttpCaller.of(s0, s1, s2, s3, claims);
        return answered(id, caller, micros, request, requestBody, responseSink, responseBodySink);
    }

    private int answered(
            int id,
            HttpCaller caller,
            long micros,
            int request,
            int requestBody,
            int responseSink,
            int responseBodySink) {
        try {
            BsatnReader head = new BsatnReader(instance.readSource(request));
            HttpResponse response =
                    handler(id, caller, micros, HttpWire.readRequest(head, instance.readSource(requestBody)));
            instance.endCall();
            HttpWire.writeResponse(response, result().reset());
            answer(responseSink);
            instance.writeSink(responseBodySink, response.body());
            return DONE;
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    /** Where a procedure's or view's result is written, after it has returned. */
    protected final BsatnWriter result() {
        return result;
    }

    private void answer(int sink) {
        instance.writeSink(sink, result.buffer(), result.size());
    }

    /** The instance that all calls share. */
    protected final ModuleInstance instance() {
        return instance;
    }

    /** Runs the view with the number {@code id} among those with a result per caller; header and result go to {@code out}. */
    protected void view(int id, long s0, long s1, long s2, long s3, int args, BsatnWriter out) throws Throwable {
        throw unknownView(id);
    }

    /** Runs the view with the number {@code id} among those with one result for all; header and result go to {@code out}. */
    protected void anonymousView(int id, int args, BsatnWriter out) throws Throwable {
        throw unknownView(id);
    }

    /**
     * {@code __call_view__}: runs a view for one viewer. A {@link ReducerException} is an error for the host, anything else that it
     * throws is logged and ends the call as a crash; both fail the transaction.
     */
    public final int callView(int id, long s0, long s1, long s2, long s3, int args, int sink) {
        try {
            view(id, s0, s1, s2, s3, args, result().reset());
            return answered(sink);
        } catch (ReducerException refusal) {
            instance.endCall();
            return refuse(refusal.reason(), sink);
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    /** {@code __call_view_anon__}: as {@link #callView}, for all viewers. */
    public final int callAnonymousView(int id, int args, int sink) {
        try {
            anonymousView(id, args, result().reset());
            return answered(sink);
        } catch (ReducerException refusal) {
            instance.endCall();
            return refuse(refusal.reason(), sink);
        } catch (Throwable crash) {
            throw crashed(crash);
        }
    }

    private int answered(int sink) {
        instance.endCall();
        answer(sink);
        return ANSWERED;
    }

    /** Begins a view's answer of rows: a counted array follows. */
    protected static void rows(BsatnWriter out) {
        out.u8(ROW_DATA);
    }

    /** A view's answer that the server finds itself. */
    protected static void query(Query<?> query, BsatnWriter out) {
        out.u8(RAW_SQL).str(query.toSql());
    }

    /** What the generated dispatch throws for a number that no view has. */
    protected final IllegalArgumentException unknownView(int id) {
        return new IllegalArgumentException("the module has no view number " + id);
    }

    /** Passes a call on to a module that is mounted in this one. */
    protected static @Nullable ReducerResult reducerOf(
            ModuleDispatch mounted, int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args)
            throws Throwable {
        try {
            return mounted.reducer(id, s0, s1, s2, s3, c0, c1, micros, args);
        } finally {
            mounted.instance.endCall();
        }
    }

    /** Passes a call on to a module that is mounted in this one, and takes over its result. */
    protected final void procedureOf(
            ModuleDispatch mounted, int id, long s0, long s1, long s2, long s3, long c0, long c1, long micros, int args)
            throws Throwable {
        try {
            mounted.result.reset();
            mounted.procedure(id, s0, s1, s2, s3, c0, c1, micros, args);
            result.raw(mounted.result.buffer(), 0, mounted.result.size());
        } finally {
            mounted.instance.endCall();
        }
    }

    /** Passes a call on to a module that is mounted in this one. */
    protected static HttpResponse handlerOf(
            ModuleDispatch mounted, int id, HttpCaller caller, long micros, HttpRequest request) throws Throwable {
        try {
            return mounted.handler(id, caller, micros, request);
        } finally {
            mounted.instance.endCall();
        }
    }

    /** Passes a call on to a module that is mounted in this one. */
    protected static void viewOf(
            ModuleDispatch mounted, int id, long s0, long s1, long s2, long s3, int args, BsatnWriter out)
            throws Throwable {
        try {
            mounted.view(id, s0, s1, s2, s3, args, out);
        } finally {
            mounted.instance.endCall();
        }
    }

    /** Passes a call on to a module that is mounted in this one. */
    protected static void anonymousViewOf(ModuleDispatch mounted, int id, int args, BsatnWriter out) throws Throwable {
        try {
            mounted.anonymousView(id, args, out);
        } finally {
            mounted.instance.endCall();
        }
    }

    /** A reader of the call's arguments. */
    protected final BsatnReader arguments(int source) {
        return new BsatnReader(instance.readSource(source));
    }

    /** What the generated dispatch throws for a number that no reducer has. */
    protected final IllegalArgumentException unknownReducer(int id) {
        return new IllegalArgumentException("the module has no reducer number " + id);
    }

    /** Turns text into the bytes that its characters stand for, one each: how the definition is kept in the class. */
    protected static byte[] bytes(String... latin1) {
        int length = 0;
        for (String part : latin1) {
            length += part.length();
        }
        byte[] bytes = new byte[length];
        int at = 0;
        for (String part : latin1) {
            for (int i = 0; i < part.length(); i++) {
                bytes[at++] = (byte) part.charAt(i);
            }
        }
        return bytes;
    }

    private int refuse(String message, int error) {
        instance.writeSink(error, Utf8Text.bytes(message));
        return REFUSED;
    }

    private static Error crashed(Throwable thrown) {
        Log.panic(thrown);
        return Hosts.current().trap(thrown);
    }
}
