package dev.stdb.module.testing;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.module.testing.target.Ended;
import dev.stdb.schema.Member;
import dev.stdb.schema.ProcedureSchema;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A client's connection: calls, subscriptions, views, as this identity.
 *
 * <pre>{@code
 * alice.call("join", "Ada").orThrow();          // by name, as clients do
 * alice.call(Chat::join, "Ada").orThrow();      // by method reference: the compiler checks the arguments
 * }</pre>
 *
 * Arguments and rows are objects of the module's classes. A mistake of the test – no such reducer, arguments that do not fit – is an
 * {@link IllegalArgumentException}; what the module answers is a value.
 */
public final class TestClient implements AutoCloseable {
    private final Engine engine;
    private final Claims claims;
    private final ConnectionId connectionId;
    private CallResult connection = new CallResult.Committed();

    TestClient(Engine engine, Claims claims, ConnectionId connectionId) {
        this.engine = engine;
        this.claims = claims;
        this.connectionId = connectionId;
    }

    void connected(CallResult result) {
        connection = result;
    }

    /** Who this is. */
    public Identity identity() {
        return claims.identity();
    }

    /** Which of its connections this is. */
    public ConnectionId connectionId() {
        return connectionId;
    }

    /** The payload of its token. */
    public Claims claims() {
        return claims;
    }

    /** What {@code @ClientConnected} said; committed if the module has none. A client that was not let in can do nothing. */
    public CallResult connection() {
        return connection;
    }

    /** Whether it is connected: let in, not disconnected, and there in the snapshot that was gone back to. */
    public boolean isConnected() {
        return engine.isConnected(this);
    }

    private void checkConnected() {
        if (!connection.isCommitted()) {
            throw new IllegalStateException("this client was not let in: " + connection);
        }
        if (!isConnected()) {
            throw new IllegalStateException("this client is not connected any more");
        }
    }

    // ---- reducers

    /**
     * Calls a reducer by its canonical or its Java name.
     *
     * @throws IllegalArgumentException if there is none that this client may call, or the arguments do not fit
     */
    public CallResult call(String reducer, @Nullable Object... arguments) {
        checkConnected();
        int id = engine.functions().reducer(reducer, identity());
        var found = engine.functions().reducer(id);
        return engine.call(
                this, id, Functions.arguments(found, found.definition().params(), arguments));
    }

    /** Calls the reducer that is referred to. */
    public <C> CallResult call(Calls.Reducer0<C> reducer) {
        return call(MethodName.of(reducer).name());
    }

    /** Calls the reducer that is referred to. */
    public <C, A> CallResult call(Calls.Reducer1<C, A> reducer, @Nullable A a) {
        return call(MethodName.of(reducer).name(), a);
    }

    /** Calls the reducer that is referred to. */
    public <C, A, B> CallResult call(Calls.Reducer2<C, A, B> reducer, @Nullable A a, @Nullable B b) {
        return call(MethodName.of(reducer).name(), a, b);
    }

    /** Calls the reducer that is referred to. */
    public <C, A, B, D> CallResult call(
            Calls.Reducer3<C, A, B, D> reducer, @Nullable A a, @Nullable B b, @Nullable D d) {
        return call(MethodName.of(reducer).name(), a, b, d);
    }

    /** Calls the reducer that is referred to. */
    public <C, A, B, D, E> CallResult call(
            Calls.Reducer4<C, A, B, D, E> reducer, @Nullable A a, @Nullable B b, @Nullable D d, @Nullable E e) {
        return call(MethodName.of(reducer).name(), a, b, d, e);
    }

    // ---- procedures

    /**
     * Calls a procedure by its canonical or its Java name.
     *
     * @param result what its value is wanted as; {@code Void} for one that returns the unit value
     * @throws IllegalArgumentException if there is none that this client may call, or arguments or result do not fit
     */
    public <T> ProcedureResult<T> procedure(Class<T> result, String procedure, @Nullable Object... arguments) {
        return procedure((Type) result, procedure, arguments);
    }

    /** Calls the procedure that is referred to. */
    public <C, T> ProcedureResult<T> procedure(Calls.Procedure0<C, T> procedure) {
        return referred(procedure);
    }

    /** Calls the procedure that is referred to. */
    public <C, A, T> ProcedureResult<T> procedure(Calls.Procedure1<C, A, T> procedure, @Nullable A a) {
        return referred(procedure, a);
    }

    /** Calls the procedure that is referred to. */
    public <C, A, B, T> ProcedureResult<T> procedure(
            Calls.Procedure2<C, A, B, T> procedure, @Nullable A a, @Nullable B b) {
        return referred(procedure, a, b);
    }

    /** Calls the procedure that is referred to. */
    public <C, A, B, D, T> ProcedureResult<T> procedure(
            Calls.Procedure3<C, A, B, D, T> procedure, @Nullable A a, @Nullable B b, @Nullable D d) {
        return referred(procedure, a, b, d);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the public methods tie it to what they are given
    private <T> ProcedureResult<T> referred(Calls.Reference procedure, @Nullable Object... arguments) {
        MethodName method = MethodName.of(procedure);
        return procedure(method.returnType(arguments.length + 1), method.name(), arguments);
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // the public methods tie it to what they are given
    private <T> ProcedureResult<T> procedure(Type result, String procedure, @Nullable Object... arguments) {
        checkConnected();
        int id = engine.functions().procedure(procedure, identity());
        Member<ProcedureSchema> found = engine.functions().procedure(id);
        byte[] args = Functions.arguments(found, found.definition().params(), arguments);
        int logged = engine.logs().size();
        return switch (engine.procedure(this, id, args)) {
            case Ended.Returned(int code, byte[] output, byte[] body)
            when code == 0 -> new ProcedureResult.Returned<>(value(found, output, result));
            case Ended.Returned(int code, byte[] output, byte[] body) ->
                new ProcedureResult.Crashed<>("the procedure returned the unexpected code " + code, null);
            case Ended.Crashed crash -> new ProcedureResult.Crashed<>(engine.reason(crash, logged), crash.exception());
        };
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"
    }) // T is the class behind the type, or the method reference's own result
    private static <T> @Nullable T value(Member<ProcedureSchema> procedure, byte[] output, Type wanted) {
        var types = procedure.owner().typespace();
        AlgebraicType type = procedure.definition().returnType();
        return (T) new ToJava(types).of(new ValueCodec(types, type).decode(output), type, wanted);
    }

    // ---- rows

    /**
     * Follows the rows of a query of the subscription language.
     *
     * @param row the class of its rows
     * @throws dev.stdb.sql.SqlException if the query is refused, with the server's message
     * @throws IllegalStateException if a view that it reads fails, with what the view threw as cause
     */
    public <R> TestSubscription<R> subscribe(Class<R> row, String sql) {
        checkConnected();
        var subscription = new TestSubscription<>(engine, this, row, sql);
        engine.queries().follow(subscription);
        return subscription;
    }

    /**
     * The rows of a view or a public table as this client sees them now.
     *
     * @throws dev.stdb.sql.SqlException if there is no such view that this client may see
     * @throws IllegalStateException if the view fails, with what it threw as cause
     */
    public <R> List<R> view(Class<R> row, String name) {
        TestSubscription<R> subscription = subscribe(row, "SELECT * FROM \"" + name + "\"");
        subscription.unsubscribe();
        return subscription.rows();
    }

    // ---- the end

    /** Disconnects: {@code @ClientDisconnected} runs, and the client is gone even if that fails. Does nothing the second time. */
    public CallResult disconnect() {
        return isConnected() ? engine.disconnect(this) : new CallResult.Committed();
    }

    /** {@link #disconnect}. */
    @Override
    public void close() {
        disconnect();
    }

    @Override
    public String toString() {
        return "client " + identity().toAbbreviatedHex() + " on connection " + connectionId.toHex();
    }
}
