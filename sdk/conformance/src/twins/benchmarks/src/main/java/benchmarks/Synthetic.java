package benchmarks;

import dev.stdb.module.Index;
import dev.stdb.module.Log;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Rows;
import dev.stdb.module.Table;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import java.util.List;

/** One operation each on two kinds of rows in three kinds of tables: with a unique key, without index, with an index per column. */
public final class Synthetic {
    private Synthetic() {}

    @Table(accessor = "unique_0_u32_u64_str")
    public record Unique0U32U64StrT(
            @PrimaryKey @U32 int id, @U64 long age, String name) {}

    @Table(accessor = "no_index_u32_u64_str")
    public record NoIndexU32U64StrT(@U32 int id, @U64 long age, String name) {}

    @Table(accessor = "btree_each_column_u32_u64_str")
    public record BtreeEachColumnU32U64StrT(
            @Index @U32 int id, @Index @U64 long age, @Index String name) {}

    @Table(accessor = "unique_0_u32_u64_u64")
    public record Unique0U32U64U64T(
            @PrimaryKey @U32 int id, @U64 long x, @U64 long y) {}

    @Table(accessor = "no_index_u32_u64_u64")
    public record NoIndexU32U64U64T(
            @U32 int id, @U64 long x, @U64 long y) {}

    @Table(accessor = "btree_each_column_u32_u64_u64")
    public record BtreeEachColumnU32U64U64T(
            @Index @U32 int id,
            @Index @U64 long x,
            @Index @U64 long y) {}

    // ---- nothing but the call

    @Reducer
    public static void empty(ReducerContext ctx) {}

    @Reducer
    public static void fn_with_1_args(ReducerContext ctx, String _arg) {}

    @Reducer
    public static void fn_with_32_args(
            ReducerContext ctx,
            String _arg1,
            String _arg2,
            String _arg3,
            String _arg4,
            String _arg5,
            String _arg6,
            String _arg7,
            String _arg8,
            String _arg9,
            String _arg10,
            String _arg11,
            String _arg12,
            String _arg13,
            String _arg14,
            String _arg15,
            String _arg16,
            String _arg17,
            String _arg18,
            String _arg19,
            String _arg20,
            String _arg21,
            String _arg22,
            String _arg23,
            String _arg24,
            String _arg25,
            String _arg26,
            String _arg27,
            String _arg28,
            String _arg29,
            String _arg30,
            String _arg31,
            String _arg32) {}

    @Reducer
    public static void print_many_things(ReducerContext ctx, @U32 int n) {
        for (int i = 0; Integer.compareUnsigned(i, n) < 0; i++) {
            Log.info("hello again!");
        }
    }

    // ---- unique_0_u32_u64_str

    @Reducer
    public static void insert_unique_0_u32_u64_str(ReducerContext ctx, @U32 int id, @U64 long age, String name) {
        ctx.db().unique_0_u32_u64_str().insert(new Unique0U32U64StrT(id, age, name));
    }

    @Reducer
    public static void insert_bulk_unique_0_u32_u64_str(ReducerContext ctx, List<Unique0U32U64StrT> people) {
        for (Unique0U32U64StrT row : people) {
            ctx.db().unique_0_u32_u64_str().insert(row);
        }
    }

    @Reducer
    public static void update_bulk_unique_0_u32_u64_str(ReducerContext ctx, @U32 int row_count) {
        int updated = 0;
        Rows<Unique0U32U64StrT> rows = ctx.db().unique_0_u32_u64_str().rows();
        while (updated != row_count && rows.hasNext()) {
            Unique0U32U64StrT row = rows.next();
            updated++;
            ctx.db().unique_0_u32_u64_str().id().update(new Unique0U32U64StrT(row.id(), row.age() + 1, row.name()));
        }
        rows.close();
        requireAll(updated, row_count);
    }

    @Reducer
    public static void iterate_unique_0_u32_u64_str(ReducerContext ctx) {
        for (Unique0U32U64StrT row : ctx.db().unique_0_u32_u64_str()) {
            use(row);
        }
    }

    @Reducer
    public static void filter_unique_0_u32_u64_str_by_id(ReducerContext ctx, @U32 int id) {
        Unique0U32U64StrT row = ctx.db().unique_0_u32_u64_str().id().find(id);
        if (row != null) {
            use(row);
        }
    }

    @Reducer
    public static void filter_unique_0_u32_u64_str_by_name(ReducerContext ctx, String name) {
        for (Unique0U32U64StrT row : ctx.db().unique_0_u32_u64_str()) {
            if (row.name().equals(name)) {
                use(row);
            }
        }
    }

    @Reducer
    public static void delete_unique_0_u32_u64_str_by_id(ReducerContext ctx, @U32 int id) {
        ctx.db().unique_0_u32_u64_str().id().delete(id);
    }

    @Reducer
    public static void clear_table_unique_0_u32_u64_str(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_unique_0_u32_u64_str(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().unique_0_u32_u64_str().count());
    }

    // ---- unique_0_u32_u64_u64

    @Reducer
    public static void insert_unique_0_u32_u64_u64(ReducerContext ctx, @U32 int id, @U64 long x, @U64 long y) {
        ctx.db().unique_0_u32_u64_u64().insert(new Unique0U32U64U64T(id, x, y));
    }

    @Reducer
    public static void insert_bulk_unique_0_u32_u64_u64(ReducerContext ctx, List<Unique0U32U64U64T> locs) {
        for (Unique0U32U64U64T row : locs) {
            ctx.db().unique_0_u32_u64_u64().insert(row);
        }
    }

    @Reducer
    public static void update_bulk_unique_0_u32_u64_u64(ReducerContext ctx, @U32 int row_count) {
        int updated = 0;
        Rows<Unique0U32U64U64T> rows = ctx.db().unique_0_u32_u64_u64().rows();
        while (updated != row_count && rows.hasNext()) {
            Unique0U32U64U64T row = rows.next();
            updated++;
            ctx.db().unique_0_u32_u64_u64().id().update(new Unique0U32U64U64T(row.id(), row.x() + 1, row.y()));
        }
        rows.close();
        requireAll(updated, row_count);
    }

    @Reducer
    public static void iterate_unique_0_u32_u64_u64(ReducerContext ctx) {
        for (Unique0U32U64U64T row : ctx.db().unique_0_u32_u64_u64()) {
            use(row);
        }
    }

    @Reducer
    public static void filter_unique_0_u32_u64_u64_by_id(ReducerContext ctx, @U32 int id) {
        Unique0U32U64U64T row = ctx.db().unique_0_u32_u64_u64().id().find(id);
        if (row != null) {
            use(row);
        }
    }

    @Reducer
    public static void filter_unique_0_u32_u64_u64_by_x(ReducerContext ctx, @U64 long x) {
        for (Unique0U32U64U64T row : ctx.db().unique_0_u32_u64_u64()) {
            if (row.x() == x) {
                use(row);
            }
        }
    }

    @Reducer
    public static void filter_unique_0_u32_u64_u64_by_y(ReducerContext ctx, @U64 long y) {
        for (Unique0U32U64U64T row : ctx.db().unique_0_u32_u64_u64()) {
            if (row.y() == y) {
                use(row);
            }
        }
    }

    @Reducer
    public static void delete_unique_0_u32_u64_u64_by_id(ReducerContext ctx, @U32 int id) {
        ctx.db().unique_0_u32_u64_u64().id().delete(id);
    }

    @Reducer
    public static void clear_table_unique_0_u32_u64_u64(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_unique_0_u32_u64_u64(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().unique_0_u32_u64_u64().count());
    }

    // ---- no_index_u32_u64_str

    @Reducer
    public static void insert_no_index_u32_u64_str(ReducerContext ctx, @U32 int id, @U64 long age, String name) {
        ctx.db().no_index_u32_u64_str().insert(new NoIndexU32U64StrT(id, age, name));
    }

    @Reducer
    public static void insert_bulk_no_index_u32_u64_str(ReducerContext ctx, List<NoIndexU32U64StrT> people) {
        for (NoIndexU32U64StrT row : people) {
            ctx.db().no_index_u32_u64_str().insert(row);
        }
    }

    @Reducer
    public static void filter_no_index_u32_u64_str_by_id(ReducerContext ctx, @U32 int id) {
        for (NoIndexU32U64StrT row : ctx.db().no_index_u32_u64_str()) {
            if (row.id() == id) {
                use(row);
            }
        }
    }

    @Reducer
    public static void filter_no_index_u32_u64_str_by_name(ReducerContext ctx, String name) {
        for (NoIndexU32U64StrT row : ctx.db().no_index_u32_u64_str()) {
            if (row.name().equals(name)) {
                use(row);
            }
        }
    }

    @Reducer
    public static void clear_table_no_index_u32_u64_str(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_no_index_u32_u64_str(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().no_index_u32_u64_str().count());
    }

    // ---- no_index_u32_u64_u64

    @Reducer
    public static void insert_no_index_u32_u64_u64(ReducerContext ctx, @U32 int id, @U64 long x, @U64 long y) {
        ctx.db().no_index_u32_u64_u64().insert(new NoIndexU32U64U64T(id, x, y));
    }

    @Reducer
    public static void insert_bulk_no_index_u32_u64_u64(ReducerContext ctx, List<NoIndexU32U64U64T> locs) {
        for (NoIndexU32U64U64T row : locs) {
            ctx.db().no_index_u32_u64_u64().insert(row);
        }
    }

    @Reducer
    public static void filter_no_index_u32_u64_u64_by_id(ReducerContext ctx, @U32 int id) {
        for (NoIndexU32U64U64T row : ctx.db().no_index_u32_u64_u64()) {
            if (row.id() == id) {
                use(row);
            }
        }
    }

    @Reducer
    public static void filter_no_index_u32_u64_u64_by_x(ReducerContext ctx, @U64 long x) {
        for (NoIndexU32U64U64T row : ctx.db().no_index_u32_u64_u64()) {
            if (row.x() == x) {
                use(row);
            }
        }
    }

    @Reducer
    public static void filter_no_index_u32_u64_u64_by_y(ReducerContext ctx, @U64 long y) {
        for (NoIndexU32U64U64T row : ctx.db().no_index_u32_u64_u64()) {
            if (row.y() == y) {
                use(row);
            }
        }
    }

    @Reducer
    public static void clear_table_no_index_u32_u64_u64(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_no_index_u32_u64_u64(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().no_index_u32_u64_u64().count());
    }

    // ---- btree_each_column_u32_u64_str

    @Reducer
    public static void insert_btree_each_column_u32_u64_str(
            ReducerContext ctx, @U32 int id, @U64 long age, String name) {
        ctx.db().btree_each_column_u32_u64_str().insert(new BtreeEachColumnU32U64StrT(id, age, name));
    }

    @Reducer
    public static void insert_bulk_btree_each_column_u32_u64_str(
            ReducerContext ctx, List<BtreeEachColumnU32U64StrT> people) {
        for (BtreeEachColumnU32U64StrT row : people) {
            ctx.db().btree_each_column_u32_u64_str().insert(row);
        }
    }

    @Reducer
    public static void filter_btree_each_column_u32_u64_str_by_id(ReducerContext ctx, @U32 int id) {
        for (BtreeEachColumnU32U64StrT row :
                ctx.db().btree_each_column_u32_u64_str().id().filter(id)) {
            use(row);
        }
    }

    @Reducer
    public static void filter_btree_each_column_u32_u64_str_by_name(ReducerContext ctx, String name) {
        for (BtreeEachColumnU32U64StrT row :
                ctx.db().btree_each_column_u32_u64_str().name().filter(name)) {
            use(row);
        }
    }

    @Reducer
    public static void clear_table_btree_each_column_u32_u64_str(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_btree_each_column_u32_u64_str(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().btree_each_column_u32_u64_str().count());
    }

    // ---- btree_each_column_u32_u64_u64

    @Reducer
    public static void insert_btree_each_column_u32_u64_u64(ReducerContext ctx, @U32 int id, @U64 long x, @U64 long y) {
        ctx.db().btree_each_column_u32_u64_u64().insert(new BtreeEachColumnU32U64U64T(id, x, y));
    }

    @Reducer
    public static void insert_bulk_btree_each_column_u32_u64_u64(
            ReducerContext ctx, List<BtreeEachColumnU32U64U64T> locs) {
        for (BtreeEachColumnU32U64U64T row : locs) {
            ctx.db().btree_each_column_u32_u64_u64().insert(row);
        }
    }

    @Reducer
    public static void filter_btree_each_column_u32_u64_u64_by_id(ReducerContext ctx, @U32 int id) {
        for (BtreeEachColumnU32U64U64T row :
                ctx.db().btree_each_column_u32_u64_u64().id().filter(id)) {
            use(row);
        }
    }

    @Reducer
    public static void filter_btree_each_column_u32_u64_u64_by_x(ReducerContext ctx, @U64 long x) {
        for (BtreeEachColumnU32U64U64T row :
                ctx.db().btree_each_column_u32_u64_u64().x().filter(x)) {
            use(row);
        }
    }

    @Reducer
    public static void filter_btree_each_column_u32_u64_u64_by_y(ReducerContext ctx, @U64 long y) {
        for (BtreeEachColumnU32U64U64T row :
                ctx.db().btree_each_column_u32_u64_u64().y().filter(y)) {
            use(row);
        }
    }

    @Reducer
    public static void clear_table_btree_each_column_u32_u64_u64(ReducerContext ctx) {
        throw notImplemented();
    }

    @Reducer
    public static void count_btree_each_column_u32_u64_u64(ReducerContext ctx) {
        Log.info("COUNT: " + ctx.db().btree_each_column_u32_u64_u64().count());
    }

    /** Where a row goes that was read for the reading's sake. */
    private static void use(Record row) {
        last = row;
    }

    private static Record last;

    private static RuntimeException notImplemented() {
        return new UnsupportedOperationException(
                "not implemented: Modules currently have no interface to clear a table");
    }

    private static void requireAll(int updated, int wanted) {
        if (updated != wanted) {
            throw new IllegalStateException("not enough rows to perform requested amount of updates");
        }
    }
}
