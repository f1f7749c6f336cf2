package corners;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.Index;
import dev.stdb.module.IntRange;
import dev.stdb.module.Log;
import dev.stdb.module.LongRange;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Range;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import dev.stdb.module.Unique;
import java.util.List;

/** Keys of every type, in every kind of index. */
final class Keys {
    private Keys() {}

    enum Kind {
        A,
        B,
        C
    }

    @Table
    record Single(
            @Unique boolean bool,
            @Unique @U8 int u8,
            @Unique byte i8,
            @Unique @U16 int u16,
            @Unique short i16,
            @Unique @U32 long u32,
            @Unique int i32,
            @Unique @U64 long u64,
            @Unique long i64,
            @Unique U128 u128,
            @Unique I128 i128,
            @Unique U256 u256,
            @Unique I256 i256,
            @Unique String text,
            @Unique Identity identity,
            @Unique ConnectionId connection,
            @Unique Timestamp timestamp,
            @Unique Uuid uuid,
            @Unique Kind kind) {}

    @Table
    @Index(accessor = "u8Directly", columns = "u8", algorithm = Index.Algorithm.DIRECT)
    record Direct(
            @PrimaryKey int id,
            @Unique @U8 int u8,
            @Unique @Index(algorithm = Index.Algorithm.DIRECT) @U16 int u16,
            @Unique @Index(algorithm = Index.Algorithm.DIRECT) @U32 long u32,
            @Unique @Index(algorithm = Index.Algorithm.DIRECT) @U64 long u64,
            @Unique @Index(algorithm = Index.Algorithm.DIRECT) Kind kind) {}

    @Table
    @Index(accessor = "first", columns = {"u8", "text", "i64"})
    @Index(accessor = "second", columns = {"identity", "u64", "u128"})
    @Index(accessor = "third", columns = {"kind", "timestamp", "bool", "i8"})
    @Index(accessor = "fourth", columns = {"uuid", "i256", "u32"})
    record Several(
            @U8 int u8,
            String text,
            long i64,
            Identity identity,
            @U64 long u64,
            U128 u128,
            Kind kind,
            Timestamp timestamp,
            boolean bool,
            byte i8,
            Uuid uuid,
            I256 i256,
            @U32 int u32) {}

    @Reducer
    static void unique(ReducerContext ctx) {
        Single row = new Single(
                true,
                255,
                Byte.MIN_VALUE,
                65535,
                Short.MIN_VALUE,
                4294967295L,
                Integer.MIN_VALUE,
                -1L,
                Long.MIN_VALUE,
                U128.MAX,
                I128.of(-1),
                U256.MAX,
                I256.of(-1),
                "",
                ctx.sender(),
                new ConnectionId(U128.of(5)),
                ctx.timestamp(),
                Uuid.NIL,
                Kind.C);
        var table = ctx.db().single();
        table.insert(row);
        List<Single> found = List.of(
                table.bool().findOptional(true).orElseThrow(),
                table.u8().findOptional(255).orElseThrow(),
                table.i8().findOptional(Byte.MIN_VALUE).orElseThrow(),
                table.u16().findOptional(65535).orElseThrow(),
                table.i16().findOptional(Short.MIN_VALUE).orElseThrow(),
                table.u32().findOptional(4294967295L).orElseThrow(),
                table.i32().findOptional(Integer.MIN_VALUE).orElseThrow(),
                table.u64().findOptional(-1L).orElseThrow(),
                table.i64().findOptional(Long.MIN_VALUE).orElseThrow(),
                table.u128().findOptional(U128.MAX).orElseThrow(),
                table.i128().findOptional(I128.of(-1)).orElseThrow(),
                table.u256().findOptional(U256.MAX).orElseThrow(),
                table.i256().findOptional(I256.of(-1)).orElseThrow(),
                table.text().findOptional("").orElseThrow(),
                table.identity().findOptional(ctx.sender()).orElseThrow(),
                table.connection().findOptional(new ConnectionId(U128.of(5))).orElseThrow(),
                table.timestamp().findOptional(ctx.timestamp()).orElseThrow(),
                table.uuid().findOptional(Uuid.NIL).orElseThrow(),
                table.kind().findOptional(Kind.C).orElseThrow());
        int equal = 0;
        for (Single each : found) {
            equal += each.equals(row) ? 1 : 0;
        }
        Log.info("found " + equal + ", deleted " + table.text().delete("") + ", left " + table.count());
    }

    @Reducer
    static void direct(ReducerContext ctx) {
        var table = ctx.db().direct();
        for (int i = 0; i < 3; i++) {
            table.insert(new Direct(i, 253 + i, 65533 + i, 10L + i, 1000L + i, Kind.values()[i]));
        }
        Log.info("u8 " + table.u8Directly().filter(IntRange.atLeast(254)).toList().size()
                + ", u16 " + table.u16().filter(IntRange.closed(65533, 65534)).toList().size()
                + ", u32 " + table.u32().findOptional(12L).isPresent()
                + ", u64 " + table.u64().filter(LongRange.lessThan(1002)).toList().size()
                + ", enum " + table.kind().filter(Range.atLeast(Kind.B)).toList().size()
                + ", deleted " + table.u8Directly().delete(IntRange.closed(253, 254)));
    }

    @Reducer
    static void several(ReducerContext ctx) {
        for (int i = 0; i < 8; i++) {
            ctx.db().several()
                    .insert(new Several(
                            250 + i % 2,
                            i < 4 ? "" : "z\0é",
                            i - 4L,
                            ctx.sender(),
                            -1L - i,
                            U128.of(i),
                            Kind.values()[i % 3],
                            new Timestamp(i),
                            i % 2 == 0,
                            (byte) (i - 4),
                            Uuid.NIL,
                            I256.of(i - 4),
                            -i));
        }
        var table = ctx.db().several();
        Log.info("first " + table.first().filter(250).toList().size()
                + table.first().filter(250, "").toList().size()
                + table.first().filter(251, "z\0é", 3L).toList().size()
                + table.first().filter(250, Range.atMost("")).toList().size()
                + table.first().filter(250, "", LongRange.closed(-4, -3)).toList().size());
        Log.info("second " + table.second().filter(ctx.sender(), LongRange.atLeast(-3)).toList().size()
                + table.second().filter(ctx.sender(), -1L, Range.atLeast(U128.of(0))).toList().size()
                + table.second().filter(ctx.sender(), -2L, U128.of(1)).toList().size());
        Log.info("third " + table.third().filter(Range.lessThan(Kind.C)).toList().size()
                + table.third().filter(Kind.A, Range.greaterThan(new Timestamp(0))).toList().size()
                + table.third().filter(Kind.A, new Timestamp(0), true, IntRange.closed(-128, 127)).toList().size());
        Log.info("fourth " + table.fourth().filter(Uuid.NIL, Range.lessThan(I256.of(0))).toList().size()
                + table.fourth().delete(Uuid.NIL, I256.of(-4))
                + table.fourth().filter(Uuid.NIL, I256.of(3), IntRange.atLeast(-7)).toList().size());
    }
}
