package keynotebenchmarks;

import dev.stdb.module.Index;
import dev.stdb.module.Init;
import dev.stdb.module.Log;
import dev.stdb.module.LogStopwatch;
import dev.stdb.module.ModuleRandom;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.TableReader;
import dev.stdb.module.U32;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A million entities: sweeping columns, and the latency of an index. */
public final class KeynoteBenchmarks {
    private static final int ENTITIES = 1_000_000;
    private static final int LOOKUPS = 10_000;

    private KeynoteBenchmarks() {}

    @Table(accessor = "position", isPublic = true)
    public record Position(
            @PrimaryKey @Index(algorithm = Index.Algorithm.DIRECT) @U32
            int id,

            float x,
            float y,
            float z) {}

    @Table(accessor = "velocity", isPublic = true)
    public record Velocity(
            @PrimaryKey @Index(algorithm = Index.Algorithm.DIRECT) @U32
            int id,

            float dx,
            float dy,
            float dz) {}

    @Init
    public static void init(ReducerContext ctx) {
        try (LogStopwatch watch = Log.timer("init")) {
            ModuleRandom random = ctx.random();
            for (int id = 0; id < ENTITIES; id++) {
                float x = random.nextFloat();
                float y = random.nextFloat();
                float z = random.nextFloat();
                float dx = random.nextFloat();
                float dy = random.nextFloat();
                float dz = random.nextFloat();
                ctx.db().position().insert(new Position(id, x, y, z));
                ctx.db().velocity().insert(new Velocity(id, dx, dy, dz));
            }
        }
    }

    @Reducer
    public static void update_positions_by_collect(ReducerContext ctx) {
        try (LogStopwatch watch = Log.timer("update_positions_by_collect")) {
            List<Position> positions = collected(ctx.db().position());
            positions.sort(Comparator.comparingInt(Position::id));
            List<Velocity> velocities = collected(ctx.db().velocity());
            velocities.sort(Comparator.comparingInt(Velocity::id));
            int pairs = Math.min(positions.size(), velocities.size());
            for (int i = 0; i < pairs; i++) {
                Position at = positions.get(i);
                Velocity by = velocities.get(i);
                ctx.db()
                        .position()
                        .id()
                        .update(new Position(at.id(), at.x() + by.dx(), at.y() + by.dy(), at.z() + by.dz()));
            }
        }
    }

    /** A list as long as the table from the start: growing one of a million rows would copy it again and again. */
    private static <R> List<R> collected(TableReader<R> table) {
        List<R> rows = new ArrayList<>((int) table.count());
        for (R row : table) {
            rows.add(row);
        }
        return rows;
    }

    @Reducer
    public static void roundtrip(ReducerContext ctx) {
        for (int id = 0; id < LOOKUPS; id++) {
            ctx.db().velocity().id().find(id);
        }
        try (LogStopwatch watch = Log.timer("index_roundtrip")) {
            ctx.db().velocity().id().find(LOOKUPS + 1);
        }
    }
}
