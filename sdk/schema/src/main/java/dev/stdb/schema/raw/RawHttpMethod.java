package dev.stdb.schema.raw;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.schema.HttpMethod;

/** The wire form of a route's method: any, or a method of which the last one carries a name. */
final class RawHttpMethod {
    private RawHttpMethod() {}

    private static final int EXTENSION = HttpMethod.STANDARD.size();

    static final Codec<HttpMethod> CODEC = new Codec<>() {
        @Override
        public void write(HttpMethod value, BsatnWriter out) {
            switch (value) {
                case HttpMethod.Any() -> out.u8(0);
                case HttpMethod.Standard(var name) -> out.u8(1).u8(HttpMethod.STANDARD.indexOf(name));
                case HttpMethod.Other(var name) -> out.u8(1).u8(EXTENSION).str(name);
            }
        }

        @Override
        public HttpMethod read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> new HttpMethod.Any();
                case 1 -> readMethod(in);
                default -> throw in.unknownTag("MethodOrAny", tag);
            };
        }

        private HttpMethod readMethod(BsatnReader in) {
            int tag = in.u8();
            if (tag < EXTENSION) return new HttpMethod.Standard(HttpMethod.STANDARD.get(tag));
            if (tag == EXTENSION) return new HttpMethod.Other(in.str());
            throw in.unknownTag("Method", tag);
        }
    };
}
