package dev.stdb.wasm.abi;

/** Version of a SpacetimeDB server. */
public record ServerVersion(int major, int minor, int patch) implements Comparable<ServerVersion> {
    /** The oldest server that stdb serves. */
    public static final ServerVersion OLDEST = new ServerVersion(2, 0, 0);

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
