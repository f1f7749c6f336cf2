package dev.stdb.client;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.client.internal.net.Timer;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What a builder was told, checked. */
record ConnectOptions(
        URI base,
        String database,
        @Nullable String token,
        List<Protocol> protocols,
        Compression compression,
        boolean confirmed,
        ConnectionId sessionId,
        Duration connectTimeout,
        Duration silenceLimit,
        int maxMessageBytes,
        @Nullable Executor callbacks,
        @Nullable Timer timer) {
    /** Returns where to subscribe. {@code confirmed} is always said, since its default differs between servers. */
    URI subscribeUri() {
        String scheme = base.getScheme().equals("https") ? "wss" : "ws";
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        return URI.create(scheme + base.toString().substring(base.getScheme().length()) + "/v1/database/" + name
                + "/subscribe?compression=" + compression.parameter() + "&confirmed=" + confirmed + "&session_id="
                + sessionId.toHex());
    }

    @Override
    public String toString() {
        return "ConnectOptions[" + base + ", " + database + "]"; // the token stays out of logs
    }
}
