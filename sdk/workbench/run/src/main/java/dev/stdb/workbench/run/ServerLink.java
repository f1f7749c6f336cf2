package dev.stdb.workbench.run;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.client.ConnectionException;
import dev.stdb.client.DbConnection;
import dev.stdb.client.DisconnectReason;
import dev.stdb.client.QueryOutcome;
import dev.stdb.client.ReducerOutcome;
import dev.stdb.client.Row;
import dev.stdb.client.Subscription;
import dev.stdb.client.SubscriptionOutcome;
import dev.stdb.client.TransactionEvent;
import dev.stdb.workbench.Answer;
import dev.stdb.workbench.Effect;
import dev.stdb.workbench.Entry;
import dev.stdb.workbench.Link;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Target;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to the server, as the model asks for it. {@link #run} is called on the loop's thread, answers come on the
 * connection's event loop. One connection at a time: what a replaced one still says is dropped.
 */
public final class ServerLink implements EffectRunner {
    private static final Logger log = LoggerFactory.getLogger(ServerLink.class);

    private final LongSupplier clock;
    private final Object lock = new Object();
    private Optional<Secret> token;
    private @Nullable DbConnection current;
    private int generation;

    /** @param token to connect with; without one the server makes an identity, which later tries keep */
    public ServerLink(Optional<Secret> token, LongSupplier clock) {
        this.token = token;
        this.clock = clock;
    }

    @Override
    public CompletionStage<?> run(Effect effect, Consumer<Msg> answers) {
        return switch (effect) {
            case Effect.Connect(Target target) -> connect(target, answers);
            case Effect.Subscribe(Entry entry, long most) -> subscribe(entry, most, answers);
            case Effect.CallReducer(int id, String reducer, AlgebraicValue.Product arguments) ->
                call(id, reducer, arguments, answers);
            case Effect.WakeAt wake -> throw new IllegalArgumentException("the loop wakes itself");
            case Effect.Quit quit -> throw new IllegalArgumentException("the loop ends itself");
        };
    }

    private CompletionStage<?> connect(Target target, Consumer<Msg> answers) {
        int mine = replaceCurrent();
        CompletionStage<DbConnection> connecting;
        try {
            var builder = DbConnection.builder().uri(target.uri()).database(target.database());
            synchronized (lock) {
                token.ifPresent(secret -> builder.token(secret.reveal()));
            }
            connecting = builder.connect();
        } catch (IllegalArgumentException e) {
            connecting = CompletableFuture.failedStage(e);
        }
        return connecting.handle((connection, failure) -> {
            if (failure != null) failed(mine, failure, target, answers);
            else connected(mine, connection, target, answers);
            return null;
        });
    }

    private int replaceCurrent() {
        DbConnection old;
        int mine;
        synchronized (lock) {
            old = current;
            current = null;
            mine = ++generation;
        }
        if (old != null) old.close();
        return mine;
    }

    private boolean isCurrent(int mine) {
        synchronized (lock) {
            return mine == generation;
        }
    }

    private void failed(int mine, Throwable failure, Target target, Consumer<Msg> answers) {
        log.info("connecting to {} failed: {}", target.uri(), cause(failure).toString());
        if (isCurrent(mine)) answers.accept(new Msg.ConnectFailed(Troubles.of(cause(failure), target)));
    }

    private void connected(int mine, DbConnection connection, Target target, Consumer<Msg> answers) {
        synchronized (lock) {
            if (mine != generation) {
                connection.close();
                return;
            }
            current = connection;
            token = Optional.of(new Secret(connection.token()));
        }
        log.info("connected to {} database {} with {}", target.uri(), target.database(), connection.protocolName());
        var link = new Link.Up(
                connection.identity(),
                connection.connectionId(),
                connection.protocolName(),
                connection.serverVersion());
        connection.onWarning(sentence -> log.warn("{}", sentence));
        connection.onTransaction(event -> transaction(mine, event, answers));
        answers.accept(new Msg.Connected(link, connection.schema()));
        connection.onDisconnect(reason -> disconnected(mine, reason, target, answers));
    }

    private void disconnected(int mine, DisconnectReason reason, Target target, Consumer<Msg> answers) {
        log.info("connection to {} ended: {}", target.uri(), reason.sentence());
        if (isCurrent(mine)) answers.accept(new Msg.Lost(Troubles.lost(reason)));
    }

    private void transaction(int mine, TransactionEvent event, Consumer<Msg> answers) {
        if (!isCurrent(mine)) return;
        long now = clock.getAsLong();
        switch (event.cause()) {
            case TransactionEvent.Cause.Update update ->
                answers.accept(new Msg.Changed(changes(event.changes()), 1, now));
            case TransactionEvent.Cause.OwnReducer own ->
                answers.accept(new Msg.Changed(changes(event.changes()), 1, now));
            case TransactionEvent.Cause.Subscribed subscribed -> {} // told as a whole when it is applied
            case TransactionEvent.Cause.Unsubscribed unsubscribed -> {}
        }
    }

    private static List<TableChange> changes(List<dev.stdb.client.TableChange> changes) {
        return changes.stream().map(ServerLink::change).toList();
    }

    private static TableChange change(dev.stdb.client.TableChange change) {
        var rows = new ArrayList<RowChange>(change.size());
        change.deletes().forEach(row -> rows.add(new RowChange.Deleted(row.value())));
        change.updates()
                .forEach(update -> rows.add(new RowChange.Updated(
                        update.before().value(), update.after().value())));
        change.inserts().forEach(row -> rows.add(new RowChange.Inserted(row.value())));
        change.events().forEach(row -> rows.add(new RowChange.Happened(row.value())));
        return new TableChange(change.table(), rows);
    }

    private CompletionStage<?> subscribe(Entry entry, long most, Consumer<Msg> answers) {
        DbConnection connection;
        int mine;
        synchronized (lock) {
            connection = current;
            mine = generation;
        }
        if (connection == null) return CompletableFuture.completedStage(null);
        if (most == 0 || entry.kind() != Entry.Kind.TABLE) return subscribe(mine, connection, entry, answers);
        return count(connection, entry).thenCompose(count -> {
            if (count.isPresent() && count.getAsLong() > most) {
                answers.accept(new Msg.LeftOut(entry.name(), count.getAsLong()));
                return CompletableFuture.completedStage(null);
            }
            return subscribe(mine, connection, entry, answers);
        });
    }

    /** How many rows a table has; empty when the server does not say, and then subscribing tells why. */
    private static CompletionStage<OptionalLong> count(DbConnection connection, Entry entry) {
        return connection
                .oneOffQuery("SELECT COUNT(*) AS n FROM " + quoted(entry))
                .handle((outcome, failure) -> {
                    if (!(outcome instanceof QueryOutcome.Rows(String table, List<Row> rows)) || rows.size() != 1) {
                        return OptionalLong.empty();
                    }
                    try {
                        return OptionalLong.of(new BsatnReader(rows.getFirst().bsatn()).u64());
                    } catch (BsatnException e) {
                        log.warn("the count of {} could not be read", entry.name(), e);
                        return OptionalLong.empty();
                    }
                });
    }

    private static String quoted(Entry entry) {
        return '"' + entry.name().replace("\"", "\"\"") + '"';
    }

    private CompletionStage<?> subscribe(int mine, DbConnection connection, Entry entry, Consumer<Msg> answers) {
        Subscription subscription = connection.subscribe(List.of("SELECT * FROM " + quoted(entry)));
        subscription.onError(text -> {
            if (isCurrent(mine)) answers.accept(new Msg.FeedRefused(entry.name(), text));
        });
        return subscription.applied().handle((outcome, failure) -> {
            if (outcome instanceof SubscriptionOutcome.Applied && isCurrent(mine)) {
                var rows = connection.table(entry.name()).rows().stream()
                        .map(Row::value)
                        .toList();
                answers.accept(new Msg.Loaded(entry.name(), rows));
            }
            return null; // a refusal came through onError, a lost connection through onDisconnect
        });
    }

    private CompletionStage<?> call(int id, String reducer, AlgebraicValue.Product arguments, Consumer<Msg> answers) {
        DbConnection connection;
        synchronized (lock) {
            connection = current;
        }
        CompletionStage<ReducerOutcome> calling;
        try {
            calling = connection == null
                    ? CompletableFuture.failedStage(new IllegalStateException("There is no connection."))
                    : connection.callReducer(reducer, arguments);
        } catch (IllegalArgumentException e) {
            calling = CompletableFuture.failedStage(e);
        }
        return calling.handle((outcome, failure) -> {
            answers.accept(new Msg.Answered(id, failure == null ? answer(outcome) : notAnswered(cause(failure))));
            return null;
        });
    }

    private static Answer answer(ReducerOutcome outcome) {
        return switch (outcome) {
            case ReducerOutcome.Committed committed -> new Answer.Committed(changes(committed.changes()));
            case ReducerOutcome.Refused refused -> new Answer.Refused(refused.message());
            case ReducerOutcome.Crashed crashed -> new Answer.Crashed(crashed.text());
        };
    }

    private static Answer notAnswered(Throwable failure) {
        if (failure instanceof ConnectionException lost) return new Answer.Lost(String.valueOf(lost.getMessage()));
        return new Answer.Crashed("Not sent: " + failure.getMessage());
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public void close() {
        replaceCurrent();
    }
}
