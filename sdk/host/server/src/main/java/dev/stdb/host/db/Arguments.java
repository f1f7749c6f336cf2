package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.Member;
import dev.stdb.schema.ProcedureSchema;
import dev.stdb.schema.ReducerSchema;
import org.jspecify.annotations.Nullable;

/** Checks BSATN arguments before a module sees them. */
final class Arguments {
    private Arguments() {}

    /** Why the bytes are no arguments of this reducer, null if they are. */
    static @Nullable String ofReducer(Member<ReducerSchema> reducer, byte[] args) {
        return problem(reducer.owner().typespace(), reducer.definition().params(), args);
    }

    /** Why the bytes are no arguments of this procedure, null if they are. */
    static @Nullable String ofProcedure(Member<ProcedureSchema> procedure, byte[] args) {
        return problem(procedure.owner().typespace(), procedure.definition().params(), args);
    }

    /** What follows the arguments is ignored. */
    private static @Nullable String problem(Typespace types, ProductType params, byte[] args) {
        try {
            new ValueCodec(types, params).read(new BsatnReader(args)); // skipping would not look into texts
            return null;
        } catch (BsatnException e) {
            return e.serverText();
        }
    }

    /** Reading says more exactly than skipping what is missing. */
    static String precise(ValueCodec codec, byte[] args, BsatnException skipped) {
        try {
            codec.read(new BsatnReader(args));
            return skipped.serverText();
        } catch (BsatnException e) {
            return e.serverText();
        }
    }
}
