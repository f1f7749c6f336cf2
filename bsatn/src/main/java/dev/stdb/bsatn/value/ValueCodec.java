package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.bsatn.type.AlgebraicType;
import dev.stdb.bsatn.type.Typespace;

/**
 * The codec of a type learned at run time. The type is worked out once, references included, when the codec is made: keep it, and use it for many values.
 *
 * <pre>{@code
 * var rows = new ValueCodec(schema.typespace(), table.rowType());
 * AlgebraicValue row = rows.decode(bytes);
 * }</pre>
 *
 * Immutable: may be used from any thread.
 */
public final class ValueCodec implements Codec<AlgebraicValue> {
    private final Plan plan;

    /** An {@link IllegalArgumentException} when a reference points outside {@code typespace} or only to itself. */
    public ValueCodec(Typespace typespace, AlgebraicType type) {
        plan = new PlanCompiler(typespace).compile(type);
    }

    /** An {@link IllegalArgumentException} when {@code value} is not of the type; what was written by then stays written. */
    @Override
    public void write(AlgebraicValue value, BsatnWriter out) {
        plan.write(value, out);
    }

    @Override
    public AlgebraicValue read(BsatnReader in) {
        return plan.read(in);
    }

    /** Passes over one value without making it; as strict as {@link #read}, save that strings are not checked to be UTF-8. */
    public void skip(BsatnReader in) {
        plan.skip(in);
    }
}
