package procedures;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.AutoInc;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Procedure;
import dev.stdb.module.Reducer;
import dev.stdb.module.Result;
import dev.stdb.module.SpacetimeType;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;

/** Return values, transactions, HTTP requests and schedules of procedures. */
public final class Procedures {
    private static final int SORTED_UUIDS = 1000;

    private Procedures() {}

    // ---- return values

    @SpacetimeType
    public record ReturnStruct(@U32 long a, String b) {}

    @SpacetimeType
    public sealed interface ReturnEnum {
        record A(@U32 long value) implements ReturnEnum {}

        record B(String value) implements ReturnEnum {}
    }

    @Procedure
    public static @U32 long return_primitive(ProcedureContext ctx, @U32 long lhs, @U32 long rhs) {
        return (lhs + rhs) & 0xFFFF_FFFFL; // as unsigned numbers do in an optimised original
    }

    @Procedure
    public static ReturnStruct return_struct(ProcedureContext ctx, @U32 long a, String b) {
        return new ReturnStruct(a, b);
    }

    @Procedure
    public static ReturnEnum return_enum_a(ProcedureContext ctx, @U32 long a) {
        return new ReturnEnum.A(a);
    }

    @Procedure
    public static ReturnEnum return_enum_b(ProcedureContext ctx, String b) {
        return new ReturnEnum.B(b);
    }

    @Procedure
    public static void will_panic(ProcedureContext ctx) {
        throw new IllegalStateException("This procedure is expected to panic");
    }

    // ---- HTTP

    @Procedure
    public static String read_my_schema(ProcedureContext ctx, String server_url) {
        String server = server_url;
        while (server.endsWith("/")) {
            server = server.substring(0, server.length() - 1);
        }
        return ctx.http()
                .get(server + "/v1/database/" + ctx.identity() + "/schema?version=9")
                .text();
    }

    @Procedure
    public static String invalid_request(ProcedureContext ctx) {
        HttpResponse answer;
        try {
            answer = ctx.http().get("http://foo.invalid/");
        } catch (HttpException expected) {
            return expected.getMessage();
        }
        throw new IllegalStateException("Got result from requesting `http://foo.invalid`... huh?\n" + answer.text());
    }

    // ---- transactions

    @Table(accessor = "my_table", isPublic = true)
    public record MyTable(ReturnStruct field) {}

    private static void insertMagic(ReducerContext tx) {
        tx.db().my_table().insert(new MyTable(new ReturnStruct(42, "magic")));
    }

    private static void requireRows(ProcedureContext ctx, long wanted) {
        long rows = ctx.withTx(tx -> tx.db().my_table().count());
        if (rows != wanted) {
            throw new IllegalStateException("my_table has " + rows + " rows instead of " + wanted);
        }
    }

    @Procedure
    public static void insert_with_tx_commit(ProcedureContext ctx) {
        ctx.inTx(Procedures::insertMagic);
        requireRows(ctx, 1);
    }

    @Procedure
    public static void insert_with_tx_rollback(ProcedureContext ctx) {
        Result<Integer, Integer> outcome = ctx.tryWithTx(tx -> {
            insertMagic(tx);
            return Result.err(24);
        });
        if (outcome.isOk()) {
            throw new IllegalStateException("a refused transaction went well");
        }
        requireRows(ctx, 0);
    }

    // ---- a schedule

    @Table(accessor = "scheduled_proc_table", scheduled = "scheduled_proc")
    public record ScheduledProcTable(
            @PrimaryKey @AutoInc @U64 long scheduled_id,
            ScheduleAt scheduled_at,
            Timestamp reducer_ts,
            @U8 int x,
            @U8 int y) {}

    @Table(accessor = "proc_inserts_into", isPublic = true)
    public record ProcInsertsInto(
            Timestamp reducer_ts,
            Timestamp procedure_ts,
            @U8 int x,
            @U8 int y) {}

    @Reducer
    public static void schedule_proc(ReducerContext ctx) {
        ctx.db()
                .scheduled_proc_table()
                .insert(new ScheduledProcTable(
                        0, ScheduleAt.every(TimeDuration.ofSeconds(1)), ctx.timestamp(), 42, 24));
    }

    @Procedure
    public static void scheduled_proc(ProcedureContext ctx, ScheduledProcTable data) {
        Timestamp started = ctx.timestamp();
        ctx.inTx(tx -> tx.db()
                .proc_inserts_into()
                .insert(new ProcInsertsInto(data.reducer_ts(), started, data.x(), data.y())));
    }

    // ---- ids

    @Table(accessor = "pk_uuid", isPublic = true)
    public record PkUuid(Uuid u, @U8 int data) {}

    @Procedure
    public static void sorted_uuids_insert(ProcedureContext ctx) {
        ctx.inTx(tx -> {
            for (int i = 0; i < SORTED_UUIDS; i++) {
                tx.db().pk_uuid().insert(new PkUuid(tx.newUuidV7(), 0));
            }
            Uuid last = null;
            for (PkUuid row : tx.db().pk_uuid()) {
                if (last != null && last.compareTo(row.u()) >= 0) {
                    throw new IllegalStateException("UUIDs are not sorted correctly");
                }
                last = row.u();
            }
        });
    }
}
