package dev.stdb.tui;

import dev.stdb.workbench.run.CliConfig;
import dev.stdb.workbench.run.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which token to connect with. Tokens are never arguments, so that no process list shows them. */
final class Tokens {
    private Tokens() {}

    /**
     * Of the file, else of the variable STDB_TOKEN, else of the official command line's login; none when anonymous.
     *
     * @throws IOException when the file cannot be read
     */
    static Optional<Secret> choose(
            boolean anonymous, @Nullable Path file, Map<String, String> environment, CliConfig config)
            throws IOException {
        if (anonymous) return Optional.empty();
        if (file != null) return Optional.of(new Secret(Files.readString(file).strip()));
        String set = environment.getOrDefault("STDB_TOKEN", "").strip();
        return set.isEmpty() ? config.token() : Optional.of(new Secret(set));
    }
}
