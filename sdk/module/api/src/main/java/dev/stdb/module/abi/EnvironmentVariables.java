package dev.stdb.module.abi;

import dev.stdb.module.DatabaseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The values of environment variables. Only declared keys may be asked for: any other is a trap. */
public final class EnvironmentVariables {
    private EnvironmentVariables() {}

    /**
     * The value, or null if it has none.
     *
     * @throws DatabaseException.HostError if the server cannot tell
     */
    public static @Nullable String get(String key) {
        int[] source = new int[1];
        int errno = Hosts.current().envGet(Utf8Text.bytes(key), source);
        if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "environment variable " + key);
        }
        return source[0] == 0 ? null : Utf8Text.text(ByteSources.read(source[0]));
    }

    /** The value, if it has one. */
    public static Optional<String> find(String key) {
        return Optional.ofNullable(get(key));
    }

    /** The value of a variable that the server makes sure of. */
    public static String required(String key) {
        String value = get(key);
        if (value == null) {
            throw new IllegalStateException(
                    "environment variable " + key + " has no value, and the module requires one");
        }
        return value;
    }

    /** What generated code throws for a value that no constant of the enum stands for. */
    public static IllegalStateException unknown(String key, String value) {
        return new IllegalStateException(
                "environment variable " + key + " is `" + value + "`, which the module does not know");
    }
}
