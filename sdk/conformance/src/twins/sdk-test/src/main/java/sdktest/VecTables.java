package sdktest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import java.util.List;
import sdktest.Types.ByteStruct;
import sdktest.Types.EnumWithPayload;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.Types.EveryVecStruct;
import sdktest.Types.SimpleEnum;
import sdktest.Types.UnitStruct;

/** Tables {@code vec_*}: one column with a list of each type. */
public final class VecTables {
    private VecTables() {}

    // ---- vec_u8

    @Table(accessor = "vec_u8", isPublic = true)
    public record VecU8(byte[] n) {}

    @Reducer
    public static void insert_vec_u8(ReducerContext ctx, byte[] n) {
        ctx.db().vec_u8().insert(new VecU8(n));
    }

    @Reducer
    public static void delete_all_vec_u8(ReducerContext ctx, byte[] n) {
        ctx.db().vec_u8().delete(new VecU8(n));
    }

    // ---- vec_u16

    @Table(accessor = "vec_u16", isPublic = true)
    public record VecU16(List<@U16 Integer> n) {}

    @Reducer
    public static void insert_vec_u16(ReducerContext ctx, List<@U16 Integer> n) {
        ctx.db().vec_u16().insert(new VecU16(n));
    }

    @Reducer
    public static void delete_all_vec_u16(ReducerContext ctx, List<@U16 Integer> n) {
        ctx.db().vec_u16().delete(new VecU16(n));
    }

    // ---- vec_u32

    @Table(accessor = "vec_u32", isPublic = true)
    public record VecU32(List<@U32 Long> n) {}

    @Reducer
    public static void insert_vec_u32(ReducerContext ctx, List<@U32 Long> n) {
        ctx.db().vec_u32().insert(new VecU32(n));
    }

    @Reducer
    public static void delete_all_vec_u32(ReducerContext ctx, List<@U32 Long> n) {
        ctx.db().vec_u32().delete(new VecU32(n));
    }

    // ---- vec_u64

    @Table(accessor = "vec_u64", isPublic = true)
    public record VecU64(List<@U64 Long> n) {}

    @Reducer
    public static void insert_vec_u64(ReducerContext ctx, List<@U64 Long> n) {
        ctx.db().vec_u64().insert(new VecU64(n));
    }

    @Reducer
    public static void delete_all_vec_u64(ReducerContext ctx, List<@U64 Long> n) {
        ctx.db().vec_u64().delete(new VecU64(n));
    }

    // ---- vec_u128

    @Table(accessor = "vec_u128", isPublic = true)
    public record VecU128(List<U128> n) {}

    @Reducer
    public static void insert_vec_u128(ReducerContext ctx, List<U128> n) {
        ctx.db().vec_u128().insert(new VecU128(n));
    }

    @Reducer
    public static void delete_all_vec_u128(ReducerContext ctx, List<U128> n) {
        ctx.db().vec_u128().delete(new VecU128(n));
    }

    // ---- vec_u256

    @Table(accessor = "vec_u256", isPublic = true)
    public record VecU256(List<U256> n) {}

    @Reducer
    public static void insert_vec_u256(ReducerContext ctx, List<U256> n) {
        ctx.db().vec_u256().insert(new VecU256(n));
    }

    @Reducer
    public static void delete_all_vec_u256(ReducerContext ctx, List<U256> n) {
        ctx.db().vec_u256().delete(new VecU256(n));
    }

    // ---- vec_i8

    @Table(accessor = "vec_i8", isPublic = true)
    public record VecI8(List<Byte> n) {}

    @Reducer
    public static void insert_vec_i8(ReducerContext ctx, List<Byte> n) {
        ctx.db().vec_i8().insert(new VecI8(n));
    }

    @Reducer
    public static void delete_all_vec_i8(ReducerContext ctx, List<Byte> n) {
        ctx.db().vec_i8().delete(new VecI8(n));
    }

    // ---- vec_i16

    @Table(accessor = "vec_i16", isPublic = true)
    public record VecI16(List<Short> n) {}

    @Reducer
    public static void insert_vec_i16(ReducerContext ctx, List<Short> n) {
        ctx.db().vec_i16().insert(new VecI16(n));
    }

    @Reducer
    public static void delete_all_vec_i16(ReducerContext ctx, List<Short> n) {
        ctx.db().vec_i16().delete(new VecI16(n));
    }

    // ---- vec_i32

    @Table(accessor = "vec_i32", isPublic = true)
    public record VecI32(List<Integer> n) {}

    @Reducer
    public static void insert_vec_i32(ReducerContext ctx, List<Integer> n) {
        ctx.db().vec_i32().insert(new VecI32(n));
    }

    @Reducer
    public static void delete_all_vec_i32(ReducerContext ctx, List<Integer> n) {
        ctx.db().vec_i32().delete(new VecI32(n));
    }

    // ---- vec_i64

    @Table(accessor = "vec_i64", isPublic = true)
    public record VecI64(List<Long> n) {}

    @Reducer
    public static void insert_vec_i64(ReducerContext ctx, List<Long> n) {
        ctx.db().vec_i64().insert(new VecI64(n));
    }

    @Reducer
    public static void delete_all_vec_i64(ReducerContext ctx, List<Long> n) {
        ctx.db().vec_i64().delete(new VecI64(n));
    }

    // ---- vec_i128

    @Table(accessor = "vec_i128", isPublic = true)
    public record VecI128(List<I128> n) {}

    @Reducer
    public static void insert_vec_i128(ReducerContext ctx, List<I128> n) {
        ctx.db().vec_i128().insert(new VecI128(n));
    }

    @Reducer
    public static void delete_all_vec_i128(ReducerContext ctx, List<I128> n) {
        ctx.db().vec_i128().delete(new VecI128(n));
    }

    // ---- vec_i256

    @Table(accessor = "vec_i256", isPublic = true)
    public record VecI256(List<I256> n) {}

    @Reducer
    public static void insert_vec_i256(ReducerContext ctx, List<I256> n) {
        ctx.db().vec_i256().insert(new VecI256(n));
    }

    @Reducer
    public static void delete_all_vec_i256(ReducerContext ctx, List<I256> n) {
        ctx.db().vec_i256().delete(new VecI256(n));
    }

    // ---- vec_bool

    @Table(accessor = "vec_bool", isPublic = true)
    public record VecBool(List<Boolean> b) {}

    @Reducer
    public static void insert_vec_bool(ReducerContext ctx, List<Boolean> b) {
        ctx.db().vec_bool().insert(new VecBool(b));
    }

    @Reducer
    public static void delete_all_vec_bool(ReducerContext ctx, List<Boolean> b) {
        ctx.db().vec_bool().delete(new VecBool(b));
    }

    // ---- vec_f32

    @Table(accessor = "vec_f32", isPublic = true)
    public record VecF32(List<Float> f) {}

    @Reducer
    public static void insert_vec_f32(ReducerContext ctx, List<Float> f) {
        ctx.db().vec_f32().insert(new VecF32(f));
    }

    @Reducer
    public static void delete_all_vec_f32(ReducerContext ctx, List<Float> f) {
        ctx.db().vec_f32().delete(new VecF32(f));
    }

    // ---- vec_f64

    @Table(accessor = "vec_f64", isPublic = true)
    public record VecF64(List<Double> f) {}

    @Reducer
    public static void insert_vec_f64(ReducerContext ctx, List<Double> f) {
        ctx.db().vec_f64().insert(new VecF64(f));
    }

    @Reducer
    public static void delete_all_vec_f64(ReducerContext ctx, List<Double> f) {
        ctx.db().vec_f64().delete(new VecF64(f));
    }

    // ---- vec_string

    @Table(accessor = "vec_string", isPublic = true)
    public record VecString(List<String> s) {}

    @Reducer
    public static void insert_vec_string(ReducerContext ctx, List<String> s) {
        ctx.db().vec_string().insert(new VecString(s));
    }

    @Reducer
    public static void delete_all_vec_string(ReducerContext ctx, List<String> s) {
        ctx.db().vec_string().delete(new VecString(s));
    }

    // ---- vec_identity

    @Table(accessor = "vec_identity", isPublic = true)
    public record VecIdentity(List<Identity> i) {}

    @Reducer
    public static void insert_vec_identity(ReducerContext ctx, List<Identity> i) {
        ctx.db().vec_identity().insert(new VecIdentity(i));
    }

    @Reducer
    public static void delete_all_vec_identity(ReducerContext ctx, List<Identity> i) {
        ctx.db().vec_identity().delete(new VecIdentity(i));
    }

    // ---- vec_connection_id

    @Table(accessor = "vec_connection_id", isPublic = true)
    public record VecConnectionId(List<ConnectionId> a) {}

    @Reducer
    public static void insert_vec_connection_id(ReducerContext ctx, List<ConnectionId> a) {
        ctx.db().vec_connection_id().insert(new VecConnectionId(a));
    }

    // ---- vec_uuid

    @Table(accessor = "vec_uuid", isPublic = true)
    public record VecUuid(List<Uuid> u) {}

    @Reducer
    public static void insert_vec_uuid(ReducerContext ctx, List<Uuid> u) {
        ctx.db().vec_uuid().insert(new VecUuid(u));
    }

    @Reducer
    public static void delete_all_vec_uuid(ReducerContext ctx, List<Uuid> u) {
        ctx.db().vec_uuid().delete(new VecUuid(u));
    }

    // ---- vec_timestamp

    @Table(accessor = "vec_timestamp", isPublic = true)
    public record VecTimestamp(List<Timestamp> t) {}

    @Reducer
    public static void insert_vec_timestamp(ReducerContext ctx, List<Timestamp> t) {
        ctx.db().vec_timestamp().insert(new VecTimestamp(t));
    }

    @Reducer
    public static void delete_all_vec_timestamp(ReducerContext ctx, List<Timestamp> t) {
        ctx.db().vec_timestamp().delete(new VecTimestamp(t));
    }

    // ---- vec_simple_enum

    @Table(accessor = "vec_simple_enum", isPublic = true)
    public record VecSimpleEnum(List<SimpleEnum> e) {}

    @Reducer
    public static void insert_vec_simple_enum(ReducerContext ctx, List<SimpleEnum> e) {
        ctx.db().vec_simple_enum().insert(new VecSimpleEnum(e));
    }

    @Reducer
    public static void delete_all_vec_simple_enum(ReducerContext ctx, List<SimpleEnum> e) {
        ctx.db().vec_simple_enum().delete(new VecSimpleEnum(e));
    }

    // ---- vec_enum_with_payload

    @Table(accessor = "vec_enum_with_payload", isPublic = true)
    public record VecEnumWithPayload(List<EnumWithPayload> e) {}

    @Reducer
    public static void insert_vec_enum_with_payload(ReducerContext ctx, List<EnumWithPayload> e) {
        ctx.db().vec_enum_with_payload().insert(new VecEnumWithPayload(e));
    }

    @Reducer
    public static void delete_all_vec_enum_with_payload(ReducerContext ctx, List<EnumWithPayload> e) {
        ctx.db().vec_enum_with_payload().delete(new VecEnumWithPayload(e));
    }

    // ---- vec_unit_struct

    @Table(accessor = "vec_unit_struct", isPublic = true)
    public record VecUnitStruct(List<UnitStruct> s) {}

    @Reducer
    public static void insert_vec_unit_struct(ReducerContext ctx, List<UnitStruct> s) {
        ctx.db().vec_unit_struct().insert(new VecUnitStruct(s));
    }

    @Reducer
    public static void delete_all_vec_unit_struct(ReducerContext ctx, List<UnitStruct> s) {
        ctx.db().vec_unit_struct().delete(new VecUnitStruct(s));
    }

    // ---- vec_byte_struct

    @Table(accessor = "vec_byte_struct", isPublic = true)
    public record VecByteStruct(List<ByteStruct> s) {}

    @Reducer
    public static void insert_vec_byte_struct(ReducerContext ctx, List<ByteStruct> s) {
        ctx.db().vec_byte_struct().insert(new VecByteStruct(s));
    }

    @Reducer
    public static void delete_all_vec_byte_struct(ReducerContext ctx, List<ByteStruct> s) {
        ctx.db().vec_byte_struct().delete(new VecByteStruct(s));
    }

    // ---- vec_every_primitive_struct

    @Table(accessor = "vec_every_primitive_struct", isPublic = true)
    public record VecEveryPrimitiveStruct(List<EveryPrimitiveStruct> s) {}

    @Reducer
    public static void insert_vec_every_primitive_struct(ReducerContext ctx, List<EveryPrimitiveStruct> s) {
        ctx.db().vec_every_primitive_struct().insert(new VecEveryPrimitiveStruct(s));
    }

    @Reducer
    public static void delete_all_vec_every_primitive_struct(ReducerContext ctx, List<EveryPrimitiveStruct> s) {
        ctx.db().vec_every_primitive_struct().delete(new VecEveryPrimitiveStruct(s));
    }

    // ---- vec_every_vec_struct

    @Table(accessor = "vec_every_vec_struct", isPublic = true)
    public record VecEveryVecStruct(List<EveryVecStruct> s) {}

    @Reducer
    public static void insert_vec_every_vec_struct(ReducerContext ctx, List<EveryVecStruct> s) {
        ctx.db().vec_every_vec_struct().insert(new VecEveryVecStruct(s));
    }

    @Reducer
    public static void delete_all_vec_every_vec_struct(ReducerContext ctx, List<EveryVecStruct> s) {
        ctx.db().vec_every_vec_struct().delete(new VecEveryVecStruct(s));
    }
}
