package sdktest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import sdktest.Types.SimpleEnum;

/** Tables {@code pk_*}: a primary key, so clients see updates. */
public final class PkTables {
    private PkTables() {}

    // ---- pk_u8

    @Table(accessor = "pk_u8", isPublic = true)
    public record PkU8(@PrimaryKey @U8 int n, int data) {}

    @Reducer
    public static void insert_pk_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().pk_u8().insert(new PkU8(n, data));
    }

    @Reducer
    public static void update_pk_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().pk_u8().n().update(new PkU8(n, data));
    }

    @Reducer
    public static void delete_pk_u8(ReducerContext ctx, @U8 int n) {
        ctx.db().pk_u8().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().pk_u8().delete(new PkU8(n, data));
    }

    // ---- pk_u16

    @Table(accessor = "pk_u16", isPublic = true)
    public record PkU16(@PrimaryKey @U16 int n, int data) {}

    @Reducer
    public static void insert_pk_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().pk_u16().insert(new PkU16(n, data));
    }

    @Reducer
    public static void update_pk_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().pk_u16().n().update(new PkU16(n, data));
    }

    @Reducer
    public static void delete_pk_u16(ReducerContext ctx, @U16 int n) {
        ctx.db().pk_u16().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().pk_u16().delete(new PkU16(n, data));
    }

    // ---- pk_u32

    @Table(accessor = "pk_u32", isPublic = true)
    public record PkU32(@PrimaryKey @U32 long n, int data) {}

    @Reducer
    public static void insert_pk_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32().insert(new PkU32(n, data));
    }

    @Reducer
    public static void update_pk_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32().n().update(new PkU32(n, data));
    }

    @Reducer
    public static void delete_pk_u32(ReducerContext ctx, @U32 long n) {
        ctx.db().pk_u32().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32().delete(new PkU32(n, data));
    }

    // ---- pk_u32_two

    @Table(accessor = "pk_u32_two", isPublic = true)
    public record PkU32Two(@PrimaryKey @U32 long n, int data) {}

    @Reducer
    public static void insert_pk_u32_two(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32_two().insert(new PkU32Two(n, data));
    }

    @Reducer
    public static void update_pk_u32_two(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32_two().n().update(new PkU32Two(n, data));
    }

    @Reducer
    public static void delete_pk_u32_two(ReducerContext ctx, @U32 long n) {
        ctx.db().pk_u32_two().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u32_two(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().pk_u32_two().delete(new PkU32Two(n, data));
    }

    // ---- pk_u64

    @Table(accessor = "pk_u64", isPublic = true)
    public record PkU64(@PrimaryKey @U64 long n, int data) {}

    @Reducer
    public static void insert_pk_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().pk_u64().insert(new PkU64(n, data));
    }

    @Reducer
    public static void update_pk_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().pk_u64().n().update(new PkU64(n, data));
    }

    @Reducer
    public static void delete_pk_u64(ReducerContext ctx, @U64 long n) {
        ctx.db().pk_u64().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().pk_u64().delete(new PkU64(n, data));
    }

    // ---- pk_u128

    @Table(accessor = "pk_u128", isPublic = true)
    public record PkU128(@PrimaryKey U128 n, int data) {}

    @Reducer
    public static void insert_pk_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().pk_u128().insert(new PkU128(n, data));
    }

    @Reducer
    public static void update_pk_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().pk_u128().n().update(new PkU128(n, data));
    }

    @Reducer
    public static void delete_pk_u128(ReducerContext ctx, U128 n) {
        ctx.db().pk_u128().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().pk_u128().delete(new PkU128(n, data));
    }

    // ---- pk_u256

    @Table(accessor = "pk_u256", isPublic = true)
    public record PkU256(@PrimaryKey U256 n, int data) {}

    @Reducer
    public static void insert_pk_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().pk_u256().insert(new PkU256(n, data));
    }

    @Reducer
    public static void update_pk_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().pk_u256().n().update(new PkU256(n, data));
    }

    @Reducer
    public static void delete_pk_u256(ReducerContext ctx, U256 n) {
        ctx.db().pk_u256().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().pk_u256().delete(new PkU256(n, data));
    }

    // ---- pk_i8

    @Table(accessor = "pk_i8", isPublic = true)
    public record PkI8(@PrimaryKey byte n, int data) {}

    @Reducer
    public static void insert_pk_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().pk_i8().insert(new PkI8(n, data));
    }

    @Reducer
    public static void update_pk_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().pk_i8().n().update(new PkI8(n, data));
    }

    @Reducer
    public static void delete_pk_i8(ReducerContext ctx, byte n) {
        ctx.db().pk_i8().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().pk_i8().delete(new PkI8(n, data));
    }

    // ---- pk_i16

    @Table(accessor = "pk_i16", isPublic = true)
    public record PkI16(@PrimaryKey short n, int data) {}

    @Reducer
    public static void insert_pk_i16(ReducerContext ctx, short n, int data) {
        ctx.db().pk_i16().insert(new PkI16(n, data));
    }

    @Reducer
    public static void update_pk_i16(ReducerContext ctx, short n, int data) {
        ctx.db().pk_i16().n().update(new PkI16(n, data));
    }

    @Reducer
    public static void delete_pk_i16(ReducerContext ctx, short n) {
        ctx.db().pk_i16().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i16(ReducerContext ctx, short n, int data) {
        ctx.db().pk_i16().delete(new PkI16(n, data));
    }

    // ---- pk_i32

    @Table(accessor = "pk_i32", isPublic = true)
    public record PkI32(@PrimaryKey int n, int data) {}

    @Reducer
    public static void insert_pk_i32(ReducerContext ctx, int n, int data) {
        ctx.db().pk_i32().insert(new PkI32(n, data));
    }

    @Reducer
    public static void update_pk_i32(ReducerContext ctx, int n, int data) {
        ctx.db().pk_i32().n().update(new PkI32(n, data));
    }

    @Reducer
    public static void delete_pk_i32(ReducerContext ctx, int n) {
        ctx.db().pk_i32().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i32(ReducerContext ctx, int n, int data) {
        ctx.db().pk_i32().delete(new PkI32(n, data));
    }

    // ---- pk_i64

    @Table(accessor = "pk_i64", isPublic = true)
    public record PkI64(@PrimaryKey long n, int data) {}

    @Reducer
    public static void insert_pk_i64(ReducerContext ctx, long n, int data) {
        ctx.db().pk_i64().insert(new PkI64(n, data));
    }

    @Reducer
    public static void update_pk_i64(ReducerContext ctx, long n, int data) {
        ctx.db().pk_i64().n().update(new PkI64(n, data));
    }

    @Reducer
    public static void delete_pk_i64(ReducerContext ctx, long n) {
        ctx.db().pk_i64().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i64(ReducerContext ctx, long n, int data) {
        ctx.db().pk_i64().delete(new PkI64(n, data));
    }

    // ---- pk_i128

    @Table(accessor = "pk_i128", isPublic = true)
    public record PkI128(@PrimaryKey I128 n, int data) {}

    @Reducer
    public static void insert_pk_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().pk_i128().insert(new PkI128(n, data));
    }

    @Reducer
    public static void update_pk_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().pk_i128().n().update(new PkI128(n, data));
    }

    @Reducer
    public static void delete_pk_i128(ReducerContext ctx, I128 n) {
        ctx.db().pk_i128().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().pk_i128().delete(new PkI128(n, data));
    }

    // ---- pk_i256

    @Table(accessor = "pk_i256", isPublic = true)
    public record PkI256(@PrimaryKey I256 n, int data) {}

    @Reducer
    public static void insert_pk_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().pk_i256().insert(new PkI256(n, data));
    }

    @Reducer
    public static void update_pk_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().pk_i256().n().update(new PkI256(n, data));
    }

    @Reducer
    public static void delete_pk_i256(ReducerContext ctx, I256 n) {
        ctx.db().pk_i256().n().delete(n);
    }

    @Reducer
    public static void delete_all_pk_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().pk_i256().delete(new PkI256(n, data));
    }

    // ---- pk_bool

    @Table(accessor = "pk_bool", isPublic = true)
    public record PkBool(@PrimaryKey boolean b, int data) {}

    @Reducer
    public static void insert_pk_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().pk_bool().insert(new PkBool(b, data));
    }

    @Reducer
    public static void update_pk_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().pk_bool().b().update(new PkBool(b, data));
    }

    @Reducer
    public static void delete_pk_bool(ReducerContext ctx, boolean b) {
        ctx.db().pk_bool().b().delete(b);
    }

    @Reducer
    public static void delete_all_pk_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().pk_bool().delete(new PkBool(b, data));
    }

    // ---- pk_string

    @Table(accessor = "pk_string", isPublic = true)
    public record PkString(@PrimaryKey String s, int data) {}

    @Reducer
    public static void insert_pk_string(ReducerContext ctx, String s, int data) {
        ctx.db().pk_string().insert(new PkString(s, data));
    }

    @Reducer
    public static void update_pk_string(ReducerContext ctx, String s, int data) {
        ctx.db().pk_string().s().update(new PkString(s, data));
    }

    @Reducer
    public static void delete_pk_string(ReducerContext ctx, String s) {
        ctx.db().pk_string().s().delete(s);
    }

    @Reducer
    public static void delete_all_pk_string(ReducerContext ctx, String s, int data) {
        ctx.db().pk_string().delete(new PkString(s, data));
    }

    // ---- pk_identity

    @Table(accessor = "pk_identity", isPublic = true)
    public record PkIdentity(@PrimaryKey Identity i, int data) {}

    @Reducer
    public static void insert_pk_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().pk_identity().insert(new PkIdentity(i, data));
    }

    @Reducer
    public static void update_pk_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().pk_identity().i().update(new PkIdentity(i, data));
    }

    @Reducer
    public static void delete_pk_identity(ReducerContext ctx, Identity i) {
        ctx.db().pk_identity().i().delete(i);
    }

    @Reducer
    public static void delete_all_pk_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().pk_identity().delete(new PkIdentity(i, data));
    }

    // ---- pk_connection_id

    @Table(accessor = "pk_connection_id", isPublic = true)
    public record PkConnectionId(@PrimaryKey ConnectionId a, int data) {}

    @Reducer
    public static void insert_pk_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().pk_connection_id().insert(new PkConnectionId(a, data));
    }

    @Reducer
    public static void update_pk_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().pk_connection_id().a().update(new PkConnectionId(a, data));
    }

    @Reducer
    public static void delete_pk_connection_id(ReducerContext ctx, ConnectionId a) {
        ctx.db().pk_connection_id().a().delete(a);
    }

    @Reducer
    public static void delete_all_pk_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().pk_connection_id().delete(new PkConnectionId(a, data));
    }

    // ---- pk_uuid

    @Table(accessor = "pk_uuid", isPublic = true)
    public record PkUuid(@PrimaryKey Uuid u, int data) {}

    @Reducer
    public static void insert_pk_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().pk_uuid().insert(new PkUuid(u, data));
    }

    @Reducer
    public static void update_pk_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().pk_uuid().u().update(new PkUuid(u, data));
    }

    @Reducer
    public static void delete_pk_uuid(ReducerContext ctx, Uuid u) {
        ctx.db().pk_uuid().u().delete(u);
    }

    @Reducer
    public static void delete_all_pk_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().pk_uuid().delete(new PkUuid(u, data));
    }

    // ---- pk_simple_enum

    @Table(accessor = "pk_simple_enum", isPublic = true)
    public record PkSimpleEnum(@PrimaryKey SimpleEnum a, int data) {}

    @Reducer
    public static void insert_pk_simple_enum(ReducerContext ctx, SimpleEnum a, int data) {
        ctx.db().pk_simple_enum().insert(new PkSimpleEnum(a, data));
    }

    @Reducer
    public static void update_pk_simple_enum(ReducerContext ctx, SimpleEnum a, int data) {
        PkSimpleEnum row = ctx.db().pk_simple_enum().a().find(a);
        if (row == null) {
            throw new ReducerException("row not found");
        }
        ctx.db().pk_simple_enum().a().update(new PkSimpleEnum(row.a(), data));
    }
}
