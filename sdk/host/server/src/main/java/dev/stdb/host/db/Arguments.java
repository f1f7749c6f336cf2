package dev.stdb.host.db;

import dev.stdb.bsatn.BsatnException;
import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.type.ProductType;
import dev.stdb.bsatn.type.Typespace;
import dev.stdb.bsatn.value.ValueCodec;
import dev.stdb.schema.Member;
import dev.stdb.schema.ReducerSchema;
import org.jspecify.annotations.Nullable;

/** Checks BSATN arguments before a module sees them. */
final class Arguments {
    private Arguments() {}

    static @Nullable String problem(Member<ReducerSchema> reducer, byte[] args) {
        return problem(reducer.owner().typespace(), reducer.definition().params(), args);
    }

    /** Why the bytes are no such arguments, null if they are; what follows them is ignored. */
    static @Nullable String problem(Typespace types, ProductType params, byte[] args) {
        var codec = new ValueCodec(types, params);
        try {
            codec.skip(new BsatnReader(args));
            return null;
        } catch (BsatnException e) {
            return precise(codec, args, e);
        }
    }

    /** Reading says more exactly than skipping what is missing. */
    private static String precise(ValueCodec codec, byte[] args, BsatnException skipped) {
        try {
            codec.read(new BsatnReader(args));
            return skipped.serverText();
        } catch (BsatnException e) {
            return e.serverText();
        }
    }
}
