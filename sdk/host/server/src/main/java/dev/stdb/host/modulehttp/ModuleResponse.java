package dev.stdb.host.modulehttp;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.List;

/**
 * The head of an HTTP response as modules read and write it (crates/lib/src/http.rs); the body travels beside it.
 *
 * @param code the status, 0 to 65535 on the wire
 */
public record ModuleResponse(List<HttpHeader> headers, HttpVersion version, int code) {
    /** The wire form. */
    public static final Codec<ModuleResponse> CODEC = new Codec<>() {
        @Override
        public void write(ModuleResponse response, BsatnWriter out) {
            out.array(response.headers, HttpHeader.CODEC);
            HttpVersion.CODEC.write(response.version, out);
            out.u16(response.code);
        }

        @Override
        public ModuleResponse read(BsatnReader in) {
            return new ModuleResponse(in.array(HttpHeader.CODEC), HttpVersion.CODEC.read(in), in.u16());
        }
    };
}
