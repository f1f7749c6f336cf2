package sdktest;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.I128;
import dev.stdb.bsatn.special.I256;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.special.U128;
import dev.stdb.bsatn.special.U256;
import dev.stdb.bsatn.special.Uuid;
import dev.stdb.module.SpacetimeType;
import dev.stdb.module.U16;
import dev.stdb.module.U32;
import dev.stdb.module.U64;
import dev.stdb.module.U8;
import java.util.List;

/** Types that tables and reducers share. */
public final class Types {
    private Types() {}

    public enum SimpleEnum {
        Zero,
        One,
        Two
    }

    @SpacetimeType
    public sealed interface EnumWithPayload {
        record U8(@dev.stdb.module.U8 int value) implements EnumWithPayload {}

        record U16(@dev.stdb.module.U16 int value) implements EnumWithPayload {}

        record U32(@dev.stdb.module.U32 long value) implements EnumWithPayload {}

        record U64(@dev.stdb.module.U64 long value) implements EnumWithPayload {}

        record U128(dev.stdb.bsatn.special.U128 value) implements EnumWithPayload {}

        record U256(dev.stdb.bsatn.special.U256 value) implements EnumWithPayload {}

        record I8(byte value) implements EnumWithPayload {}

        record I16(short value) implements EnumWithPayload {}

        record I32(int value) implements EnumWithPayload {}

        record I64(long value) implements EnumWithPayload {}

        record I128(dev.stdb.bsatn.special.I128 value) implements EnumWithPayload {}

        record I256(dev.stdb.bsatn.special.I256 value) implements EnumWithPayload {}

        record Bool(boolean value) implements EnumWithPayload {}

        record F32(float value) implements EnumWithPayload {}

        record F64(double value) implements EnumWithPayload {}

        record Str(String value) implements EnumWithPayload {}

        record Identity(dev.stdb.bsatn.special.Identity value) implements EnumWithPayload {}

        record ConnectionId(dev.stdb.bsatn.special.ConnectionId value) implements EnumWithPayload {}

        record Timestamp(dev.stdb.bsatn.special.Timestamp value) implements EnumWithPayload {}

        record Uuid(dev.stdb.bsatn.special.Uuid value) implements EnumWithPayload {}

        record Bytes(byte[] value) implements EnumWithPayload {}

        record Ints(List<Integer> value) implements EnumWithPayload {}

        record Strings(List<String> value) implements EnumWithPayload {}

        record SimpleEnums(List<SimpleEnum> value) implements EnumWithPayload {}
    }

    public record UnitStruct() {}

    public record ByteStruct(@U8 int b) {}

    public record EveryPrimitiveStruct(
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
            Identity q,
            ConnectionId r,
            Timestamp s,
            TimeDuration t,
            Uuid u) {}

    public record EveryVecStruct(
            byte[] a,
            List<@U16 Integer> b,
            List<@U32 Long> c,
            List<@U64 Long> d,
            List<U128> e,
            List<U256> f,
            List<Byte> g,
            List<Short> h,
            List<Integer> i,
            List<Long> j,
            List<I128> k,
            List<I256> l,
            List<Boolean> m,
            List<Float> n,
            List<Double> o,
            List<String> p,
            List<Identity> q,
            List<ConnectionId> r,
            List<Timestamp> s,
            List<TimeDuration> t,
            List<Uuid> u) {}
}
