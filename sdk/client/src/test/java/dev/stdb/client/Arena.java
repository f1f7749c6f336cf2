package dev.stdb.client;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.client.internal.net.Timer;
import dev.stdb.golden.Golden;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.TableUpdate;
import dev.stdb.protocol.TableUpdateRows;
import dev.stdb.testing.FakeClient;
import dev.stdb.testing.FakeServer;
import dev.stdb.testing.ManualClock;
import dev.stdb.testing.Patience;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A fake server with the module {@code golden-extra} (item has a primary key, plain has none, ev is an event table), and a client. */
final class Arena implements AutoCloseable {
    static final Identity IDENTITY = new Identity(U256.of(7));
    static final Timestamp TIME = new Timestamp(1_700_000_000_000_000L);

    final FakeServer server = FakeServer.start();

    Arena() {
        version("2.8.3");
        server.http("GET", "/v1/database/db/schema?version=10", 200, Golden.text("ws/schema/golden-extra.json"));
    }

    Arena version(String version) {
        server.http("GET", "/v1/health", 200, "{\"nodes\":[0],\"version\":\"" + version + "\"}");
        return this;
    }

    DbConnectionBuilder builder() {
        return DbConnection.builder().uri(server.uri()).database("db").connectTimeout(Patience.LIMIT);
    }

    Live live() {
        return live(builder());
    }

    Live live(DbConnectionBuilder builder) {
        CompletionStage<DbConnection> connecting = builder.connect();
        FakeClient client = server.accept();
        client.send(introduction("a token"));
        return new Live(await(connecting), client);
    }

    static ServerMessage introduction(String token) {
        return new ServerMessage.InitialConnection(IDENTITY, new ConnectionId(new U128(0, 9)), token);
    }

    /** One connection, both ends. */
    record Live(DbConnection conn, FakeClient server) {
        Subscription subscribed(String query, TableRows... rows) {
            Subscription subscription = conn.subscribe(List.of(query));
            var asked = server.take(ClientMessage.Subscribe.class);
            server.send(new ServerMessage.SubscribeApplied(
                    asked.requestId(), asked.querySetId(), new QueryRows(List.of(rows))));
            await(subscription.applied());
            return subscription;
        }
    }

    static Timer timer(ManualClock clock) {
        return new Timer() {
            @Override
            public long nanoTime() {
                return clock.nanoTime();
            }

            @Override
            public Alarm after(Duration delay, Runnable task) {
                Runnable cancel = clock.after(delay, task);
                return cancel::run;
            }
        };
    }

    static DbConnectionBuilder v2(DbConnectionBuilder builder) {
        return builder.protocols(Protocol.V2);
    }

    static RowBytes item(int id, String name, int score) {
        return RowBytes.of(new BsatnWriter().u32(id).str(name).i32(score).toByteArray());
    }

    static AlgebraicValue.Product itemValue(int id, String name, int score) {
        return new AlgebraicValue.Product(
                List.of(new AlgebraicValue.U32(id), new AlgebraicValue.Str(name), new AlgebraicValue.I32(score)));
    }

    static RowBytes plain(int x, String s) {
        return RowBytes.of(new BsatnWriter().u32(x).str(s).toByteArray());
    }

    static RowBytes event(String kind, long value) {
        return RowBytes.of(new BsatnWriter().str(kind).u64(value).toByteArray());
    }

    static BsatnRowList list(RowBytes... rows) {
        return BsatnRowList.of(Arrays.asList(rows));
    }

    static TableRows rows(String table, RowBytes... rows) {
        return new TableRows(table, list(rows));
    }

    static TableUpdate update(String table, BsatnRowList inserts, BsatnRowList deletes) {
        return new TableUpdate(table, List.of(new TableUpdateRows.PersistentTable(inserts, deletes)));
    }

    static TableUpdate events(String table, RowBytes... rows) {
        return new TableUpdate(table, List.of(new TableUpdateRows.EventTable(list(rows))));
    }

    static List<QuerySetUpdate> set(int id, TableUpdate... tables) {
        return List.of(new QuerySetUpdate(new QuerySetId(id), List.of(tables)));
    }

    static ServerMessage transaction(int set, TableUpdate... tables) {
        return new ServerMessage.TransactionUpdate(set(set, tables));
    }

    /** The value, or the failure itself rather than a wrapper. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(failed);
        } catch (InterruptedException | TimeoutException late) {
            throw new AssertionError("nothing came within " + Patience.LIMIT.toSeconds() + " s", late);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
