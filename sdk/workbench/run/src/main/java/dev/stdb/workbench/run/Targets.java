package dev.stdb.workbench.run;

import dev.stdb.workbench.Target;
import java.net.URI;
import java.util.Locale;

/** What {@code [server/]database} means: the server is a nickname of {@link CliConfig}, a host, or an address. */
public final class Targets {
    private Targets() {}

    /**
     * @param typed such as {@code arena}, {@code local/arena}, {@code 10.0.0.7:3000/arena} or
     *     {@code https://maincloud.spacetimedb.com/arena}
     * @throws IllegalArgumentException with a sentence for the user when it means nothing
     */
    public static Target parse(String typed, CliConfig config) {
        int slash = typed.lastIndexOf('/');
        String database = typed.substring(slash + 1);
        String server = slash < 0 ? "" : typed.substring(0, slash);
        if (database.isBlank() || server.endsWith("/") || server.endsWith(":")) {
            throw new IllegalArgumentException(
                    "`" + typed + "` names no database: use [server/]database, for example local/arena");
        }
        return server.isEmpty() ? of(config.fallback(), database) : of(server, database, config);
    }

    private static Target of(CliConfig.Server server, String database) {
        return new Target(server.nickname(), server.uri(), database, isLoopback(server.uri()));
    }

    private static Target of(String server, String database, CliConfig config) {
        var known = config.server(server);
        if (known.isPresent()) return of(known.get(), database);
        if (server.contains("://")) {
            String host = host(server);
            return new Target(host, server, database, isLoopback(server));
        }
        if (server.contains("/")) {
            throw new IllegalArgumentException(
                    "`" + server + "` is no server: use a nickname, host[:port] or http://host[:port]");
        }
        boolean looksLikeHost = server.contains(".") || server.contains(":") || server.equals("localhost");
        if (!looksLikeHost) {
            throw new IllegalArgumentException(
                    "there is no server `" + server + "` in the command line's configuration (known: "
                            + String.join(
                                    ", ",
                                    config.servers().stream()
                                            .map(CliConfig.Server::nickname)
                                            .toList())
                            + "); a host is written host:port");
        }
        String plain = "http://" + server;
        String uri = isLoopback(plain) || server.contains(":") ? plain : "https://" + server;
        return new Target(server, uri, database, isLoopback(uri));
    }

    private static String host(String uri) {
        try {
            URI parsed = URI.create(uri);
            if (parsed.getHost() == null) throw new IllegalArgumentException("no host");
            return parsed.getPort() < 0 ? parsed.getHost() : parsed.getHost() + ":" + parsed.getPort();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("`" + uri + "` is no address of a server", e);
        }
    }

    /** Whether an address leads to this machine. */
    public static boolean isLoopback(String uri) {
        String host = URI.create(uri).getHost();
        if (host == null) return false;
        String bare = host.toLowerCase(Locale.ROOT);
        return bare.equals("localhost")
                || bare.endsWith(".localhost")
                || bare.equals("[::1]")
                || bare.matches("127\\.\\d+\\.\\d+\\.\\d+");
    }
}
