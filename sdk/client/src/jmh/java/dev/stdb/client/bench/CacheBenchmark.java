package dev.stdb.client.bench;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.client.internal.cache.Cache;
import dev.stdb.client.internal.cache.KeyColumn;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.QuerySetUpdate;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerFrames;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.TableUpdate;
import dev.stdb.protocol.TableUpdateRows;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds per row of (u32 primary key, u64, string of 20 characters), decoding of the frame included: the first 100,000 rows of
 * a subscription, and transactions that update 1,000 of them; beside each a plain map from row bytes to a count, without key,
 * pairing, sets or snapshot.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
public class CacheBenchmark {
    private static final int ROWS = 100_000;
    private static final int UPDATES = 1_000;
    private static final int SET = 1;
    private static final ProductType ROW = AlgebraicType.product(
            new ProductElement("id", Primitive.U32),
            new ProductElement("score", Primitive.U64),
            new ProductElement("name", Primitive.STRING));

    private final byte[] first = frame(new ServerMessage.SubscribeApplied(
            1, new QuerySetId(SET), new QueryRows(List.of(new TableRows("player", rows(0, ROWS, 0))))));
    private final byte[] there = update(0, 1);
    private final byte[] back = update(1, 0);
    private Cache cache = fresh();
    private Map<ByteBuffer, int[]> plain = new HashMap<>();
    private boolean changed;

    private static Cache fresh() {
        return new Cache(table -> new KeyColumn(Typespace.EMPTY, ROW, 0));
    }

    private static BsatnRowList rows(int from, int count, long score) {
        List<RowBytes> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            rows.add(RowBytes.of(new BsatnWriter()
                    .u32(i)
                    .u64(score)
                    .str(String.format("player number %06d", i))
                    .toByteArray()));
        }
        return BsatnRowList.of(rows);
    }

    private static byte[] update(long before, long after) {
        var table = new TableUpdateRows.PersistentTable(rows(0, UPDATES, after), rows(0, UPDATES, before));
        return frame(new ServerMessage.TransactionUpdate(
                List.of(new QuerySetUpdate(new QuerySetId(SET), List.of(new TableUpdate("player", List.of(table)))))));
    }

    private static byte[] frame(ServerMessage message) {
        return ServerFrames.encode(List.of(message), Protocol.V3, Compression.NONE, 1024);
    }

    private static ServerMessage decoded(byte[] frame) {
        return ServerFrames.decode(frame, Protocol.V3, 1 << 30).getFirst();
    }

    @Setup(Level.Trial)
    public void fill() {
        subscribe();
        plainSubscribe();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object subscribe() {
        cache = fresh();
        changed = false;
        return cache.subscribed(SET, ((ServerMessage.SubscribeApplied) decoded(first)).rows());
    }

    /** The same in a process that has done nothing before. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    @Fork(
            value = 5,
            jvmArgsAppend = {"-Xmx1g", "-XX:+UseSerialGC"})
    public Object subscribeCold() {
        return fresh().subscribed(SET, ((ServerMessage.SubscribeApplied) decoded(first)).rows());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public Object plainSubscribe() {
        plain = new HashMap<>();
        for (TableRows table :
                ((ServerMessage.SubscribeApplied) decoded(first)).rows().tables()) {
            count(table.rows(), 1);
        }
        return plain;
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public Object update() {
        byte[] frame = changed ? back : there;
        changed = !changed;
        return cache.updated(((ServerMessage.TransactionUpdate) decoded(frame)).querySets(), set -> true);
    }

    @Benchmark
    @OperationsPerInvocation(UPDATES)
    public Object plainUpdate() {
        byte[] frame = changed ? back : there;
        changed = !changed;
        for (QuerySetUpdate set : ((ServerMessage.TransactionUpdate) decoded(frame)).querySets()) {
            for (TableUpdate table : set.tables()) {
                for (TableUpdateRows rows : table.rows()) {
                    if (rows instanceof TableUpdateRows.PersistentTable(BsatnRowList inserts, BsatnRowList deletes)) {
                        count(inserts, 1);
                        count(deletes, -1);
                    }
                }
            }
        }
        return plain;
    }

    private void count(BsatnRowList rows, int by) {
        for (int i = 0; i < rows.size(); i++) {
            ByteBuffer key = ByteBuffer.wrap(rows.row(i).toByteArray());
            int[] count = plain.computeIfAbsent(key, row -> new int[1]);
            count[0] += by;
            if (count[0] == 0) {
                plain.remove(key);
            }
        }
    }
}
