package dev.stdb.workbench.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;

/**
 * What the official command line knows ({@code cli.toml}): servers by nickname, the default one, the login token. It is
 * only read, never written.
 *
 * @param defaultServer nickname, or empty
 * @param servers in the order of the file
 * @param token of {@code spacetime login}; sent to every server
 */
public record CliConfig(String defaultServer, List<Server> servers, Optional<Secret> token) {
    private static final long MOST_BYTES = 1 << 20;

    /** Nothing configured but what the official command line has from the start. */
    public static final CliConfig NONE = new CliConfig(
            "",
            List.of(
                    new Server("local", "http", "127.0.0.1:3000"),
                    new Server("maincloud", "https", "maincloud.spacetimedb.com")),
            Optional.empty());

    /** @param host with the port where there is one */
    public record Server(String nickname, String protocol, String host) {
        public String uri() {
            return protocol + "://" + host;
        }
    }

    public CliConfig {
        servers = List.copyOf(servers);
    }

    /** The token of the variable STDB_TOKEN, else that of {@code spacetime login}. */
    public Optional<Secret> token(Map<String, String> environment) {
        String set = environment.getOrDefault("STDB_TOKEN", "").strip();
        return set.isEmpty() ? token : Optional.of(new Secret(set));
    }

    /** Where the file is on this system. */
    public static Path defaultPath(Map<String, String> environment, String osName, Path home) {
        if (osName.toLowerCase(Locale.ROOT).startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            Path base = local == null ? home.resolve("AppData").resolve("Local") : Path.of(local);
            return base.resolve("SpacetimeDB").resolve("config").resolve("cli.toml");
        }
        String xdg = environment.get("XDG_CONFIG_HOME");
        Path base = xdg == null || xdg.isBlank() ? home.resolve(".config") : Path.of(xdg);
        return base.resolve("spacetime").resolve("cli.toml");
    }

    /**
     * Reads the file; {@link #NONE} when there is none.
     *
     * @throws IOException when it cannot be read or is no TOML; the message names file and line
     */
    public static CliConfig read(Path file) throws IOException {
        if (!Files.exists(file)) return NONE;
        if (Files.size(file) > MOST_BYTES)
            throw new IOException(file + " is larger than 1 MiB, which no configuration is");
        TomlParseResult toml = Toml.parse(file);
        if (toml.hasErrors())
            throw new IOException(file + ": " + toml.errors().getFirst().getMessage());
        var servers = new ArrayList<Server>();
        TomlArray configured = toml.getArray("server_configs");
        for (int i = 0; configured != null && i < configured.size(); i++) {
            if (configured.get(i) instanceof TomlTable table) server(table).ifPresent(servers::add);
        }
        String token = text(toml, "spacetimedb_token");
        String defaultServer = text(toml, "default_server");
        return new CliConfig(
                defaultServer == null ? "" : defaultServer,
                servers.isEmpty() ? NONE.servers : servers,
                Optional.ofNullable(token).filter(t -> !t.isBlank()).map(Secret::new));
    }

    private static Optional<Server> server(TomlTable table) {
        String host = text(table, "host");
        if (host == null) return Optional.empty();
        String nickname = text(table, "nickname");
        String protocol = text(table, "protocol");
        return Optional.of(new Server(nickname == null ? host : nickname, protocol == null ? "https" : protocol, host));
    }

    private static @Nullable String text(TomlTable table, String key) {
        return table.get(key) instanceof String text ? text : null;
    }

    /** The server of this nickname. */
    public Optional<Server> server(String nickname) {
        return servers.stream().filter(s -> s.nickname().equals(nickname)).findFirst();
    }

    /** The server to use when none is named. */
    public Server fallback() {
        return server(defaultServer).or(() -> server("local")).orElse(NONE.servers.getFirst());
    }
}
