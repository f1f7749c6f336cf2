package dev.stdb.host.http;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * One request, read completely.
 *
 * @param uri as it was sent
 * @param path the segments after the first slash, percent signs decoded
 * @param gone completed when nobody waits for the answer any more
 * @param tooLong whether the body was longer than its route allows and was thrown away
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Request(
        String method,
        String uri,
        HttpVersion version,
        List<String> path,
        String rawQuery,
        HttpHeaders headers,
        byte[] body,
        boolean tooLong,
        CompletableFuture<Void> gone) {

    static Request of(HttpRequest head, byte[] body, boolean tooLong) {
        String uri = head.uri();
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        String query = question < 0 ? "" : uri.substring(question + 1);
        return new Request(
                head.method().name(),
                uri,
                head.protocolVersion(),
                segments(path),
                query,
                head.headers(),
                body,
                tooLong,
                new CompletableFuture<>());
    }

    static List<String> segments(String path) {
        String inside = path.startsWith("/") ? path.substring(1) : path;
        return Arrays.stream(inside.split("/", -1)).map(Request::decode).toList();
    }

    private static String decode(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment; // then it is no name of ours
        }
    }

    boolean is(String wanted) {
        return method.equals(wanted);
    }

    byte[] bytes() throws HttpError {
        if (tooLong) {
            throw HttpError.text(413, "Failed to buffer the request body: length limit exceeded");
        }
        return body;
    }

    String utf8(String complaint) throws HttpError {
        byte[] bytes = bytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw HttpError.text(400, complaint);
        }
    }

    /** The content type in lower case, empty if there is none. */
    String contentType() {
        String value = headers.get("content-type");
        return value == null ? "" : value.toLowerCase(Locale.ROOT);
    }
}
