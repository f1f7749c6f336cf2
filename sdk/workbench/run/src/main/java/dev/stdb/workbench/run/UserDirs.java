package dev.stdb.workbench.run;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where this user's files of ours go on this system. */
public final class UserDirs {
    private final Map<String, String> environment;
    private final String os;
    private final Path home;

    public UserDirs(Map<String, String> environment, String osName, Path home) {
        this.environment = Map.copyOf(environment);
        this.os = osName.toLowerCase(Locale.ROOT);
        this.home = home;
    }

    /** Those of the user this process runs as. */
    public static UserDirs ofProcess() {
        return new UserDirs(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    /** What can be made again. */
    public Path cache() {
        if (os.startsWith("windows")) return windows().resolve("cache");
        if (os.startsWith("mac"))
            return home.resolve("Library").resolve("Caches").resolve("stdb");
        return xdg("XDG_CACHE_HOME", ".cache");
    }

    /** What tells of earlier runs: the log. */
    public Path state() {
        if (os.startsWith("windows")) return windows().resolve("state");
        if (os.startsWith("mac")) return home.resolve("Library").resolve("Logs").resolve("stdb");
        return xdg("XDG_STATE_HOME", ".local/state");
    }

    /** The official command line's configuration. */
    public Path cliConfig() {
        return CliConfig.defaultPath(environment, os, home);
    }

    private Path windows() {
        String local = environment.get("LOCALAPPDATA");
        return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("stdb");
    }

    private Path xdg(String variable, String otherwise) {
        String set = environment.getOrDefault(variable, "");
        return (set.isBlank() ? home.resolve(otherwise) : Path.of(set)).resolve("stdb");
    }
}
