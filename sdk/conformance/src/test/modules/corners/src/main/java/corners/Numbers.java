package corners;

import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.module.AutoInc;
import dev.stdb.module.Log;
import dev.stdb.module.LongRange;
import dev.stdb.module.PrimaryKey;
import dev.stdb.module.Reducer;
import dev.stdb.module.Table;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;

/** Numbered rows of every width, and the ends of every range. In an interface, where everything is static and public. */
public interface Numbers {
    @Table
    record NumI8(@PrimaryKey @AutoInc byte id) {}

    @Table
    record NumU8(@PrimaryKey @AutoInc @U8 int id) {}

    @Table
    record NumI16(@PrimaryKey @AutoInc short id) {}

    @Table
    record NumU16(@PrimaryKey @AutoInc @U16 int id) {}

    @Table
    record NumI32(@PrimaryKey @AutoInc int id) {}

    @Table
    record NumU32(@PrimaryKey @AutoInc @U32 long id) {}

    @Table
    record NumU32Bits(@PrimaryKey @AutoInc @U32 int id) {}

    @Table
    record NumI64(@PrimaryKey @AutoInc long id) {}

    @Table
    record NumU64(@PrimaryKey @AutoInc @U64 long id) {}

    @Table
    record NumI128(@PrimaryKey @AutoInc I128 id) {}

    @Table
    record NumU128(@PrimaryKey @AutoInc U128 id) {}

    @Table
    record NumI256(@PrimaryKey @AutoInc I256 id) {}

    @Table
    record NumU256(@PrimaryKey @AutoInc U256 id) {}

    @Reducer
    static void numbered(ReducerContext ctx) {
        Db db = ctx.db();
        for (int i = 0; i < 2; i++) {
            Log.info(db.numI8().insert(new NumI8((byte) 0)).id() + " "
                    + db.numU8().insert(new NumU8(0)).id() + " "
                    + db.numI16().insert(new NumI16((short) 0)).id() + " "
                    + db.numU16().insert(new NumU16(0)).id() + " "
                    + db.numI32().insert(new NumI32(0)).id() + " "
                    + db.numU32().insert(new NumU32(0)).id() + " "
                    + db.numU32Bits().insert(new NumU32Bits(0)).id() + " "
                    + db.numI64().insert(new NumI64(0)).id() + " "
                    + db.numU64().insert(new NumU64(0)).id() + " "
                    + db.numI128().insert(new NumI128(I128.of(0))).id() + " "
                    + db.numU128().insert(new NumU128(U128.of(0))).id() + " "
                    + db.numI256().insert(new NumI256(I256.of(0))).id() + " "
                    + db.numU256().insert(new NumU256(U256.of(0))).id());
        }
    }

    /** The server cuts generated values to the column's width, so they go round. */
    @Reducer
    static void aroundTheEnd(ReducerContext ctx) {
        int last = 0;
        for (int i = 0; i < 200; i++) {
            last = ctx.db().numI8().insert(new NumI8((byte) 0)).id();
        }
        Log.info("the 200th is " + last + " of " + ctx.db().numI8().count());
    }

    @Reducer
    static void outside(ReducerContext ctx) {
        refused(() -> ctx.db().numU8().insert(new NumU8(256)));
        refused(() -> ctx.db().numU16().insert(new NumU16(-1)));
        refused(() -> ctx.db().numU32().insert(new NumU32(1L << 32)));
        refused(() -> ctx.db().numU8().id().find(256));
        ctx.db().numU64().insert(new NumU64(-1));
        ctx.db().numU32Bits().insert(new NumU32Bits(-1));
        Log.info(ctx.db().numU64().id().filter(LongRange.atLeast(-5)).toList() + " "
                + ctx.db().numU32Bits().id().find(-1));
    }

    private static void refused(Runnable call) {
        try {
            call.run();
            Log.info("taken");
        } catch (IllegalArgumentException e) {
            Log.info(String.valueOf(e.getMessage()));
        }
    }
}
