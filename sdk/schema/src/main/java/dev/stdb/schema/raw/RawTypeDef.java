package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/**
 * A name for a type of the typespace; the same in V9 and V10.
 *
 * @param scope enclosing names, outermost first
 * @param typeRef index in the typespace
 */
public record RawTypeDef(List<String> scope, String name, int typeRef, boolean customOrdering) {
    public RawTypeDef {
        scope = List.copyOf(scope);
    }

    public static final Codec<RawTypeDef> CODEC = new Codec<>() {
        @Override
        public void write(RawTypeDef value, BsatnWriter out) {
            out.array(value.scope, Raw.STR).str(value.name).i32(value.typeRef).bool(value.customOrdering);
        }

        @Override
        public RawTypeDef read(BsatnReader in) {
            return new RawTypeDef(in.array(Raw.STR), in.str(), in.i32(), in.bool());
        }
    };
}
