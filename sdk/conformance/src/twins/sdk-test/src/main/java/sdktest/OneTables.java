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
import dev.stdb.module.U8;
import sdktest.Types.ByteStruct;
import sdktest.Types.EnumWithPayload;
import sdktest.Types.EveryPrimitiveStruct;
import sdktest.Types.EveryVecStruct;
import sdktest.Types.SimpleEnum;
import sdktest.Types.UnitStruct;

/** Tables {@code one_*}: one column of each type, no key. */
public final class OneTables {
    private OneTables() {}

    // ---- one_u8

    @Table(accessor = "one_u8", isPublic = true)
    public record OneU8(@U8 int n) {}

    @Reducer
    public static void insert_one_u8(ReducerContext ctx, @U8 int n) {
        ctx.db().one_u8().insert(new OneU8(n));
    }

    @Reducer
    public static void delete_all_one_u8(ReducerContext ctx, @U8 int n) {
        ctx.db().one_u8().delete(new OneU8(n));
    }

    // ---- one_u16

    @Table(accessor = "one_u16", isPublic = true)
    public record OneU16(@U16 int n) {}

    @Reducer
    public static void insert_one_u16(ReducerContext ctx, @U16 int n) {
        ctx.db().one_u16().insert(new OneU16(n));
    }

    @Reducer
    public static void delete_all_one_u16(ReducerContext ctx, @U16 int n) {
        ctx.db().one_u16().delete(new OneU16(n));
    }

    // ---- one_u32

    @Table(accessor = "one_u32", isPublic = true)
    public record OneU32(@U32 long n) {}

    @Reducer
    public static void insert_one_u32(ReducerContext ctx, @U32 long n) {
        ctx.db().one_u32().insert(new OneU32(n));
    }

    @Reducer
    public static void delete_all_one_u32(ReducerContext ctx, @U32 long n) {
        ctx.db().one_u32().delete(new OneU32(n));
    }

    // ---- one_u64

    @Table(accessor = "one_u64", isPublic = true)
    public record OneU64(@U64 long n) {}

    @Reducer
    public static void insert_one_u64(ReducerContext ctx, @U64 long n) {
        ctx.db().one_u64().insert(new OneU64(n));
    }

    @Reducer
    public static void delete_all_one_u64(ReducerContext ctx, @U64 long n) {
        ctx.db().one_u64().delete(new OneU64(n));
    }

    // ---- one_u128

    @Table(accessor = "one_u128", isPublic = true)
    public record OneU128(U128 n) {}

    @Reducer
    public static void insert_one_u128(ReducerContext ctx, U128 n) {
        ctx.db().one_u128().insert(new OneU128(n));
    }

    @Reducer
    public static void delete_all_one_u128(ReducerContext ctx, U128 n) {
        ctx.db().one_u128().delete(new OneU128(n));
    }

    // ---- one_u256

    @Table(accessor = "one_u256", isPublic = true)
    public record OneU256(U256 n) {}

    @Reducer
    public static void insert_one_u256(ReducerContext ctx, U256 n) {
        ctx.db().one_u256().insert(new OneU256(n));
    }

    @Reducer
    public static void delete_all_one_u256(ReducerContext ctx, U256 n) {
        ctx.db().one_u256().delete(new OneU256(n));
    }

    // ---- one_i8

    @Table(accessor = "one_i8", isPublic = true)
    public record OneI8(byte n) {}

    @Reducer
    public static void insert_one_i8(ReducerContext ctx, byte n) {
        ctx.db().one_i8().insert(new OneI8(n));
    }

    @Reducer
    public static void delete_all_one_i8(ReducerContext ctx, byte n) {
        ctx.db().one_i8().delete(new OneI8(n));
    }

    // ---- one_i16

    @Table(accessor = "one_i16", isPublic = true)
    public record OneI16(short n) {}

    @Reducer
    public static void insert_one_i16(ReducerContext ctx, short n) {
        ctx.db().one_i16().insert(new OneI16(n));
    }

    @Reducer
    public static void delete_all_one_i16(ReducerContext ctx, short n) {
        ctx.db().one_i16().delete(new OneI16(n));
    }

    // ---- one_i32

    @Table(accessor = "one_i32", isPublic = true)
    public record OneI32(int n) {}

    @Reducer
    public static void insert_one_i32(ReducerContext ctx, int n) {
        ctx.db().one_i32().insert(new OneI32(n));
    }

    @Reducer
    public static void delete_all_one_i32(ReducerContext ctx, int n) {
        ctx.db().one_i32().delete(new OneI32(n));
    }

    // ---- one_i64

    @Table(accessor = "one_i64", isPublic = true)
    public record OneI64(long n) {}

    @Reducer
    public static void insert_one_i64(ReducerContext ctx, long n) {
        ctx.db().one_i64().insert(new OneI64(n));
    }

    @Reducer
    public static void delete_all_one_i64(ReducerContext ctx, long n) {
        ctx.db().one_i64().delete(new OneI64(n));
    }

    // ---- one_i128

    @Table(accessor = "one_i128", isPublic = true)
    public record OneI128(I128 n) {}

    @Reducer
    public static void insert_one_i128(ReducerContext ctx, I128 n) {
        ctx.db().one_i128().insert(new OneI128(n));
    }

    @Reducer
    public static void delete_all_one_i128(ReducerContext ctx, I128 n) {
        ctx.db().one_i128().delete(new OneI128(n));
    }

    // ---- one_i256

    @Table(accessor = "one_i256", isPublic = true)
    public record OneI256(I256 n) {}

    @Reducer
    public static void insert_one_i256(ReducerContext ctx, I256 n) {
        ctx.db().one_i256().insert(new OneI256(n));
    }

    @Reducer
    public static void delete_all_one_i256(ReducerContext ctx, I256 n) {
        ctx.db().one_i256().delete(new OneI256(n));
    }

    // ---- one_bool

    @Table(accessor = "one_bool", isPublic = true)
    public record OneBool(boolean b) {}

    @Reducer
    public static void insert_one_bool(ReducerContext ctx, boolean b) {
        ctx.db().one_bool().insert(new OneBool(b));
    }

    @Reducer
    public static void delete_all_one_bool(ReducerContext ctx, boolean b) {
        ctx.db().one_bool().delete(new OneBool(b));
    }

    // ---- one_f32

    @Table(accessor = "one_f32", isPublic = true)
    public record OneF32(float f) {}

    @Reducer
    public static void insert_one_f32(ReducerContext ctx, float f) {
        ctx.db().one_f32().insert(new OneF32(f));
    }

    @Reducer
    public static void delete_all_one_f32(ReducerContext ctx, float f) {
        ctx.db().one_f32().delete(new OneF32(f));
    }

    // ---- one_f64

    @Table(accessor = "one_f64", isPublic = true)
    public record OneF64(double f) {}

    @Reducer
    public static void insert_one_f64(ReducerContext ctx, double f) {
        ctx.db().one_f64().insert(new OneF64(f));
    }

    @Reducer
    public static void delete_all_one_f64(ReducerContext ctx, double f) {
        ctx.db().one_f64().delete(new OneF64(f));
    }

    // ---- one_string

    @Table(accessor = "one_string", isPublic = true)
    public record OneString(String s) {}

    @Reducer
    public static void insert_one_string(ReducerContext ctx, String s) {
        ctx.db().one_string().insert(new OneString(s));
    }

    @Reducer
    public static void delete_all_one_string(ReducerContext ctx, String s) {
        ctx.db().one_string().delete(new OneString(s));
    }

    // ---- one_identity

    @Table(accessor = "one_identity", isPublic = true)
    public record OneIdentity(Identity i) {}

    @Reducer
    public static void insert_one_identity(ReducerContext ctx, Identity i) {
        ctx.db().one_identity().insert(new OneIdentity(i));
    }

    @Reducer
    public static void delete_all_one_identity(ReducerContext ctx, Identity i) {
        ctx.db().one_identity().delete(new OneIdentity(i));
    }

    // ---- one_connection_id

    @Table(accessor = "one_connection_id", isPublic = true)
    public record OneConnectionId(ConnectionId a) {}

    @Reducer
    public static void insert_one_connection_id(ReducerContext ctx, ConnectionId a) {
        ctx.db().one_connection_id().insert(new OneConnectionId(a));
    }

    // ---- one_uuid

    @Table(accessor = "one_uuid", isPublic = true)
    public record OneUuid(Uuid u) {}

    @Reducer
    public static void insert_one_uuid(ReducerContext ctx, Uuid u) {
        ctx.db().one_uuid().insert(new OneUuid(u));
    }

    @Reducer
    public static void delete_all_one_uuid(ReducerContext ctx, Uuid u) {
        ctx.db().one_uuid().delete(new OneUuid(u));
    }

    // ---- one_timestamp

    @Table(accessor = "one_timestamp", isPublic = true)
    public record OneTimestamp(Timestamp t) {}

    @Reducer
    public static void insert_one_timestamp(ReducerContext ctx, Timestamp t) {
        ctx.db().one_timestamp().insert(new OneTimestamp(t));
    }

    @Reducer
    public static void delete_all_one_timestamp(ReducerContext ctx, Timestamp t) {
        ctx.db().one_timestamp().delete(new OneTimestamp(t));
    }

    // ---- one_simple_enum

    @Table(accessor = "one_simple_enum", isPublic = true)
    public record OneSimpleEnum(SimpleEnum e) {}

    @Reducer
    public static void insert_one_simple_enum(ReducerContext ctx, SimpleEnum e) {
        ctx.db().one_simple_enum().insert(new OneSimpleEnum(e));
    }

    @Reducer
    public static void delete_all_one_simple_enum(ReducerContext ctx, SimpleEnum e) {
        ctx.db().one_simple_enum().delete(new OneSimpleEnum(e));
    }

    // ---- one_enum_with_payload

    @Table(accessor = "one_enum_with_payload", isPublic = true)
    public record OneEnumWithPayload(EnumWithPayload e) {}

    @Reducer
    public static void insert_one_enum_with_payload(ReducerContext ctx, EnumWithPayload e) {
        ctx.db().one_enum_with_payload().insert(new OneEnumWithPayload(e));
    }

    @Reducer
    public static void delete_all_one_enum_with_payload(ReducerContext ctx, EnumWithPayload e) {
        ctx.db().one_enum_with_payload().delete(new OneEnumWithPayload(e));
    }

    // ---- one_unit_struct

    @Table(accessor = "one_unit_struct", isPublic = true)
    public record OneUnitStruct(UnitStruct s) {}

    @Reducer
    public static void insert_one_unit_struct(ReducerContext ctx, UnitStruct s) {
        ctx.db().one_unit_struct().insert(new OneUnitStruct(s));
    }

    @Reducer
    public static void delete_all_one_unit_struct(ReducerContext ctx, UnitStruct s) {
        ctx.db().one_unit_struct().delete(new OneUnitStruct(s));
    }

    // ---- one_byte_struct

    @Table(accessor = "one_byte_struct", isPublic = true)
    public record OneByteStruct(ByteStruct s) {}

    @Reducer
    public static void insert_one_byte_struct(ReducerContext ctx, ByteStruct s) {
        ctx.db().one_byte_struct().insert(new OneByteStruct(s));
    }

    @Reducer
    public static void delete_all_one_byte_struct(ReducerContext ctx, ByteStruct s) {
        ctx.db().one_byte_struct().delete(new OneByteStruct(s));
    }

    // ---- one_every_primitive_struct

    @Table(accessor = "one_every_primitive_struct", isPublic = true)
    public record OneEveryPrimitiveStruct(EveryPrimitiveStruct s) {}

    @Reducer
    public static void insert_one_every_primitive_struct(ReducerContext ctx, EveryPrimitiveStruct s) {
        ctx.db().one_every_primitive_struct().insert(new OneEveryPrimitiveStruct(s));
    }

    @Reducer
    public static void delete_all_one_every_primitive_struct(ReducerContext ctx, EveryPrimitiveStruct s) {
        ctx.db().one_every_primitive_struct().delete(new OneEveryPrimitiveStruct(s));
    }

    // ---- one_every_vec_struct

    @Table(accessor = "one_every_vec_struct", isPublic = true)
    public record OneEveryVecStruct(EveryVecStruct s) {}

    @Reducer
    public static void insert_one_every_vec_struct(ReducerContext ctx, EveryVecStruct s) {
        ctx.db().one_every_vec_struct().insert(new OneEveryVecStruct(s));
    }

    @Reducer
    public static void delete_all_one_every_vec_struct(ReducerContext ctx, EveryVecStruct s) {
        ctx.db().one_every_vec_struct().delete(new OneEveryVecStruct(s));
    }
}
