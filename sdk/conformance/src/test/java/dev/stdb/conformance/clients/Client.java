package dev.stdb.conformance.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.SatsJson;
import dev.stdb.client.DbConnection;
import dev.stdb.client.DisconnectReason;
import dev.stdb.client.ProcedureOutcome;
import dev.stdb.client.ReducerOutcome;
import dev.stdb.client.Row;
import dev.stdb.client.Subscription;
import dev.stdb.client.SubscriptionOutcome;
import dev.stdb.client.TableChange;
import dev.stdb.client.TransactionEvent;
import dev.stdb.protocol.Compression;
import dev.stdb.schema.Member;
import dev.stdb.schema.ModuleSchema;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import dev.stdb.schema.TableSchema;
import dev.stdb.schema.ViewSchema;
import dev.stdb.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A connection that waits for its answers and writes down what it sees. Values are SATS-JSON by position, as in SQL answers:
 * {@code call("insert_pk_u_8", "0, 48879")}. What is seen are lines, one for each change of a row:
 *
 * <pre>
 * insert_pk_u_8: insert pk_u_8 [0,48879]
 * update_pk_u_8: update pk_u_8 [0,48879] -> [0,47806]
 * other: delete pk_u_8 [0,47806]
 * </pre>
 *
 * They begin with the reducer if it was called by this connection, else with {@code other}, or {@code subscribed} and {@code
 * unsubscribed} for rows that come and go with a subscription. Lines of one transaction are sorted.
 */
final class Client implements AutoCloseable {
    private final DbConnection connection;
    private final List<String> seen = new ArrayList<>();
    private final Map<String, Function<Row, String>> rowTexts = new ConcurrentHashMap<>();

    /** How to connect. */
    record Options(Compression compression, @Nullable String token) {
        static final Options DEFAULT = new Options(Compression.NONE, null);

        Options with(Compression other) {
            return new Options(other, token);
        }

        Options with(String other) {
            return new Options(compression, other);
        }
    }

    private Client(DbConnection connection) {
        this.connection = connection;
        var _ = connection.onTransaction(this::write);
    }

    static Client connect(String url, String database, Options options) {
        return new Client(answer(DbConnection.builder()
                .uri(url)
                .database(database)
                .token(options.token())
                .compression(options.compression())
                .connectTimeout(Patience.LIMIT)
                .connect()));
    }

    DbConnection connection() {
        return connection;
    }

    /** The own identity as a value. */
    String identity() {
        return "[\"0x" + connection.identity().toHex() + "\"]";
    }

    /** The own connection id as a value. */
    String connectionId() {
        return "[" + connection.connectionId().value() + "]";
    }

    // ---- asking

    /** Subscribes to queries as one set and waits until their rows are here. */
    Subscription subscribe(String... queries) {
        Subscription subscription = connection.subscribe(List.of(queries));
        assertThat(answer(subscription.applied())).isInstanceOf(SubscriptionOutcome.Applied.class);
        return subscription;
    }

    /** The words with which the server refuses a subscription. */
    String refusal(String query) {
        SubscriptionOutcome outcome =
                answer(connection.subscribe(List.of(query)).applied());
        assertThat(outcome).isInstanceOf(SubscriptionOutcome.Refused.class);
        return ((SubscriptionOutcome.Refused) outcome).error();
    }

    /** Calls a reducer, which must commit. */
    ReducerOutcome.Committed call(String reducer, String... args) {
        ReducerOutcome outcome = tryCall(reducer, args);
        assertThat(outcome).as(reducer).isInstanceOf(ReducerOutcome.Committed.class);
        return (ReducerOutcome.Committed) outcome;
    }

    ReducerOutcome tryCall(String reducer, String... args) {
        Member<ReducerSchema> member = named(reducer, schema().allReducers());
        return answer(connection.callReducer(reducer, (AlgebraicValue.Product) SatsJson.read(
                "[" + String.join(",", args) + "]",
                member.definition().params(),
                member.owner().typespace())));
    }

    /** Calls a procedure, which must return; its result as a value. */
    String procedure(String procedure, String... args) {
        ProcedureOutcome<AlgebraicValue> outcome = tryProcedure(procedure, args);
        assertThat(outcome).as(procedure).isInstanceOf(ProcedureOutcome.Returned.class);
        Member<ProcedureSchema> member = named(procedure, schema().allProcedures());
        return SatsJson.write(
                ((ProcedureOutcome.Returned<AlgebraicValue>) outcome).value(),
                member.definition().returnType(),
                member.owner().typespace(),
                SatsJson.Form.UNTYPED);
    }

    ProcedureOutcome<AlgebraicValue> tryProcedure(String procedure, String... args) {
        return answer(startProcedure(procedure, args));
    }

    /** Calls a procedure without waiting for it. */
    CompletionStage<ProcedureOutcome<AlgebraicValue>> startProcedure(String procedure, String... args) {
        Member<ProcedureSchema> member = named(procedure, schema().allProcedures());
        return connection.callProcedure(procedure, (AlgebraicValue.Product) SatsJson.read(
                "[" + String.join(",", args) + "]",
                member.definition().params(),
                member.owner().typespace()));
    }

    /** Waits for an answer. */
    static <T> T answer(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(Patience.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new AssertionError("no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Says goodbye and waits for the end. */
    DisconnectReason disconnect() {
        connection.close();
        return answer(connection.closed());
    }

    @Override
    public void close() {
        connection.close();
    }

    // ---- looking

    /** These lines, in this order, are what came since the last look; waits for them. */
    void sees(String... lines) {
        awaitLines(lines.length);
        assertThat(taken()).containsExactly(lines);
    }

    /** Nothing came since the last look: what the server sent before it answered one more question would be here. */
    void seesNothing() {
        answer(connection.oneOffQuery("SELECT * FROM st_client"));
        assertThat(taken()).isEmpty();
    }

    /** What came since the last look, at least {@code count} lines. */
    List<String> look(int count) {
        awaitLines(count);
        return taken();
    }

    /** The rows of a table in the cache, sorted. */
    List<String> rows(String table) {
        return connection.table(table).rows().stream()
                .map(row -> text(table, row))
                .sorted()
                .toList();
    }

    private void awaitLines(int count) {
        long end = System.nanoTime() + Patience.LIMIT.toNanos();
        synchronized (seen) {
            while (seen.size() < count) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("waited for " + count + " lines, saw only " + seen);
                }
                try {
                    seen.wait(left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AssertionError("interrupted", e);
                }
            }
        }
    }

    private List<String> taken() {
        synchronized (seen) {
            var lines = List.copyOf(seen);
            seen.clear();
            return lines;
        }
    }

    // ---- writing down

    private void write(TransactionEvent event) {
        String cause = switch (event.cause()) {
            case TransactionEvent.Cause.OwnReducer own -> own.reducer();
            case TransactionEvent.Cause.Update update -> "other";
            case TransactionEvent.Cause.Subscribed subscribed -> "subscribed";
            case TransactionEvent.Cause.Unsubscribed unsubscribed -> "unsubscribed";
        };
        var lines = new ArrayList<String>();
        for (TableChange change : event.changes()) {
            String table = change.table();
            change.deletes().forEach(row -> lines.add("delete " + table + " " + text(table, row)));
            change.updates()
                    .forEach(update -> lines.add("update " + table + " " + text(table, update.before()) + " -> "
                            + text(table, update.after())));
            change.inserts().forEach(row -> lines.add("insert " + table + " " + text(table, row)));
            change.events().forEach(row -> lines.add("event " + table + " " + text(table, row)));
        }
        lines.sort(null);
        synchronized (seen) {
            lines.forEach(line -> seen.add(cause + ": " + line));
            seen.notifyAll();
        }
    }

    private String text(String table, Row row) {
        return rowTexts.computeIfAbsent(table, this::rowText).apply(row);
    }

    private Function<Row, String> rowText(String table) {
        for (Member<TableSchema> member : schema().allTables()) {
            if (member.name().equals(table)) {
                return text(member.definition().rowType(), member.owner());
            }
        }
        Member<ViewSchema> view = named(table, schema().allViews());
        return text(view.definition().rowType(), view.owner());
    }

    private static Function<Row, String> text(ProductType type, ModuleSchema owner) {
        return row -> SatsJson.write(row.value(), type, owner.typespace(), SatsJson.Form.UNTYPED);
    }

    /** The one of this canonical name, which has namespaces in front for those of submodules. */
    private static <T> Member<T> named(String name, List<Member<T>> all) {
        return all.stream()
                .filter(member -> member.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ModuleSchema schema() {
        return connection.schema();
    }
}
