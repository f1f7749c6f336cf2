package dev.stdb.bsatn.value;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;

/** An array of u8. */
final class BytesPlan extends Plan {
    @Override
    int minBytes() {
        return 4;
    }

    @Override
    void write(AlgebraicValue value, BsatnWriter out) {
        if (!(value instanceof AlgebraicValue.Bytes(var bytes))) {
            throw mismatch("bytes", value);
        }
        out.bytes(bytes);
    }

    @Override
    AlgebraicValue read(BsatnReader in) {
        return new AlgebraicValue.Bytes(in.bytes());
    }

    @Override
    void skip(BsatnReader in) {
        in.skip(in.length("bytes", 1));
    }
}
