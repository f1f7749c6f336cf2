package sdktest;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.module.Reducer;
import dev.stdb.module.Result;
import dev.stdb.module.Table;
import java.util.List;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.Types.SimpleEnum;

/** Tables {@code result_*}: one column with a result or an error. */
public final class ResultTables {
    private ResultTables() {}

    // ---- result_every_primitive_struct_string

    @Table(accessor = "result_every_primitive_struct_string", isPublic = true)
    public record ResultEveryPrimitiveStructString(Result<EveryPrimitiveStruct, String> r) {}

    @Reducer
    public static void insert_result_every_primitive_struct_string(
            ReducerContext ctx, Result<EveryPrimitiveStruct, String> r) {
        ctx.db().result_every_primitive_struct_string().insert(new ResultEveryPrimitiveStructString(r));
    }

    // ---- result_string_i32

    @Table(accessor = "result_string_i32", isPublic = true)
    public record ResultStringI32(Result<String, Integer> r) {}

    @Reducer
    public static void insert_result_string_i32(ReducerContext ctx, Result<String, Integer> r) {
        ctx.db().result_string_i32().insert(new ResultStringI32(r));
    }

    // ---- result_identity_string

    @Table(accessor = "result_identity_string", isPublic = true)
    public record ResultIdentityString(Result<Identity, String> r) {}

    @Reducer
    public static void insert_result_identity_string(ReducerContext ctx, Result<Identity, String> r) {
        ctx.db().result_identity_string().insert(new ResultIdentityString(r));
    }

    // ---- result_i32_string

    @Table(accessor = "result_i32_string", isPublic = true)
    public record ResultI32String(Result<Integer, String> r) {}

    @Reducer
    public static void insert_result_i32_string(ReducerContext ctx, Result<Integer, String> r) {
        ctx.db().result_i32_string().insert(new ResultI32String(r));
    }

    // ---- result_vec_i32_string

    @Table(accessor = "result_vec_i32_string", isPublic = true)
    public record ResultVecI32String(Result<List<Integer>, String> r) {}

    @Reducer
    public static void insert_result_vec_i32_string(ReducerContext ctx, Result<List<Integer>, String> r) {
        ctx.db().result_vec_i32_string().insert(new ResultVecI32String(r));
    }

    // ---- result_simple_enum_i32

    @Table(accessor = "result_simple_enum_i32", isPublic = true)
    public record ResultSimpleEnumI32(Result<SimpleEnum, Integer> r) {}

    @Reducer
    public static void insert_result_simple_enum_i32(ReducerContext ctx, Result<SimpleEnum, Integer> r) {
        ctx.db().result_simple_enum_i32().insert(new ResultSimpleEnumI32(r));
    }
}
