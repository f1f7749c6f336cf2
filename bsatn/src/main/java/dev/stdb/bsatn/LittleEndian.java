package dev.stdb.bsatn;

/**
 * Numbers in byte arrays, lowest byte first. Callers have checked that the bytes are there. Modules get plain loads and stores
 * in place of these methods.
 */
final class LittleEndian {
    private LittleEndian() {}

    /** From 0 to 255. */
    static int get8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    /** From 0 to 65,535. */
    static int get16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    static int get32(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    static long get64(byte[] bytes, int at) {
        return (get32(bytes, at) & 0xFFFF_FFFFL) | (long) get32(bytes, at + 4) << 32;
    }

    static void put8(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
    }

    static void put16(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
    }

    static void put32(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        bytes[at + 2] = (byte) (value >> 16);
        bytes[at + 3] = (byte) (value >> 24);
    }

    static void put64(byte[] bytes, int at, long value) {
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> 8);
        bytes[at + 2] = (byte) (value >> 16);
        bytes[at + 3] = (byte) (value >> 24);
        bytes[at + 4] = (byte) (value >> 32);
        bytes[at + 5] = (byte) (value >> 40);
        bytes[at + 6] = (byte) (value >> 48);
        bytes[at + 7] = (byte) (value >> 56);
    }
}
