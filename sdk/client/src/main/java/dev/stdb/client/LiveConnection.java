package dev.stdb.client;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.client.http.Health;
import dev.stdb.client.http.HttpApi;
import dev.stdb.client.internal.cache.Cache;
import dev.stdb.client.internal.cache.TableDelta;
import dev.stdb.client.internal.net.OpenFailure;
import dev.stdb.client.internal.net.Socket;
import dev.stdb.client.internal.net.SocketEnd;
import dev.stdb.client.internal.net.SocketListener;
import dev.stdb.client.internal.net.SocketOptions;
import dev.stdb.client.internal.session.ProtocolViolation;
import dev.stdb.client.internal.session.QuerySet;
import dev.stdb.client.internal.session.ReducerReply;
import dev.stdb.client.internal.session.Reply;
import dev.stdb.client.internal.session.Session;
import dev.stdb.client.internal.session.SessionListener;
import dev.stdb.protocol.ClientFrames;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.ProtocolException;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.WireReducerOutcome;
import dev.stdb.schema.ModuleSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link DbConnection} over a socket. Callers may be on any thread; everything that changes lives in {@link Confined}. */
final class LiveConnection implements DbConnection {
    private static final Logger LOG = LoggerFactory.getLogger(DbConnection.class);
    private static final int LARGEST_REQUEST = (32 << 20) - 4096; // the server cuts off at 32 MiB

    private final ConnectOptions options;
    private final CallbackQueue callbacks;
    private final Cache cache = new Cache(this::key);
    private final Map<String, LiveTable> tables = new ConcurrentHashMap<>();
    private final Listeners<TransactionEvent> transactionListeners = new Listeners<>();
    private final Listeners<String> warningListeners = new Listeners<>();
    private final CompletableFuture<DbConnection> ready = new CompletableFuture<>();
    private final CompletableFuture<DisconnectReason> closed = new CompletableFuture<>();
    private final LongAdder bytesReceived = new LongAdder();
    private final LongAdder messagesReceived = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder messagesSent = new LongAdder();
    private final Confined confined = new Confined();
    private final Socket socket;

    private volatile @Nullable ModuleView module;
    private volatile ServerMessage.@Nullable InitialConnection who;
    private volatile @Nullable Protocol protocol;
    private volatile @Nullable DisconnectReason ended;
    private volatile String serverVersion = "";

    private LiveConnection(ConnectOptions options) {
        this.options = options;
        this.callbacks = new CallbackQueue(options.callbacks(), this::pressure);
        this.socket = new Socket(
                new SocketOptions(
                        options.subscribeUri(),
                        options.token(),
                        options.protocols().stream().map(Protocol::subprotocol).toList(),
                        options.connectTimeout(),
                        options.silenceLimit(),
                        options.maxMessageBytes(),
                        options.timer()),
                confined);
    }

    static CompletionStage<DbConnection> connect(ConnectOptions options) {
        LiveConnection connection = new LiveConnection(options);
        connection.socket.later(options.connectTimeout(), connection.confined::late);
        connection.socket.open();
        connection.learn();
        return connection.ready.minimalCompletionStage();
    }

    /** Asks over HTTP what the WebSocket does not tell: the schema and the server's version. */
    private void learn() {
        HttpApi http = new HttpApi(options.base().toString(), options.token(), options.connectTimeout());
        CompletionStage<ModuleView> schema = http.schema(options.database()).thenApply(ModuleView::new);
        CompletionStage<Health> health = http.health().exceptionally(unknown -> new Health(""));
        schema.thenCombine(health, (view, version) -> post(() -> confined.learned(view, version)))
                .whenComplete((sent, failure) -> {
                    http.close();
                    if (failure != null) {
                        post(() -> confined.notLearned(Failures.schema(options, failure)));
                    }
                });
    }

    private boolean post(Runnable task) {
        return socket.execute(task);
    }

    /** Runs a user's code in its turn. */
    void later(Runnable callback) {
        callbacks.add(callback);
    }

    /** Reads on or not, by what the queue says when it is the event loop's turn. */
    private void pressure() {
        post(() -> socket.reading(!callbacks.isFull()));
    }

    private LiveTable live(String table) {
        LiveTable known = tables.get(table);
        if (known != null) {
            return known;
        }
        synchronized (tables) { // a schema that is read meanwhile has to find the new table, or the table the schema
            return tables.computeIfAbsent(table, name -> {
                ModuleView view = module;
                RowType type = new RowType(name, view == null ? null : view.rowCodec(name));
                return new LiveTable(cache, type, column -> view().column(name, column));
            });
        }
    }

    private dev.stdb.client.internal.cache.@Nullable KeyLocator key(String table) {
        ModuleView view = module;
        return view == null ? null : view.key(table);
    }

    private ModuleView view() {
        return Objects.requireNonNull(module, "the schema is known before anybody has this connection");
    }

    private ServerMessage.InitialConnection who() {
        return Objects.requireNonNull(who, "the server introduces itself before anybody has this connection");
    }

    ConnectionException.Lost lostException() {
        DisconnectReason reason = ended;
        return new ConnectionException.Lost(reason == null ? new DisconnectReason.ClosedByClient() : reason);
    }

    /** Tells everybody of a change, in the documented order. Event loop. */
    void changed(TransactionEvent.Cause cause, List<TableDelta> deltas, Consumer<? super TransactionEvent> then) {
        List<TableChange> changes = new ArrayList<>(deltas.size());
        List<LiveTable> changed = new ArrayList<>(deltas.size());
        for (TableDelta delta : deltas) {
            LiveTable table = live(delta.table());
            changed.add(table);
            changes.add(table.change(delta));
        }
        TransactionEvent event = new TransactionEvent(cause, List.copyOf(changes));
        later(() -> {
            for (int i = 0; i < changed.size(); i++) {
                changed.get(i).tell(event.changes().get(i));
            }
            transactionListeners.tell(event);
            then.accept(event);
        });
    }

    void unsubscribe(LiveSubscription subscription) {
        boolean sent = post(() -> {
            QuerySet set = subscription.set();
            if (set != null) {
                confined.session.unsubscribe(set);
            }
        });
        if (!sent) {
            subscription.lost();
        }
    }

    @Override
    public Identity identity() {
        return who().identity();
    }

    @Override
    public ConnectionId connectionId() {
        return who().connectionId();
    }

    @Override
    public ConnectionId sessionId() {
        return options.sessionId();
    }

    @Override
    public String token() {
        return who().token();
    }

    @Override
    public Protocol protocol() {
        return Objects.requireNonNull(protocol, "the protocol is chosen before anybody has this connection");
    }

    @Override
    public String uri() {
        return options.base().toString();
    }

    @Override
    public String database() {
        return options.database();
    }

    @Override
    public String serverVersion() {
        return serverVersion;
    }

    @Override
    public ModuleSchema schema() {
        return view().schema();
    }

    @Override
    public CompletionStage<ModuleSchema> reloadSchema() {
        CompletableFuture<ModuleSchema> result = new CompletableFuture<>();
        HttpApi http = new HttpApi(uri(), token(), options.connectTimeout());
        http.schema(database()).thenApply(ModuleView::new).whenComplete((view, failure) -> {
            http.close();
            if (failure != null) {
                later(() -> result.completeExceptionally(Failures.schema(options, failure)));
            } else {
                learn(view);
                later(() -> result.complete(view.schema()));
            }
        });
        return result.minimalCompletionStage();
    }

    private void learn(ModuleView view) {
        synchronized (tables) {
            module = view;
            tables.forEach((name, table) -> {
                Codec<AlgebraicValue> codec = view.rowCodec(name);
                if (codec != null) {
                    table.type().learn(codec);
                }
            });
        }
    }

    @Override
    public Subscription subscribe(List<String> queries) {
        LiveSubscription subscription = new LiveSubscription(this, queries);
        if (!post(() -> confined.subscribe(subscription))) {
            subscription.lost();
        }
        return subscription;
    }

    @Override
    public List<Subscription> subscribeAll(List<List<String>> sets) {
        List<LiveSubscription> subscriptions = sets.stream()
                .map(queries -> new LiveSubscription(this, queries))
                .toList();
        if (!subscriptions.isEmpty() && !post(() -> confined.subscribeAll(subscriptions))) {
            subscriptions.forEach(LiveSubscription::lost);
        }
        return List.copyOf(subscriptions);
    }

    @Override
    public TableCache table(String name) {
        return live(name);
    }

    @Override
    public List<String> cachedTables() {
        return cache.names();
    }

    @Override
    public <T> T read(Supplier<T> reader) {
        return cache.read(reader);
    }

    @Override
    public Registration onTransaction(Consumer<TransactionEvent> listener) {
        return transactionListeners.add(listener);
    }

    @Override
    public Registration onDisconnect(Consumer<DisconnectReason> listener) {
        Listeners<DisconnectReason> single = new Listeners<>();
        Registration registration = single.add(listener);
        var unused = closed.thenAccept(single::tell);
        return registration;
    }

    @Override
    public Registration onWarning(Consumer<String> listener) {
        return warningListeners.add(listener);
    }

    @Override
    public CompletionStage<ReducerOutcome> callReducer(String reducer, AlgebraicValue.Product args) {
        return callReducer(reducer, view().reducerArgs(reducer, args));
    }

    @Override
    public CompletionStage<ReducerOutcome> callReducer(String reducer, byte[] args) {
        checkSize(args);
        ReducerCall call = new ReducerCall(this, reducer);
        return started(call, () -> confined.session.callReducer(reducer, RowBytes.of(args), call));
    }

    @Override
    public CompletionStage<ProcedureOutcome<AlgebraicValue>> callProcedure(
            String procedure, AlgebraicValue.Product args) {
        ModuleView view = view();
        return callProcedure(procedure, view.procedureArgs(procedure, args), view.returned(procedure));
    }

    @Override
    public <T> CompletionStage<ProcedureOutcome<T>> callProcedure(String procedure, byte[] args, Codec<T> returned) {
        checkSize(args);
        Call<ServerMessage.ProcedureResult, ProcedureOutcome<T>> call = new Call<>(this) {
            @Override
            public void answer(ServerMessage.ProcedureResult answer) {
                answered(() -> switch (answer.status()) {
                    case ServerMessage.ProcedureStatus.Returned(RowBytes value) ->
                        new ProcedureOutcome.Returned<>(
                                returned.decode(value.toByteArray()), answer.timestamp(), answer.duration());
                    case ServerMessage.ProcedureStatus.InternalError(String message) ->
                        new ProcedureOutcome.Crashed<>(message);
                });
            }
        };
        return started(call, () -> confined.session.callProcedure(procedure, RowBytes.of(args), call));
    }

    @Override
    public CompletionStage<QueryOutcome> oneOffQuery(String sql) {
        Call<ServerMessage.QueryResult, QueryOutcome> call = new Call<>(this) {
            @Override
            public void answer(ServerMessage.QueryResult answer) {
                answered(() -> outcome(answer));
            }
        };
        return started(call, () -> confined.session.query(sql, call));
    }

    private QueryOutcome outcome(ServerMessage.QueryResult answer) {
        return switch (answer) {
            case ServerMessage.QueryResult.Failed(String error) -> new QueryOutcome.Refused(error);
            case ServerMessage.QueryResult.Rows(var rows) -> {
                List<Row> found = new ArrayList<>();
                String table = "";
                for (var each : rows.tables()) { // always one
                    table = each.table();
                    RowType type = live(table).type();
                    byte[] bytes = each.rows().data().array();
                    int base = each.rows().data().offset();
                    for (int i = 0; i < each.rows().size(); i++) {
                        found.add(new Row(
                                bytes, base + each.rows().start(i), each.rows().rowLength(i), type));
                    }
                }
                yield new QueryOutcome.Rows(table, List.copyOf(found));
            }
        };
    }

    private static void checkSize(byte[] args) {
        if (args.length > LARGEST_REQUEST) {
            throw new IllegalArgumentException(
                    "arguments of " + args.length + " bytes are more than the 32 MiB a server takes in one message");
        }
    }

    private <T> CompletionStage<T> started(Call<?, T> call, Runnable send) {
        if (!post(() -> confined.request(call, send))) {
            call.lost();
        }
        return call.result.minimalCompletionStage();
    }

    @Override
    public ConnectionStats stats() {
        return new ConnectionStats(
                bytesReceived.sum(),
                messagesReceived.sum(),
                bytesSent.sum(),
                messagesSent.sum(),
                confined.session.transactions(),
                cache.unmatchedDeletes(),
                cache.heldBytes(),
                confined.session.waiting(),
                socket.silence());
    }

    @Override
    public boolean isOpen() {
        return ended == null;
    }

    @Override
    public void close() {
        post(socket::close);
    }

    @Override
    public CompletionStage<DisconnectReason> closed() {
        return closed.minimalCompletionStage();
    }

    @Override
    public String toString() {
        return "DbConnection[" + uri() + "/" + database() + "]";
    }

    /** One request of a user, on its way. */
    private abstract static class Call<A, T> implements Reply<A> {
        final LiveConnection connection;
        final CompletableFuture<T> result = new CompletableFuture<>();

        Call(LiveConnection connection) {
            this.connection = connection;
        }

        void answered(Supplier<T> outcome) {
            connection.later(() -> {
                try {
                    result.complete(outcome.get());
                } catch (RuntimeException undecodable) {
                    result.completeExceptionally(undecodable);
                }
            });
        }

        @Override
        public void lost() {
            connection.later(() -> result.completeExceptionally(connection.lostException()));
        }
    }

    private static final class ReducerCall extends Call<ReducerReply, ReducerOutcome> {
        private final String reducer;

        ReducerCall(LiveConnection connection, String reducer) {
            super(connection);
            this.reducer = reducer;
        }

        @Override
        public void answer(ReducerReply reply) {
            switch (reply.outcome()) {
                case WireReducerOutcome.Ok(RowBytes value, var ignored) -> committed(reply, value.toByteArray());
                case WireReducerOutcome.OkEmpty() -> committed(reply, new byte[0]);
                case WireReducerOutcome.Err(RowBytes error) ->
                    answered(() -> new ReducerOutcome.Refused(message(error), reply.timestamp()));
                case WireReducerOutcome.InternalError(String text) ->
                    answered(() -> new ReducerOutcome.Crashed(text, reply.timestamp()));
            }
        }

        private void committed(ReducerReply reply, byte[] value) {
            connection.changed(
                    new TransactionEvent.Cause.OwnReducer(reducer, reply.timestamp()),
                    reply.changes(),
                    event -> result.complete(new ReducerOutcome.Committed(reply.timestamp(), value, event.changes())));
        }

        /** The error is the BSATN of a string. */
        private static String message(RowBytes error) {
            BsatnReader in = error.reader();
            String text = in.str();
            in.end();
            return text;
        }
    }

    /** Entered only on the event loop. */
    private final class Confined implements SocketListener, SessionListener {
        /** What goes into one frame at most, in bytes of arguments; a frame may be larger by its last message. */
        private static final int FRAME_GOAL = 1 << 18;

        private final Session session = new Session(cache, this, this::queue);
        private final List<ClientMessage> outgoing = new ArrayList<>();
        private boolean flushing;
        private boolean over;
        private @Nullable ConnectionException notLearned;
        private long warnedOfDeletes;

        void request(Call<?, ?> call, Runnable send) {
            if (over) {
                call.lost();
            } else {
                send.run();
            }
        }

        void subscribe(LiveSubscription subscription) {
            if (over) {
                subscription.lost();
            } else {
                subscription.set(session.subscribe(subscription.queries(), subscription));
            }
        }

        void subscribeAll(List<LiveSubscription> subscriptions) {
            if (over) {
                subscriptions.forEach(LiveSubscription::lost);
                return;
            }
            List<QuerySet> sets = session.subscribeAll(
                    subscriptions.stream().map(LiveSubscription::queries).toList(), subscriptions);
            for (int i = 0; i < sets.size(); i++) {
                subscriptions.get(i).set(sets.get(i));
            }
        }

        // --- sending

        private void queue(ClientMessage message) {
            outgoing.add(message);
            if (!flushing) {
                flushing = true;
                post(this::send); // behind what is posted already, so that one frame takes it all
            }
        }

        private void send() {
            flushing = false;
            Protocol chosen = protocol;
            if (chosen == null || over) {
                return;
            }
            int from = 0;
            while (from < outgoing.size()) {
                int to = chosen == Protocol.V2 ? from + 1 : frameEnd(from);
                byte[] frame = ClientFrames.encode(outgoing.subList(from, to), chosen);
                bytesSent.add(frame.length);
                messagesSent.add(to - from);
                socket.write(frame);
                from = to;
            }
            outgoing.clear();
            socket.flush();
        }

        private int frameEnd(int from) {
            long size = 0;
            int to = from;
            while (to < outgoing.size()
                    && size < FRAME_GOAL
                    && (to == from || size + size(outgoing.get(to)) < LARGEST_REQUEST)) {
                size += size(outgoing.get(to++));
            }
            return to;
        }

        private static long size(ClientMessage message) {
            return 64
                    + switch (message) {
                        case ClientMessage.CallReducer call -> call.args().length();
                        case ClientMessage.CallProcedure call -> call.args().length();
                        case ClientMessage.OneOffQuery query ->
                            3L * query.queryString().length();
                        case ClientMessage.Subscribe set -> text(set.queryStrings());
                        case ClientMessage.SubscribeBatch batch ->
                            batch.sets().stream()
                                    .mapToLong(set -> text(set.queryStrings()))
                                    .sum();
                        case ClientMessage.Unsubscribe set -> 0;
                    };
        }

        private static long text(List<String> queries) {
            return queries.stream().mapToLong(query -> 4 + 3L * query.length()).sum();
        }

        // --- connecting

        @Override
        public void opened(String subprotocol) {
            protocol = Protocol.ofSubprotocol(subprotocol).orElse(null);
            if (protocol == null) {
                fail(new ConnectionException.ProtocolRefused(uri(), "it chose `" + subprotocol + "`"));
            } else if (notLearned != null) {
                fail(notLearned);
            }
        }

        @Override
        public void refused(OpenFailure why) {
            fail(Failures.refused(options, why));
        }

        @Override
        public void introduced(ServerMessage.InitialConnection introduction) {
            who = introduction;
            tryReady();
        }

        void learned(ModuleView view, Health health) {
            learn(view);
            serverVersion = health.version();
            session.batches(health.isAtLeast(2, 10, 2));
            tryReady();
        }

        /** The schema could not be read. Before the WebSocket has its answer that is not said: a refusal tells more. */
        void notLearned(ConnectionException why) {
            if (protocol == null) {
                notLearned = why;
            } else {
                fail(why);
            }
        }

        private void tryReady() {
            if (!over && who != null && module != null && !ready.isDone()) {
                later(() -> ready.complete(LiveConnection.this));
            }
        }

        void late() {
            if (who == null || module == null) {
                fail(new ConnectionException.Timeout(uri(), options.connectTimeout()));
            }
        }

        /** Connecting has failed. */
        void fail(ConnectionException why) {
            if (!over) {
                over(new DisconnectReason.ClosedByClient());
                later(() -> ready.completeExceptionally(why));
                socket.abort(new SocketEnd.Local());
            }
        }

        // --- receiving

        @Override
        public void message(byte[] payload) {
            if (over) {
                return;
            }
            bytesReceived.add(payload.length);
            try {
                Protocol chosen = Objects.requireNonNull(protocol);
                for (ServerMessage message : ServerFrames.decode(payload, chosen, options.maxMessageBytes())) {
                    messagesReceived.increment();
                    session.receive(message);
                }
                warnOfDeletes();
            } catch (ProtocolException.UnknownMessage unknown) {
                if (protocol == Protocol.V2) {
                    warning("The server sent a message this library does not know, which was skipped: "
                            + unknown.getMessage());
                } else {
                    socket.abort(new SocketEnd.Broken(String.valueOf(unknown.getMessage())));
                }
            } catch (ProtocolException | ProtocolViolation broken) {
                socket.abort(new SocketEnd.Broken(String.valueOf(broken.getMessage())));
            } catch (RuntimeException fault) {
                LOG.error("A message of {} could not be applied", LiveConnection.this, fault);
                socket.abort(new SocketEnd.Broken(fault.toString()));
            }
        }

        @Override
        public void updated(List<TableDelta> changes) {
            changed(new TransactionEvent.Cause.Update(), changes, event -> {});
        }

        @Override
        public void warning(String sentence) {
            LOG.warn("{}: {}", LiveConnection.this, sentence);
            later(() -> warningListeners.tell(sentence));
        }

        private void warnOfDeletes() {
            long unmatched = cache.unmatchedDeletes();
            if (unmatched > warnedOfDeletes) {
                warning("The server took back " + (unmatched - warnedOfDeletes)
                        + " rows it had not sent; they were ignored (a view that failed may be the cause).");
                warnedOfDeletes = unmatched;
            }
        }

        // --- the end

        @Override
        public void ended(SocketEnd how) {
            DisconnectReason reason = Failures.reason(how);
            if (who == null || module == null) {
                fail(Failures.ended(options, reason));
            } else if (!over) {
                over(reason);
            }
        }

        private void over(DisconnectReason reason) {
            over = true;
            ended = reason;
            session.lost();
            later(() -> closed.complete(reason));
        }
    }
}
