package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import org.jspecify.annotations.Nullable;

/** A sum. Its variants without payload are values made once. */
final class SumPlan extends Plan {
    private final Plan[] variants;
    private final AlgebraicValue.@Nullable Sum[] units;
    private final int minBytes;

    SumPlan(Plan[] variants) {
        this.variants = variants;
        units = new AlgebraicValue.@Nullable Sum[variants.length];
        int least = variants.length == 0 ? 0 : Integer.MAX_VALUE - 1;
        for (int tag = 0; tag < variants.length; tag++) {
            least = Math.min(least, variants[tag].minBytes());
            if (tag <= 0xFF && variants[tag] instanceof EmptyPlan empty && empty.parts() == 1) {
                units[tag] = new AlgebraicValue.Sum(tag, empty.value());
            }
        }
        minBytes = least + 1;
    }

    @Override
    int minBytes() {
        return minBytes;
    }

    @Override
    void write(AlgebraicValue value, BsatnWriter out) {
        if (!(value instanceof AlgebraicValue.Sum(var tag, var payload)) || tag >= variants.length) {
            throw mismatch("a sum of " + variants.length + " variants", value);
        }
        out.u8(tag);
        variants[tag].write(payload, out);
    }

    @Override
    AlgebraicValue read(BsatnReader in) {
        int tag = tag(in);
        AlgebraicValue.Sum unit = units[tag];
        if (unit != null) {
            return unit;
        }
        in.enter("sum");
        AlgebraicValue payload = variants[tag].read(in);
        in.leave();
        return new AlgebraicValue.Sum(tag, payload);
    }

    @Override
    void skip(BsatnReader in) {
        int tag = tag(in);
        if (units[tag] == null) {
            in.enter("sum");
            variants[tag].skip(in);
            in.leave();
        }
    }

    private int tag(BsatnReader in) {
        if (variants.length == 0) {
            throw new BsatnException.Uninhabited(in.position());
        }
        int tag = in.u8();
        if (tag >= variants.length) {
            throw new BsatnException.UnknownTag(
                    "a sum of " + variants.length + " variants", "<unknown>", tag, in.position() - 1);
        }
        return tag;
    }
}
