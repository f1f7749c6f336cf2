package dev.stdb.host.db;

import dev.stdb.bsatn.special.Identity;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of databases: lower-case letters, digits, and single hyphens between them. */
public final class DatabaseName {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    private DatabaseName() {}

    /** What is wrong with a name, null if nothing is. */
    public static @Nullable String problem(String name) {
        if (name.isEmpty()) {
            return "database names cannot be empty";
        }
        if (!name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
            return "invalid characters in database name";
        }
        boolean hyphens = name.startsWith("-") || name.endsWith("-") || name.contains("--");
        return hyphens ? "invalid hyphen in database name" : null;
    }

    /** The identity that the text is, if it is one: 64 hex digits in any case, {@code 0x} in front or not. */
    public static Optional<Identity> identity(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String digits = lower.startsWith("0x") ? lower.substring(2) : lower;
        return HEX.matcher(digits).matches() ? Optional.of(Identity.fromHex(digits)) : Optional.empty();
    }
}
