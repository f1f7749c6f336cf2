package dev.stdb.client.http;

import java.net.URI;
import java.net.URISyntaxException;

/** A server's base address. */
public final class ServerUri {
    private ServerUri() {}

    /**
     * Returns the address with scheme http or https and without a slash at the end. {@code ws} and {@code wss} are taken for them; no
     * scheme at all means http.
     *
     * @throws IllegalArgumentException if it is no address of a server
     */
    public static URI http(String text) {
        String given = text.strip();
        String full = given.contains("://") ? given : "http://" + given;
        try {
            URI uri = new URI(full);
            String scheme = switch (uri.getScheme()) {
                case "http", "ws" -> "http";
                case "https", "wss" -> "https";
                default ->
                    throw new IllegalArgumentException("`" + text + "` is no server address: it starts with "
                            + uri.getScheme() + ", not http or https");
            };
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("`" + text + "` is no server address: it names no host");
            }
            String path = uri.getPath() == null ? "" : uri.getPath().replaceAll("/+$", "");
            return new URI(scheme, null, uri.getHost(), uri.getPort(), path, null, null);
        } catch (URISyntaxException wrong) {
            throw new IllegalArgumentException("`" + text + "` is no server address: " + wrong.getReason(), wrong);
        }
    }
}
