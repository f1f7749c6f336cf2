package dev.stdb.wasm.abi;

/** Version of the host ABI, as in the import module name {@code spacetime_10.4}. */
public record AbiVersion(int major, int minor) implements Comparable<AbiVersion> {
    @Override
    public int compareTo(AbiVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
