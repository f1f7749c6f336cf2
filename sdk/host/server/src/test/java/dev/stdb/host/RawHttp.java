package dev.stdb.host;

import dev.stdb.testing.Patience;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** HTTP/1.1 by hand, because a client library would not send half of what the recordings hold. */
final class RawHttp {
    static final int PATIENCE_MILLIS = (int) Patience.LIMIT.toMillis();

    private RawHttp() {}

    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Answer(int status, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    static Answer send(InetSocketAddress address, String method, String path, Map<String, String> headers, byte[] body)
            throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
            if (!headers.containsKey("host")) {
                head.append("host: ")
                        .append(address.getHostString())
                        .append(':')
                        .append(address.getPort())
                        .append("\r\n");
            }
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            if (!headers.containsKey("connection")) {
                head.append("connection: close\r\n");
            }
            head.append("content-length: ").append(body.length).append("\r\n\r\n");
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body);
            out.flush();
            return read(socket.getInputStream(), method);
        }
    }

    /** Sends nothing but what is given: the recorded host, these headers, and a length if there is a body. */
    static Answer sendAsRecorded(
            InetSocketAddress address, String method, String path, Map<String, String> headers, Optional<byte[]> body)
            throws IOException {
        try (var socket = new Socket()) {
            socket.connect(address, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nhost: 127.0.0.1:3000\r\n");
            headers.forEach((name, value) ->
                    head.append(name).append(": ").append(value).append("\r\n"));
            body.ifPresent(bytes ->
                    head.append("content-length: ").append(bytes.length).append("\r\n"));
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            out.write(body.orElse(new byte[0]));
            out.flush();
            return read(socket.getInputStream(), method);
        }
    }

    static Answer read(InputStream in, String method) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", -1)[1]);
        var headers = new LinkedHashMap<String, String>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        boolean none = method.equals("HEAD") || status == 101 || status == 204;
        int length = none ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        return new Answer(status, headers, in.readNBytes(length));
    }

    static String line(InputStream in) throws IOException {
        var out = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                out.write(c);
            }
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }
}
