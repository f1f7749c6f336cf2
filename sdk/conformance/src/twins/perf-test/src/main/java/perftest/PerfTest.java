package perftest;

import dev.stdb.module.Index;
import dev.stdb.module.Log;
import dev.stdb.module.LogStopwatch;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Rows;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;

/** Index scans stay fast on 1.2 million rows. */
public final class PerfTest {
    private static final int CHUNKS = 1000;
    private static final int ROWS_PER_CHUNK = 1200;
    private static final int ID = 989_987;
    private static final int CHUNK = ID / ROWS_PER_CHUNK;

    private PerfTest() {}

    @Table(accessor = "location")
    @Index(
            accessor = "coordinates",
            columns = {"x", "z", "dimension"})
    public record Location(
            @PrimaryKey @U64 long id,
            @Index @U64 long chunk,
            @Index int x,
            int z,
            @U32 int dimension) {}

    @Reducer
    public static void load_location_table(ReducerContext ctx) {
        for (int chunk = 0; chunk < CHUNKS; chunk++) {
            for (int i = 0; i < ROWS_PER_CHUNK; i++) {
                int id = chunk * ROWS_PER_CHUNK + i;
                ctx.db().location().insert(new Location(id, chunk, 0, chunk, id));
            }
        }
    }

    @Reducer
    public static void test_index_scan_on_id(ReducerContext ctx) {
        Location location;
        try (LogStopwatch watch = Log.timer("Index scan on {id}")) {
            location = ctx.db().location().id().find(ID);
        }
        if (location == null || location.id() != ID) {
            throw new IllegalStateException("no location " + ID);
        }
    }

    @Reducer
    public static void test_index_scan_on_chunk(ReducerContext ctx) {
        int rows;
        try (LogStopwatch watch = Log.timer("Index scan on {chunk}")) {
            rows = count(ctx.db().location().chunk().filter(CHUNK));
        }
        require(rows, ROWS_PER_CHUNK);
    }

    @Reducer
    public static void test_index_scan_on_x_z_dimension(ReducerContext ctx) {
        int rows;
        try (LogStopwatch watch = Log.timer("Index scan on {x, z, dimension}")) {
            rows = count(ctx.db().location().coordinates().filter(0, CHUNK, ID));
        }
        require(rows, 1);
    }

    @Reducer
    public static void test_index_scan_on_x_z(ReducerContext ctx) {
        int rows;
        try (LogStopwatch watch = Log.timer("Index scan on {x, z}")) {
            rows = count(ctx.db().location().coordinates().filter(0, CHUNK));
        }
        require(rows, ROWS_PER_CHUNK);
    }

    private static int count(Rows<Location> rows) {
        int count = 0;
        while (rows.hasNext()) {
            rows.next();
            count++;
        }
        return count;
    }

    private static void require(int rows, int wanted) {
        if (rows != wanted) {
            throw new IllegalStateException("the scan found " + rows + " rows instead of " + wanted);
        }
    }
}
