package dev.stdb.maven;

import dev.stdb.workbench.Target;
import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.Targets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** Servers and logins that the official command line knows, for goals that talk to a server. */
final class Logins {
    private Logins() {}

    static CliConfig config(Map<String, String> environment) throws MojoExecutionException {
        Path file = CliConfig.defaultPath(
                environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
        try {
            return CliConfig.read(file);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read the login of the spacetime command: " + e.getMessage(), e);
        }
    }

    /** @param server an address or a nickname; null: the default one */
    static Target target(CliConfig config, @Nullable String server, String database) throws MojoExecutionException {
        try {
            return Targets.parse(server == null ? database : server + "/" + database, config);
        } catch (IllegalArgumentException e) {
            throw new MojoExecutionException("There is no such server or database: " + e.getMessage(), e);
        }
    }
}
