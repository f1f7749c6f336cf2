package dev.stdb.host.ws;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.host.auth.Caller;
import dev.stdb.host.db.Database;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The upgrade of a request to a WebSocket: which requests may, and the headers of the answer. */
public final class Handshake {
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private Handshake() {}

    /** A client that may connect. */
    public record Accepted(
            Caller caller,
            ConnectionId connectionId,
            Protocol protocol,
            Compression compression,
            SessionLimits limits) {}

    /** Whether the request asks for an upgrade to WebSocket at all. */
    public static boolean isAsked(HttpHeaders headers) {
        return hasToken(headers, "connection", "upgrade") && hasToken(headers, "upgrade", "websocket");
    }

    /** Why the request cannot be upgraded, null if it can. */
    public static @Nullable String problem(HttpHeaders headers) {
        if (!"13".equals(headers.get("sec-websocket-version"))) {
            return "`Sec-WebSocket-Version` header did not include '13'";
        }
        return headers.contains("sec-websocket-key") ? null : "`Sec-WebSocket-Key` header missing";
    }

    /** The protocol the server likes best among those offered. */
    public static Optional<Protocol> protocol(HttpHeaders headers) {
        List<String> offered = headers.getAll("sec-websocket-protocol").stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .toList();
        return Arrays.stream(Protocol.values())
                .filter(protocol -> offered.contains(protocol.subprotocol()))
                .findFirst();
    }

    /** Whether only a protocol of version 1 is offered, which this host does not speak. */
    public static boolean onlyOldProtocols(HttpHeaders headers) {
        String offered = String.join(",", headers.getAll("sec-websocket-protocol"));
        return offered.contains("v1.bsatn.spacetimedb") || offered.contains("v1.json.spacetimedb");
    }

    private static boolean hasToken(HttpHeaders headers, String name, String token) {
        return headers.getAll(name).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .anyMatch(part -> part.strip().toLowerCase(Locale.ROOT).equals(token));
    }

    /** The answer to the client's key. */
    public static String accept(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(StandardCharsets.ISO_8859_1));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this JDK has no SHA-1", e);
        }
    }

    /** Begins a session on an upgraded channel; called on its event loop. */
    public static void begin(Channel channel, Database database, Accepted accepted) {
        Session.begin(channel, database, accepted);
    }
}
