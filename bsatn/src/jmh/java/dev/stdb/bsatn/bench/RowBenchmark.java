package dev.stdb.bsatn.bench;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Primitive;
import dev.stdb.bsatn.type.ProductElement;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.bsatn.value.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Nanoseconds per row of (u32, u64, string of 20 characters), 1,000 rows one behind the other: our codec of a record, our codec of a type learned at run
 * time, what the JDK offers without a library, and a copy of the bytes as the floor.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RowBenchmark {
    private static final int ROWS = 1_000;

    record Row(int id, long score, String name) {
        static final Codec<Row> CODEC = new Codec<>() {
            @Override
            public void write(Row row, BsatnWriter out) {
                out.u32(row.id & 0xFFFF_FFFFL).u64(row.score).str(row.name);
            }

            @Override
            public Row read(BsatnReader in) {
                return new Row((int) in.u32(), in.u64(), in.str());
            }
        };
    }

    private final ValueCodec learned = new ValueCodec(
            Typespace.EMPTY,
            AlgebraicType.product(
                    new ProductElement("id", Primitive.U32),
                    new ProductElement("score", Primitive.U64),
                    new ProductElement("name", Primitive.STRING)));
    private final List<Row> rows = new ArrayList<>();
    private final List<AlgebraicValue> values = new ArrayList<>();
    private final byte[] bytes;
    private final BsatnWriter writer = new BsatnWriter(64 * ROWS);
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream(64 * ROWS);

    public RowBenchmark() {
        for (int i = 0; i < ROWS; i++) {
            rows.add(new Row(i, i * 1_000_003L, "player-number-" + (100_000 + i)));
        }
        rows.forEach(row -> Row.CODEC.write(row, writer));
        bytes = writer.toByteArray();
        var in = new BsatnReader(bytes);
        for (int i = 0; i < ROWS; i++) {
            values.add(learned.read(in));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encodeRecord() {
        writer.reset();
        for (Row row : rows) {
            Row.CODEC.write(row, writer);
        }
        return writer.size();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encodeLearned() {
        writer.reset();
        for (AlgebraicValue value : values) {
            learned.write(value, writer);
        }
        return writer.size();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int encodeByHand() throws IOException {
        stream.reset();
        var out = new DataOutputStream(stream);
        for (Row row : rows) {
            out.writeInt(Integer.reverseBytes(row.id));
            out.writeLong(Long.reverseBytes(row.score));
            byte[] name = row.name.getBytes(StandardCharsets.UTF_8);
            out.writeInt(Integer.reverseBytes(name.length));
            out.write(name);
        }
        return stream.size();
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void decodeRecord(Blackhole hole) {
        var in = new BsatnReader(bytes);
        for (int i = 0; i < ROWS; i++) {
            hole.consume(Row.CODEC.read(in));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void decodeLearned(Blackhole hole) {
        var in = new BsatnReader(bytes);
        for (int i = 0; i < ROWS; i++) {
            hole.consume(learned.read(in));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void skipLearned(Blackhole hole) {
        var in = new BsatnReader(bytes);
        for (int i = 0; i < ROWS; i++) {
            learned.skip(in);
        }
        hole.consume(in.position());
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void decodeByHand(Blackhole hole) {
        ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < ROWS; i++) {
            int id = in.getInt();
            long score = in.getLong();
            int length = in.getInt();
            String name = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
            in.position(in.position() + length);
            hole.consume(new Row(id, score, name));
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public void floorCopy(Blackhole hole) {
        byte[] copy = new byte[bytes.length];
        System.arraycopy(bytes, 0, copy, 0, copy.length);
        hole.consume(copy);
    }
}
