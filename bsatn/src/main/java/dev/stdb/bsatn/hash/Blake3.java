package dev.stdb.bsatn.hash;

/** BLAKE3 without key, 32 bytes of output. SpacetimeDB makes identities and view argument hashes with it. */
public final class Blake3 {
    private static final int BLOCK = 64;
    private static final int CHUNK = 1024;

    private static final int CHUNK_START = 1;
    private static final int CHUNK_END = 2;
    private static final int PARENT = 4;
    private static final int ROOT = 8;

    private static final int[] IV = {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
    };
    private static final int[] PERMUTATION = {2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8};

    private Blake3() {}

    /** The digest of {@code input}. */
    public static byte[] hash(byte[] input) {
        return digest(subtree(input, 0, input.length, 0, ROOT));
    }

    /** The chaining value of {@code input[from, to)}, whose first chunk is number {@code chunk} of the whole. */
    private static int[] subtree(byte[] input, int from, int to, long chunk, int root) {
        int length = to - from;
        if (length <= CHUNK) {
            return chunk(input, from, to, chunk, root);
        }
        int chunksLeft = Integer.highestOneBit((length - 1) / CHUNK);
        int middle = from + chunksLeft * CHUNK;
        int[] left = subtree(input, from, middle, chunk, 0);
        int[] right = subtree(input, middle, to, chunk + chunksLeft, 0);
        int[] block = new int[16];
        System.arraycopy(left, 0, block, 0, 8);
        System.arraycopy(right, 0, block, 8, 8);
        return compress(IV, block, 0, BLOCK, PARENT | root);
    }

    private static int[] chunk(byte[] input, int from, int to, long chunk, int root) {
        int[] chaining = IV;
        int flags = CHUNK_START;
        int at = from;
        while (to - at > BLOCK) {
            chaining = compress(chaining, block(input, at, at + BLOCK), chunk, BLOCK, flags);
            flags = 0;
            at += BLOCK;
        }
        return compress(chaining, block(input, at, to), chunk, to - at, flags | CHUNK_END | root);
    }

    private static int[] block(byte[] input, int from, int to) {
        int[] words = new int[16];
        for (int i = from; i < to; i++) {
            int k = i - from;
            words[k >> 2] |= (input[i] & 0xFF) << (8 * (k & 3));
        }
        return words;
    }

    private static int[] compress(int[] chaining, int[] block, long counter, int length, int flags) {
        int[] v = new int[16];
        System.arraycopy(chaining, 0, v, 0, 8);
        System.arraycopy(IV, 0, v, 8, 4);
        v[12] = (int) counter;
        v[13] = (int) (counter >>> 32);
        v[14] = length;
        v[15] = flags;
        int[] m = block;
        for (int round = 0; round < 7; round++) {
            round(v, m);
            m = permute(m);
        }
        int[] out = new int[8];
        for (int i = 0; i < 8; i++) {
            out[i] = v[i] ^ v[i + 8];
        }
        return out;
    }

    private static void round(int[] v, int[] m) {
        mix(v, 0, 4, 8, 12, m[0], m[1]);
        mix(v, 1, 5, 9, 13, m[2], m[3]);
        mix(v, 2, 6, 10, 14, m[4], m[5]);
        mix(v, 3, 7, 11, 15, m[6], m[7]);
        mix(v, 0, 5, 10, 15, m[8], m[9]);
        mix(v, 1, 6, 11, 12, m[10], m[11]);
        mix(v, 2, 7, 8, 13, m[12], m[13]);
        mix(v, 3, 4, 9, 14, m[14], m[15]);
    }

    private static void mix(int[] v, int a, int b, int c, int d, int x, int y) {
        v[a] += v[b] + x;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 16);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 12);
        v[a] += v[b] + y;
        v[d] = Integer.rotateRight(v[d] ^ v[a], 8);
        v[c] += v[d];
        v[b] = Integer.rotateRight(v[b] ^ v[c], 7);
    }

    private static int[] permute(int[] m) {
        int[] permuted = new int[16];
        for (int i = 0; i < 16; i++) {
            permuted[i] = m[PERMUTATION[i]];
        }
        return permuted;
    }

    private static byte[] digest(int[] words) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = (byte) (words[i >> 2] >>> (8 * (i & 3)));
        }
        return bytes;
    }
}
