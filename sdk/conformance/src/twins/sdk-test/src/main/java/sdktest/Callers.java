package sdktest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.bsatn.value.Display;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import java.util.List;
import sdktest.OneTables.OneConnectionId;
import sdktest.OneTables.OneIdentity;
import sdktest.OneTables.OneTimestamp;
import sdktest.OneTables.OneUuid;
import sdktest.PkTables.PkConnectionId;
import sdktest.PkTables.PkIdentity;
import sdktest.PkTables.PkUuid;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.UniqueTables.UniqueConnectionId;
import sdktest.UniqueTables.UniqueIdentity;
import sdktest.VecTables.VecConnectionId;
import sdktest.VecTables.VecIdentity;
import sdktest.VecTables.VecString;

/** What a reducer knows of its call, written down: the caller, the time, new ids. */
public final class Callers {
    private static final int SORTED_UUIDS = 1000;

    private Callers() {}

    // ---- the caller's identity

    @Reducer
    public static void insert_caller_one_identity(ReducerContext ctx) {
        ctx.db().one_identity().insert(new OneIdentity(ctx.sender()));
    }

    @Reducer
    public static void insert_caller_vec_identity(ReducerContext ctx) {
        ctx.db().vec_identity().insert(new VecIdentity(List.of(ctx.sender())));
    }

    @Reducer
    public static void insert_caller_unique_identity(ReducerContext ctx, int data) {
        ctx.db().unique_identity().insert(new UniqueIdentity(ctx.sender(), data));
    }

    @Reducer
    public static void insert_caller_pk_identity(ReducerContext ctx, int data) {
        ctx.db().pk_identity().insert(new PkIdentity(ctx.sender(), data));
    }

    // ---- the caller's connection

    @Reducer
    public static void insert_caller_one_connection_id(ReducerContext ctx) {
        ctx.db().one_connection_id().insert(new OneConnectionId(connection(ctx)));
    }

    @Reducer
    public static void insert_caller_vec_connection_id(ReducerContext ctx) {
        ctx.db().vec_connection_id().insert(new VecConnectionId(List.of(connection(ctx))));
    }

    @Reducer
    public static void insert_caller_unique_connection_id(ReducerContext ctx, int data) {
        ctx.db().unique_connection_id().insert(new UniqueConnectionId(connection(ctx), data));
    }

    @Reducer
    public static void insert_caller_pk_connection_id(ReducerContext ctx, int data) {
        ctx.db().pk_connection_id().insert(new PkConnectionId(connection(ctx), data));
    }

    private static ConnectionId connection(ReducerContext ctx) {
        ConnectionId connection = ctx.connectionId();
        if (connection == null) {
            throw new ReducerException("No connection id in reducer context");
        }
        return connection;
    }

    // ---- time and ids

    @Reducer
    public static void insert_call_timestamp(ReducerContext ctx) {
        ctx.db().one_timestamp().insert(new OneTimestamp(ctx.timestamp()));
    }

    @Reducer
    public static void insert_call_uuid_v4(ReducerContext ctx) {
        ctx.db().one_uuid().insert(new OneUuid(ctx.newUuidV4()));
    }

    @Reducer
    public static void insert_call_uuid_v7(ReducerContext ctx) {
        ctx.db().one_uuid().insert(new OneUuid(ctx.newUuidV7()));
    }

    @Reducer
    public static void sorted_uuids_insert(ReducerContext ctx) {
        for (int i = 0; i < SORTED_UUIDS; i++) {
            ctx.db().pk_uuid().insert(new PkUuid(ctx.newUuidV7(), 0));
        }
        Uuid last = null;
        for (PkUuid row : ctx.db().pk_uuid()) {
            if (last != null && last.compareTo(row.u()) >= 0) {
                throw new ReducerException("UUIDs are not sorted correctly");
            }
            last = row.u();
        }
    }

    // ---- the rest

    @Reducer
    public static void insert_primitives_as_strings(ReducerContext ctx, EveryPrimitiveStruct s) {
        ctx.db()
                .vec_string()
                .insert(new VecString(List.of(
                        String.valueOf(s.a()),
                        String.valueOf(s.b()),
                        String.valueOf(s.c()),
                        Long.toUnsignedString(s.d()),
                        s.e().toString(),
                        s.f().toString(),
                        String.valueOf(s.g()),
                        String.valueOf(s.h()),
                        String.valueOf(s.i()),
                        String.valueOf(s.j()),
                        s.k().toString(),
                        s.l().toString(),
                        String.valueOf(s.m()),
                        Display.f32(s.n()),
                        Display.f64(s.o()),
                        s.p(),
                        s.q().toString(),
                        s.r().toString(),
                        time(s.s()),
                        s.t().toString(),
                        s.u().toString())));
    }

    /** The original panics for times beyond the years -262143 to 262142 of its calendar. */
    private static String time(Timestamp time) {
        long micros = time.microsSinceEpoch();
        if (micros < -8_334_601_315_200_000_000L || micros >= 8_210_266_876_800_000_000L) {
            throw new IllegalArgumentException("no date: " + micros);
        }
        return time.toString();
    }

    @Reducer
    public static void no_op_succeeds(ReducerContext ctx) {}
}
