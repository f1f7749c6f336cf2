package sdktest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import dev.stdb.module.Unique;

/** Tables {@code unique_*}: a unique column without a primary key, so clients see an update as delete and insert. */
public final class UniqueTables {
    private UniqueTables() {}

    // ---- unique_u8

    @Table(accessor = "unique_u8", isPublic = true)
    public record UniqueU8(@Unique @U8 int n, int data) {}

    @Reducer
    public static void insert_unique_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().unique_u8().insert(new UniqueU8(n, data));
    }

    @Reducer
    public static void update_unique_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().unique_u8().n().delete(n);
        ctx.db().unique_u8().insert(new UniqueU8(n, data));
    }

    @Reducer
    public static void delete_unique_u8(ReducerContext ctx, @U8 int n) {
        ctx.db().unique_u8().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u8(ReducerContext ctx, @U8 int n, int data) {
        ctx.db().unique_u8().delete(new UniqueU8(n, data));
    }

    // ---- unique_u16

    @Table(accessor = "unique_u16", isPublic = true)
    public record UniqueU16(@Unique @U16 int n, int data) {}

    @Reducer
    public static void insert_unique_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().unique_u16().insert(new UniqueU16(n, data));
    }

    @Reducer
    public static void update_unique_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().unique_u16().n().delete(n);
        ctx.db().unique_u16().insert(new UniqueU16(n, data));
    }

    @Reducer
    public static void delete_unique_u16(ReducerContext ctx, @U16 int n) {
        ctx.db().unique_u16().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u16(ReducerContext ctx, @U16 int n, int data) {
        ctx.db().unique_u16().delete(new UniqueU16(n, data));
    }

    // ---- unique_u32

    @Table(accessor = "unique_u32", isPublic = true)
    public record UniqueU32(@Unique @U32 long n, int data) {}

    @Reducer
    public static void insert_unique_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().unique_u32().insert(new UniqueU32(n, data));
    }

    @Reducer
    public static void update_unique_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().unique_u32().n().delete(n);
        ctx.db().unique_u32().insert(new UniqueU32(n, data));
    }

    @Reducer
    public static void delete_unique_u32(ReducerContext ctx, @U32 long n) {
        ctx.db().unique_u32().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u32(ReducerContext ctx, @U32 long n, int data) {
        ctx.db().unique_u32().delete(new UniqueU32(n, data));
    }

    // ---- unique_u64

    @Table(accessor = "unique_u64", isPublic = true)
    public record UniqueU64(@Unique @U64 long n, int data) {}

    @Reducer
    public static void insert_unique_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().unique_u64().insert(new UniqueU64(n, data));
    }

    @Reducer
    public static void update_unique_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().unique_u64().n().delete(n);
        ctx.db().unique_u64().insert(new UniqueU64(n, data));
    }

    @Reducer
    public static void delete_unique_u64(ReducerContext ctx, @U64 long n) {
        ctx.db().unique_u64().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u64(ReducerContext ctx, @U64 long n, int data) {
        ctx.db().unique_u64().delete(new UniqueU64(n, data));
    }

    // ---- unique_u128

    @Table(accessor = "unique_u128", isPublic = true)
    public record UniqueU128(@Unique U128 n, int data) {}

    @Reducer
    public static void insert_unique_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().unique_u128().insert(new UniqueU128(n, data));
    }

    @Reducer
    public static void update_unique_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().unique_u128().n().delete(n);
        ctx.db().unique_u128().insert(new UniqueU128(n, data));
    }

    @Reducer
    public static void delete_unique_u128(ReducerContext ctx, U128 n) {
        ctx.db().unique_u128().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u128(ReducerContext ctx, U128 n, int data) {
        ctx.db().unique_u128().delete(new UniqueU128(n, data));
    }

    // ---- unique_u256

    @Table(accessor = "unique_u256", isPublic = true)
    public record UniqueU256(@Unique U256 n, int data) {}

    @Reducer
    public static void insert_unique_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().unique_u256().insert(new UniqueU256(n, data));
    }

    @Reducer
    public static void update_unique_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().unique_u256().n().delete(n);
        ctx.db().unique_u256().insert(new UniqueU256(n, data));
    }

    @Reducer
    public static void delete_unique_u256(ReducerContext ctx, U256 n) {
        ctx.db().unique_u256().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_u256(ReducerContext ctx, U256 n, int data) {
        ctx.db().unique_u256().delete(new UniqueU256(n, data));
    }

    // ---- unique_i8

    @Table(accessor = "unique_i8", isPublic = true)
    public record UniqueI8(@Unique byte n, int data) {}

    @Reducer
    public static void insert_unique_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().unique_i8().insert(new UniqueI8(n, data));
    }

    @Reducer
    public static void update_unique_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().unique_i8().n().delete(n);
        ctx.db().unique_i8().insert(new UniqueI8(n, data));
    }

    @Reducer
    public static void delete_unique_i8(ReducerContext ctx, byte n) {
        ctx.db().unique_i8().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i8(ReducerContext ctx, byte n, int data) {
        ctx.db().unique_i8().delete(new UniqueI8(n, data));
    }

    // ---- unique_i16

    @Table(accessor = "unique_i16", isPublic = true)
    public record UniqueI16(@Unique short n, int data) {}

    @Reducer
    public static void insert_unique_i16(ReducerContext ctx, short n, int data) {
        ctx.db().unique_i16().insert(new UniqueI16(n, data));
    }

    @Reducer
    public static void update_unique_i16(ReducerContext ctx, short n, int data) {
        ctx.db().unique_i16().n().delete(n);
        ctx.db().unique_i16().insert(new UniqueI16(n, data));
    }

    @Reducer
    public static void delete_unique_i16(ReducerContext ctx, short n) {
        ctx.db().unique_i16().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i16(ReducerContext ctx, short n, int data) {
        ctx.db().unique_i16().delete(new UniqueI16(n, data));
    }

    // ---- unique_i32

    @Table(accessor = "unique_i32", isPublic = true)
    public record UniqueI32(@Unique int n, int data) {}

    @Reducer
    public static void insert_unique_i32(ReducerContext ctx, int n, int data) {
        ctx.db().unique_i32().insert(new UniqueI32(n, data));
    }

    @Reducer
    public static void update_unique_i32(ReducerContext ctx, int n, int data) {
        ctx.db().unique_i32().n().delete(n);
        ctx.db().unique_i32().insert(new UniqueI32(n, data));
    }

    @Reducer
    public static void delete_unique_i32(ReducerContext ctx, int n) {
        ctx.db().unique_i32().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i32(ReducerContext ctx, int n, int data) {
        ctx.db().unique_i32().delete(new UniqueI32(n, data));
    }

    // ---- unique_i64

    @Table(accessor = "unique_i64", isPublic = true)
    public record UniqueI64(@Unique long n, int data) {}

    @Reducer
    public static void insert_unique_i64(ReducerContext ctx, long n, int data) {
        ctx.db().unique_i64().insert(new UniqueI64(n, data));
    }

    @Reducer
    public static void update_unique_i64(ReducerContext ctx, long n, int data) {
        ctx.db().unique_i64().n().delete(n);
        ctx.db().unique_i64().insert(new UniqueI64(n, data));
    }

    @Reducer
    public static void delete_unique_i64(ReducerContext ctx, long n) {
        ctx.db().unique_i64().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i64(ReducerContext ctx, long n, int data) {
        ctx.db().unique_i64().delete(new UniqueI64(n, data));
    }

    // ---- unique_i128

    @Table(accessor = "unique_i128", isPublic = true)
    public record UniqueI128(@Unique I128 n, int data) {}

    @Reducer
    public static void insert_unique_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().unique_i128().insert(new UniqueI128(n, data));
    }

    @Reducer
    public static void update_unique_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().unique_i128().n().delete(n);
        ctx.db().unique_i128().insert(new UniqueI128(n, data));
    }

    @Reducer
    public static void delete_unique_i128(ReducerContext ctx, I128 n) {
        ctx.db().unique_i128().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i128(ReducerContext ctx, I128 n, int data) {
        ctx.db().unique_i128().delete(new UniqueI128(n, data));
    }

    // ---- unique_i256

    @Table(accessor = "unique_i256", isPublic = true)
    public record UniqueI256(@Unique I256 n, int data) {}

    @Reducer
    public static void insert_unique_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().unique_i256().insert(new UniqueI256(n, data));
    }

    @Reducer
    public static void update_unique_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().unique_i256().n().delete(n);
        ctx.db().unique_i256().insert(new UniqueI256(n, data));
    }

    @Reducer
    public static void delete_unique_i256(ReducerContext ctx, I256 n) {
        ctx.db().unique_i256().n().delete(n);
    }

    @Reducer
    public static void delete_all_unique_i256(ReducerContext ctx, I256 n, int data) {
        ctx.db().unique_i256().delete(new UniqueI256(n, data));
    }

    // ---- unique_bool

    @Table(accessor = "unique_bool", isPublic = true)
    public record UniqueBool(@Unique boolean b, int data) {}

    @Reducer
    public static void insert_unique_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().unique_bool().insert(new UniqueBool(b, data));
    }

    @Reducer
    public static void update_unique_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().unique_bool().b().delete(b);
        ctx.db().unique_bool().insert(new UniqueBool(b, data));
    }

    @Reducer
    public static void delete_unique_bool(ReducerContext ctx, boolean b) {
        ctx.db().unique_bool().b().delete(b);
    }

    @Reducer
    public static void delete_all_unique_bool(ReducerContext ctx, boolean b, int data) {
        ctx.db().unique_bool().delete(new UniqueBool(b, data));
    }

    // ---- unique_string

    @Table(accessor = "unique_string", isPublic = true)
    public record UniqueString(@Unique String s, int data) {}

    @Reducer
    public static void insert_unique_string(ReducerContext ctx, String s, int data) {
        ctx.db().unique_string().insert(new UniqueString(s, data));
    }

    @Reducer
    public static void update_unique_string(ReducerContext ctx, String s, int data) {
        ctx.db().unique_string().s().delete(s);
        ctx.db().unique_string().insert(new UniqueString(s, data));
    }

    @Reducer
    public static void delete_unique_string(ReducerContext ctx, String s) {
        ctx.db().unique_string().s().delete(s);
    }

    @Reducer
    public static void delete_all_unique_string(ReducerContext ctx, String s, int data) {
        ctx.db().unique_string().delete(new UniqueString(s, data));
    }

    // ---- unique_identity

    @Table(accessor = "unique_identity", isPublic = true)
    public record UniqueIdentity(@Unique Identity i, int data) {}

    @Reducer
    public static void insert_unique_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().unique_identity().insert(new UniqueIdentity(i, data));
    }

    @Reducer
    public static void update_unique_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().unique_identity().i().delete(i);
        ctx.db().unique_identity().insert(new UniqueIdentity(i, data));
    }

    @Reducer
    public static void delete_unique_identity(ReducerContext ctx, Identity i) {
        ctx.db().unique_identity().i().delete(i);
    }

    @Reducer
    public static void delete_all_unique_identity(ReducerContext ctx, Identity i, int data) {
        ctx.db().unique_identity().delete(new UniqueIdentity(i, data));
    }

    // ---- unique_connection_id

    @Table(accessor = "unique_connection_id", isPublic = true)
    public record UniqueConnectionId(@Unique ConnectionId a, int data) {}

    @Reducer
    public static void insert_unique_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().unique_connection_id().insert(new UniqueConnectionId(a, data));
    }

    @Reducer
    public static void update_unique_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().unique_connection_id().a().delete(a);
        ctx.db().unique_connection_id().insert(new UniqueConnectionId(a, data));
    }

    @Reducer
    public static void delete_unique_connection_id(ReducerContext ctx, ConnectionId a) {
        ctx.db().unique_connection_id().a().delete(a);
    }

    @Reducer
    public static void delete_all_unique_connection_id(ReducerContext ctx, ConnectionId a, int data) {
        ctx.db().unique_connection_id().delete(new UniqueConnectionId(a, data));
    }

    // ---- unique_uuid

    @Table(accessor = "unique_uuid", isPublic = true)
    public record UniqueUuid(@Unique Uuid u, int data) {}

    @Reducer
    public static void insert_unique_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().unique_uuid().insert(new UniqueUuid(u, data));
    }

    @Reducer
    public static void update_unique_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().unique_uuid().u().delete(u);
        ctx.db().unique_uuid().insert(new UniqueUuid(u, data));
    }

    @Reducer
    public static void delete_unique_uuid(ReducerContext ctx, Uuid u) {
        ctx.db().unique_uuid().u().delete(u);
    }

    @Reducer
    public static void delete_all_unique_uuid(ReducerContext ctx, Uuid u, int data) {
        ctx.db().unique_uuid().delete(new UniqueUuid(u, data));
    }
}
