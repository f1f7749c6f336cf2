package dev.stdb.host.modulehttp;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import dev.stdb.schema.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of an HTTP request as modules read and write it (crates/lib/src/http.rs); the body travels beside it.
 *
 * @param method in upper case as a rule
 * @param timeoutMicros how long to wait, null for the default
 * @param version see {@link HttpVersion}
 */
public record ModuleRequest(
        String method, List<HttpHeader> headers, @Nullable Long timeoutMicros, String uri, HttpVersion version) {
    private static final int EXTENSION = HttpMethod.STANDARD.size();

    private static final Codec<Long> MICROS = new Codec<>() {
        @Override
        public void write(Long micros, BsatnWriter out) {
            out.i64(micros);
        }

        @Override
        public Long read(BsatnReader in) {
            return in.i64();
        }
    };

    /** The wire form. */
    public static final Codec<ModuleRequest> CODEC = new Codec<>() {
        @Override
        public void write(ModuleRequest request, BsatnWriter out) {
            writeMethod(request.method, out);
            out.array(request.headers, HttpHeader.CODEC)
                    .option(request.timeoutMicros, MICROS)
                    .str(request.uri);
            HttpVersion.CODEC.write(request.version, out);
        }

        @Override
        public ModuleRequest read(BsatnReader in) {
            return new ModuleRequest(
                    readMethod(in),
                    in.array(HttpHeader.CODEC),
                    in.option(MICROS),
                    in.str(),
                    HttpVersion.CODEC.read(in));
        }
    };

    private static void writeMethod(String method, BsatnWriter out) {
        int tag = HttpMethod.STANDARD.indexOf(method);
        if (tag >= 0) {
            out.u8(tag);
        } else {
            out.u8(EXTENSION).str(method);
        }
    }

    private static String readMethod(BsatnReader in) {
        int tag = in.u8();
        if (tag < EXTENSION) {
            return HttpMethod.STANDARD.get(tag);
        }
        if (tag == EXTENSION) {
            return in.str();
        }
        throw in.unknownTag("Method", tag);
    }
}
