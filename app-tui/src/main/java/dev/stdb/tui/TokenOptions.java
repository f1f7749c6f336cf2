package dev.stdb.tui;

import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which token to talk to a server with. Tokens are never arguments, so that no process list shows them. */
final class TokenOptions {
    @Option(names = "--anonymous", description = "Use no token: the server makes a new identity.")
    private boolean anonymous;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "Use the token in this file. The variable STDB_TOKEN works too.")
    private @Nullable Path file;

    /**
     * Of the file, else of the variable STDB_TOKEN, else of the official command line's login; none when anonymous.
     *
     * @throws IOException when the file cannot be read
     */
    Optional<Secret> choose(Map<String, String> environment, CliConfig config) throws IOException {
        if (anonymous) return Optional.empty();
        return file != null ? Optional.of(new Secret(Files.readString(file).strip())) : config.token(environment);
    }
}
