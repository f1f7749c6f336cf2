package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.module.DatabaseException;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpHeader;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** HTTP requests and answers as the host has them ({@code crates/lib/src/http.rs}); bodies travel apart. */
public final class HttpWire {
    /** The standard methods by wire tag; the tag after them is followed by another method's name. */
    private static final String[] METHODS = {
        "GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"
    };

    /** HTTP/1.1; which version is really spoken is between the servers. */
    private static final int VERSION = 2;

    private static final int VERSIONS = 5;

    private HttpWire() {}

    /**
     * Sends a request and waits for the answer.
     *
     * @throws HttpException if there is none
     */
    public static HttpResponse send(HttpRequest request) {
        BsatnWriter out = new BsatnWriter();
        writeRequest(request, out);
        int[] sources = new int[2];
        int errno = Hosts.current().httpRequest(out.toByteArray(), request.body(), sources);
        if (errno == Errno.HTTP_ERROR) {
            throw new HttpException(new BsatnReader(ByteSources.read(sources[0])).str());
        }
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "send an HTTP request");
        }
        BsatnReader answer = new BsatnReader(ByteSources.read(sources[0]));
        return readResponse(answer, ByteSources.read(sources[1]));
    }

    public static void writeRequest(HttpRequest request, BsatnWriter out) {
        writeMethod(request.method(), out);
        writeHeaders(request.headers(), out);
        out.option(request.timeout(), TimeDuration.CODEC).str(request.url()).u8(VERSION);
    }

    public static HttpRequest readRequest(BsatnReader in, byte[] body) {
        String method = readMethod(in);
        List<HttpHeader> headers = readHeaders(in);
        TimeDuration timeout = in.option(TimeDuration.CODEC);
        HttpRequest request = HttpRequest.of(method, in.str()).headers(headers).body(body);
        skipVersion(in);
        return timeout == null ? request : request.timeout(timeout);
    }

    public static void writeResponse(HttpResponse response, BsatnWriter out) {
        writeHeaders(response.headers(), out);
        out.u8(VERSION).u16(response.status());
    }

    public static HttpResponse readResponse(BsatnReader in, byte[] body) {
        List<HttpHeader> headers = readHeaders(in);
        skipVersion(in);
        return HttpResponse.of(in.u16()).headers(headers).body(body);
    }

    private static void writeMethod(String method, BsatnWriter out) {
        for (int tag = 0; tag < METHODS.length; tag++) {
            if (METHODS[tag].equals(method)) {
                out.u8(tag);
                return;
            }
        }
        out.u8(METHODS.length).str(method);
    }

    private static String readMethod(BsatnReader in) {
        int tag = in.u8();
        if (tag < METHODS.length) {
            return METHODS[tag];
        }
        if (tag == METHODS.length) {
            return in.str();
        }
        throw in.unknownTag("Method", tag);
    }

    private static void writeHeaders(List<HttpHeader> headers, BsatnWriter out) {
        out.length(headers.size());
        for (HttpHeader header : headers) {
            out.str(header.name()).bytes(header.value());
        }
    }

    private static List<HttpHeader> readHeaders(BsatnReader in) {
        int count = in.length("headers", 8);
        List<HttpHeader> headers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            headers.add(new HttpHeader(in.str(), in.bytes()));
        }
        return headers;
    }

    private static void skipVersion(BsatnReader in) {
        int tag = in.u8();
        if (tag >= VERSIONS) {
            throw in.unknownTag("Version", tag);
        }
    }
}
