package dev.stdb.host.modulehttp;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/** A version of HTTP, in the order of the wire tags. */
public enum HttpVersion {
    HTTP_0_9,
    HTTP_1_0,
    HTTP_1_1,
    HTTP_2,
    HTTP_3;

    private static final List<HttpVersion> BY_TAG = List.of(values());

    static final Codec<HttpVersion> CODEC = new Codec<>() {
        @Override
        public void write(HttpVersion version, BsatnWriter out) {
            out.u8(BY_TAG.indexOf(version));
        }

        @Override
        public HttpVersion read(BsatnReader in) {
            int tag = in.u8();
            if (tag >= BY_TAG.size()) {
                throw in.unknownTag("Version", tag);
            }
            return BY_TAG.get(tag);
        }
    };
}
