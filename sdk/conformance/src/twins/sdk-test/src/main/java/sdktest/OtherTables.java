package sdktest;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.module.AutoInc;
import dev.stdb.module.ClientVisibilityFilter;
import dev.stdb.module.Index;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import java.util.List;
import sdktest.OneTables.OneU8;
import sdktest.PkTables.PkU32;
import sdktest.PkTables.PkU32Two;
import sdktest.Types.ByteStruct;
import sdktest.Types.EnumWithPayload;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.Types.EveryVecStruct;
import sdktest.Types.SimpleEnum;
import sdktest.Types.UnitStruct;
import sdktest.UniqueTables.UniqueU32;
import sdktest.VecTables.VecU8;

/** Tables of no family: many columns, rows within rows, indexes, a schedule, rows that only their owner sees. */
public final class OtherTables {
    /** Everybody sees all of this one: the rule is there to be there. */
    @ClientVisibilityFilter
    static final String ONE_U8_VISIBLE = "SELECT * FROM one_u_8";

    @ClientVisibilityFilter
    static final String USERS_SEE_THEMSELVES = "SELECT * FROM users WHERE identity = :sender";

    private OtherTables() {}

    // ---- large_table

    @Table(accessor = "large_table", isPublic = true)
    public record LargeTable(
            @U8 int a,
            @U16 int b,
            @U32 long c,
            @U64 long d,
            U128 e,
            U256 f,
            byte g,
            short h,
            int i,
            long j,
            I128 k,
            I256 l,
            boolean m,
            float n,
            double o,
            String p,
            SimpleEnum q,
            EnumWithPayload r,
            UnitStruct s,
            ByteStruct t,
            EveryPrimitiveStruct u,
            EveryVecStruct v) {}

    @Reducer
    public static void insert_large_table(
            ReducerContext ctx,
            @U8 int a,
            @U16 int b,
            @U32 long c,
            @U64 long d,
            U128 e,
            U256 f,
            byte g,
            short h,
            int i,
            long j,
            I128 k,
            I256 l,
            boolean m,
            float n,
            double o,
            String p,
            SimpleEnum q,
            EnumWithPayload r,
            UnitStruct s,
            ByteStruct t,
            EveryPrimitiveStruct u,
            EveryVecStruct v) {
        ctx.db().large_table().insert(new LargeTable(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v));
    }

    @Reducer
    public static void delete_large_table(
            ReducerContext ctx,
            @U8 int a,
            @U16 int b,
            @U32 long c,
            @U64 long d,
            U128 e,
            U256 f,
            byte g,
            short h,
            int i,
            long j,
            I128 k,
            I256 l,
            boolean m,
            float n,
            double o,
            String p,
            SimpleEnum q,
            EnumWithPayload r,
            UnitStruct s,
            ByteStruct t,
            EveryPrimitiveStruct u,
            EveryVecStruct v) {
        ctx.db().large_table().delete(new LargeTable(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v));
    }

    // ---- table_holds_table

    @Table(accessor = "table_holds_table", isPublic = true)
    public record TableHoldsTable(OneU8 a, VecU8 b) {}

    @Reducer
    public static void insert_table_holds_table(ReducerContext ctx, OneU8 a, VecU8 b) {
        ctx.db().table_holds_table().insert(new TableHoldsTable(a, b));
    }

    // ---- scheduled_table

    @Table(accessor = "scheduled_table", isPublic = true, scheduled = "send_scheduled_message")
    public record ScheduledTable(@PrimaryKey @AutoInc @U64 long scheduled_id, ScheduleAt scheduled_at, String text) {}

    @Reducer
    public static void send_scheduled_message(ReducerContext ctx, ScheduledTable arg) {}

    // ---- indexed tables

    @Table(accessor = "indexed_table")
    public record IndexedTable(@Index @U32 long player_id) {}

    @Table(accessor = "indexed_table_2")
    @Index(
            accessor = "player_id_snazz_index",
            columns = {"player_id", "player_snazz"})
    public record IndexedTable2(@U32 long player_id, float player_snazz) {}

    @Table(accessor = "indexed_simple_enum", isPublic = true)
    public record IndexedSimpleEnum(@Index SimpleEnum n) {}

    @Reducer
    public static void insert_into_indexed_simple_enum(ReducerContext ctx, SimpleEnum n) {
        ctx.db().indexed_simple_enum().insert(new IndexedSimpleEnum(n));
    }

    @Reducer
    public static void update_indexed_simple_enum(ReducerContext ctx, SimpleEnum a, SimpleEnum b) {
        if (ctx.db().indexed_simple_enum().n().delete(a) > 0) {
            ctx.db().indexed_simple_enum().insert(new IndexedSimpleEnum(b));
        }
    }

    // ---- btree_u32

    @Table(accessor = "btree_u32", isPublic = true)
    public record BTreeU32(@Index @U32 long n, int data) {}

    @Reducer
    public static void insert_into_btree_u32(ReducerContext ctx, List<BTreeU32> rows) {
        for (BTreeU32 row : rows) {
            ctx.db().btree_u32().insert(row);
        }
    }

    @Reducer
    public static void delete_from_btree_u32(ReducerContext ctx, List<BTreeU32> rows) {
        for (BTreeU32 row : rows) {
            ctx.db().btree_u32().delete(row);
        }
    }

    @Reducer
    public static void insert_into_pk_btree_u32(ReducerContext ctx, List<PkU32> pk_u32, List<BTreeU32> bt_u32) {
        for (PkU32 row : pk_u32) {
            ctx.db().pk_u32().insert(row);
        }
        for (BTreeU32 row : bt_u32) {
            ctx.db().btree_u32().insert(row);
        }
    }

    // ---- several tables at once

    @Reducer
    public static void insert_unique_u32_update_pk_u32(ReducerContext ctx, @U32 long n, int d_unique, int d_pk) {
        ctx.db().unique_u32().insert(new UniqueU32(n, d_unique));
        ctx.db().pk_u32().n().update(new PkU32(n, d_pk));
    }

    @Reducer
    public static void delete_pk_u32_insert_pk_u32_two(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32_two().insert(new PkU32Two(n, data));
        ctx.db().pk_u32().delete(new PkU32(n, data));
    }

    // ---- users

    @Table(accessor = "users", isPublic = true)
    public record Users(@PrimaryKey Identity identity, String name) {}

    @Reducer
    public static void insert_user(ReducerContext ctx, String name, Identity identity) {
        ctx.db().users().insert(new Users(identity, name));
    }
}
