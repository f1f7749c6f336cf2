package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;

/** What messages share. */
final class Wire {
    private Wire() {}

    static final Codec<String> STR = new Codec<>() {
        @Override
        public void write(String value, BsatnWriter out) {
            out.str(value);
        }

        @Override
        public String read(BsatnReader in) {
            return in.str();
        }
    };

    /** An unsigned number as its 32 bits. */
    static final Codec<Integer> U_32 = new Codec<>() {
        @Override
        public void write(Integer value, BsatnWriter out) {
            out.i32(value);
        }

        @Override
        public Integer read(BsatnReader in) {
            return u32(in);
        }
    };

    /** An unsigned number as its 32 bits. */
    static int u32(BsatnReader in) {
        return (int) in.u32();
    }

    static void writeBytes(RowBytes value, BsatnWriter out) {
        out.length(value.length());
        value.writeTo(out);
    }

    /** Length and bytes, as a slice of what is read. */
    static RowBytes readBytes(BsatnReader in) {
        int length = in.length("bytes", 1);
        int from = in.position();
        in.skip(length);
        return new RowBytes(in.array(), in.arrayOffset() + from, length);
    }

    /** The only flag of calls is the default, 0. */
    static void callFlags(BsatnReader in, String what) {
        int offset = in.position();
        int flags = in.u8();
        if (flags != 0) throw new ProtocolException.InvalidFlag("invalid call " + what + " flag " + flags, offset);
    }

    static boolean unsubscribeFlags(BsatnReader in) {
        int flags = in.u8();
        if (flags > 1) throw in.unknownTag("UnsubscribeFlags", flags);
        return flags == 1;
    }
}
