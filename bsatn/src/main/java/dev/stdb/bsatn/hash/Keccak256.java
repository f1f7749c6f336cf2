package dev.stdb.bsatn.hash;

/** Keccak-256 with the padding from before SHA-3: what SpacetimeDB hashes modules with. */
public final class Keccak256 {
    private static final int RATE = 136;

    private static final long[] ROUNDS = {
        0x0000000000000001L, 0x0000000000008082L, 0x800000000000808AL, 0x8000000080008000L, 0x000000000000808BL,
                0x0000000080000001L,
        0x8000000080008081L, 0x8000000000008009L, 0x000000000000008AL, 0x0000000000000088L, 0x0000000080008009L,
                0x000000008000000AL,
        0x000000008000808BL, 0x800000000000008BL, 0x8000000000008089L, 0x8000000000008003L, 0x8000000000008002L,
                0x8000000000000080L,
        0x000000000000800AL, 0x800000008000000AL, 0x8000000080008081L, 0x8000000000008080L, 0x0000000080000001L,
                0x8000000080008008L
    };
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private Keccak256() {}

    /** The 32 bytes of the digest of {@code input}. */
    public static byte[] hash(byte[] input) {
        long[] state = new long[25];
        int at = 0;
        while (input.length - at >= RATE) {
            absorb(state, input, at, RATE);
            permute(state);
            at += RATE;
        }
        absorb(state, input, at, input.length - at);
        xor(state, input.length - at, 0x01);
        xor(state, RATE - 1, 0x80);
        permute(state);
        byte[] digest = new byte[32];
        for (int i = 0; i < 32; i++) {
            digest[i] = (byte) (state[i >> 3] >>> (8 * (i & 7)));
        }
        return digest;
    }

    private static void absorb(long[] state, byte[] input, int from, int count) {
        for (int i = 0; i < count; i++) {
            xor(state, i, input[from + i] & 0xFF);
        }
    }

    private static void xor(long[] state, int index, int value) {
        state[index >> 3] ^= (long) value << (8 * (index & 7));
    }

    private static void permute(long[] a) {
        long[] c = new long[5];
        for (long constant : ROUNDS) {
            theta(a, c);
            rhoAndPi(a);
            chi(a, c);
            a[0] ^= constant;
        }
    }

    private static void theta(long[] a, long[] c) {
        for (int x = 0; x < 5; x++) {
            c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
        }
        for (int x = 0; x < 5; x++) {
            long d = c[(x + 4) % 5] ^ Long.rotateLeft(c[(x + 1) % 5], 1);
            for (int y = 0; y < 25; y += 5) {
                a[x + y] ^= d;
            }
        }
    }

    private static void rhoAndPi(long[] a) {
        long moving = a[1];
        for (int i = 0; i < 24; i++) {
            int lane = LANES[i];
            long next = a[lane];
            a[lane] = Long.rotateLeft(moving, ROTATIONS[i]);
            moving = next;
        }
    }

    private static void chi(long[] a, long[] row) {
        for (int y = 0; y < 25; y += 5) {
            System.arraycopy(a, y, row, 0, 5);
            for (int x = 0; x < 5; x++) {
                a[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
            }
        }
    }
}
