package sdktest;

import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import java.util.List;
import java.util.Optional;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.Types.SimpleEnum;

/** Tables {@code option_*}: one column that may be absent. */
public final class OptionTables {
    private OptionTables() {}

    // ---- option_i32

    @Table(accessor = "option_i32", isPublic = true)
    public record OptionI32(Optional<Integer> n) {}

    @Reducer
    public static void insert_option_i32(ReducerContext ctx, Optional<Integer> n) {
        ctx.db().option_i32().insert(new OptionI32(n));
    }

    @Reducer
    public static void delete_all_option_i32(ReducerContext ctx, Optional<Integer> n) {
        ctx.db().option_i32().delete(new OptionI32(n));
    }

    // ---- option_string

    @Table(accessor = "option_string", isPublic = true)
    public record OptionString(Optional<String> s) {}

    @Reducer
    public static void insert_option_string(ReducerContext ctx, Optional<String> s) {
        ctx.db().option_string().insert(new OptionString(s));
    }

    @Reducer
    public static void delete_all_option_string(ReducerContext ctx, Optional<String> s) {
        ctx.db().option_string().delete(new OptionString(s));
    }

    // ---- option_identity

    @Table(accessor = "option_identity", isPublic = true)
    public record OptionIdentity(Optional<Identity> i) {}

    @Reducer
    public static void insert_option_identity(ReducerContext ctx, Optional<Identity> i) {
        ctx.db().option_identity().insert(new OptionIdentity(i));
    }

    @Reducer
    public static void delete_all_option_identity(ReducerContext ctx, Optional<Identity> i) {
        ctx.db().option_identity().delete(new OptionIdentity(i));
    }

    // ---- option_uuid

    @Table(accessor = "option_uuid", isPublic = true)
    public record OptionUuid(Optional<Uuid> u) {}

    @Reducer
    public static void insert_option_uuid(ReducerContext ctx, Optional<Uuid> u) {
        ctx.db().option_uuid().insert(new OptionUuid(u));
    }

    @Reducer
    public static void delete_all_option_uuid(ReducerContext ctx, Optional<Uuid> u) {
        ctx.db().option_uuid().delete(new OptionUuid(u));
    }

    // ---- option_simple_enum

    @Table(accessor = "option_simple_enum", isPublic = true)
    public record OptionSimpleEnum(Optional<SimpleEnum> e) {}

    @Reducer
    public static void insert_option_simple_enum(ReducerContext ctx, Optional<SimpleEnum> e) {
        ctx.db().option_simple_enum().insert(new OptionSimpleEnum(e));
    }

    @Reducer
    public static void delete_all_option_simple_enum(ReducerContext ctx, Optional<SimpleEnum> e) {
        ctx.db().option_simple_enum().delete(new OptionSimpleEnum(e));
    }

    // ---- option_every_primitive_struct

    @Table(accessor = "option_every_primitive_struct", isPublic = true)
    public record OptionEveryPrimitiveStruct(Optional<EveryPrimitiveStruct> s) {}

    @Reducer
    public static void insert_option_every_primitive_struct(ReducerContext ctx, Optional<EveryPrimitiveStruct> s) {
        ctx.db().option_every_primitive_struct().insert(new OptionEveryPrimitiveStruct(s));
    }

    @Reducer
    public static void delete_all_option_every_primitive_struct(ReducerContext ctx, Optional<EveryPrimitiveStruct> s) {
        ctx.db().option_every_primitive_struct().delete(new OptionEveryPrimitiveStruct(s));
    }

    // ---- option_vec_option_i32

    @Table(accessor = "option_vec_option_i32", isPublic = true)
    public record OptionVecOptionI32(Optional<List<Optional<Integer>>> v) {}

    @Reducer
    public static void insert_option_vec_option_i32(ReducerContext ctx, Optional<List<Optional<Integer>>> v) {
        ctx.db().option_vec_option_i32().insert(new OptionVecOptionI32(v));
    }

    @Reducer
    public static void delete_all_option_vec_option_i32(ReducerContext ctx, Optional<List<Optional<Integer>>> v) {
        ctx.db().option_vec_option_i32().delete(new OptionVecOptionI32(v));
    }
}
