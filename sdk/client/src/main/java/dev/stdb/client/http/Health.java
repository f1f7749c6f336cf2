package dev.stdb.client.http;

/**
 * What {@code GET /v1/health} tells.
 *
 * @param version the server's version such as {@code 2.8.3}; empty if it does not tell
 */
public record Health(String version) {
    /** Returns whether the server is at least this version; false if its version is unknown or unreadable. */
    public boolean isAtLeast(int major, int minor, int patch) {
        String[] parts = version.split("[-+]", 2)[0].split("\\.", -1);
        int[] wanted = {major, minor, patch};
        if (parts.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            int part;
            try {
                part = Integer.parseInt(parts[i]);
            } catch (NumberFormatException notAVersion) {
                return false;
            }
            if (part != wanted[i]) {
                return part > wanted[i];
            }
        }
        return true;
    }
}
