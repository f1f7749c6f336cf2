package dev.stdb.wasm.abi;

/** Version of a SpacetimeDB server. */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /** The oldest server that stdb serves. */
    public static final ServerVersion OLDEST = new ServerVersion(2, 0, 0);

    /**
     * The version that {@link #toString} writes.
     *
     * @throws IllegalArgumentException for any other text
     */
    public static ServerVersion parse(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a version is three numbers, as in 2.8.3: " + text);
        }
        return new ServerVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    @Override
    public int compareTo(ServerVersion other) {
        int byMajor = Integer.compare(major, other.major);
        int byMinor = Integer.compare(minor, other.minor);
        return byMajor != 0 ? byMajor : byMinor != 0 ? byMinor : Integer.compare(patch, other.patch);
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
