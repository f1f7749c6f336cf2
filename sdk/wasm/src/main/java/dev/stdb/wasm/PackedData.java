package dev.stdb.wasm;

import java.util.Arrays;

/** The packer of {@link DataPacker}'s format: finds the shortest sequence of tokens, nearly. */
final class PackedData {
    private static final int LONGEST = 4000;
    private static final int MOST_TRIES = 48;
    private static final int HASHES = 1 << 14;

    /** From here on nothing is shorter than to say how many. */
    private static final int MANY_ZEROS = 64;

    private final byte[] data;
    private final int[] cost;
    private final int[] from;
    private final int[] distance;
    private final int[] last;
    private final int[] newest = new int[HASHES];
    private final int[] older;

    /** How many zeros follow from each place on. */
    private final int[] zeros;

    PackedData(byte[] data) {
        this.data = data;
        int length = data.length;
        cost = new int[length + 1];
        from = new int[length + 1];
        distance = new int[length + 1];
        last = new int[length + 1];
        older = new int[length];
        zeros = new int[length + 1];
        for (int at = length - 1; at >= 0; at--) {
            zeros[at] = data[at] == 0 ? zeros[at + 1] + 1 : 0;
        }
        Arrays.fill(cost, Integer.MAX_VALUE);
        Arrays.fill(newest, -1);
        cost[0] = 0;
        last[0] = 0;
    }

    byte[] bytes() {
        for (int at = 0; at < data.length; at++) {
            step(at, at + 1, -1, 9);
            match(at, Math.min(zeros[at], LONGEST), 0, 8);
            if (zeros[at] < MANY_ZEROS) {
                again(at, last[at]);
                search(at);
            }
        }
        return write();
    }

    /** Bits that a way to {@code to} costs; -1 as distance is a literal. */
    private void step(int at, int to, int back, int bits) {
        int sum = cost[at] + bits;
        if (sum < cost[to]) {
            cost[to] = sum;
            from[to] = at;
            distance[to] = back;
            last[to] = back > 0 ? back : last[at];
        }
    }

    private static int lengthBits(int length) {
        return length - DataPacker.LEAST_MATCH < 7 ? 0 : 8 + 8 * ((length - DataPacker.LEAST_MATCH - 7) / 255);
    }

    /** A match of the distance of the one before. */
    private void again(int at, int back) {
        if (back > 0 && back <= at) {
            match(at, common(at, back), back, 8);
        }
    }

    private int common(int at, int back) {
        int most = Math.min(Math.min(back, LONGEST), data.length - at);
        int length = 0;
        while (length < most && data[at + length] == data[at + length - back]) {
            length++;
        }
        return length;
    }

    private void match(int at, int longest, int back, int bits) {
        int shortest = Math.max(DataPacker.LEAST_MATCH, longest - 24);
        for (int length = longest; length >= shortest; length--) {
            step(at, at + length, back, bits + lengthBits(length));
        }
    }

    private void search(int at) {
        if (at + 3 > data.length) {
            return;
        }
        int hash = ((data[at] & 0xFF) * 31 * 31 + (data[at + 1] & 0xFF) * 31 + (data[at + 2] & 0xFF) * 7919)
                & (HASHES - 1);
        int longest = DataPacker.LEAST_MATCH;
        int tries = 0;
        for (int before = newest[hash]; before >= 0 && tries < MOST_TRIES; before = older[before], tries++) {
            int back = at - before;
            if (back > 0xFFFF) {
                break;
            }
            int length = mayBeLonger(at, before, longest) ? common(at, back) : 0;
            if (length > longest) {
                longest = length;
                match(at, length, back, back <= 0xFF ? 16 : 24);
            }
        }
        older[at] = newest[hash];
        newest[hash] = at;
    }

    private boolean mayBeLonger(int at, int before, int longest) {
        return at + longest < data.length && data[before + longest] == data[at + longest];
    }

    private byte[] write() {
        int steps = 0;
        for (int at = data.length; at > 0; at = from[at]) {
            steps++;
        }
        int[] ends = new int[steps];
        for (int at = data.length; at > 0; at = from[at]) {
            ends[--steps] = at;
        }
        var out = new WasmWriter();
        int literals = 0;
        int at = 0;
        int before = 0;
        for (int end : ends) {
            if (distance[end] < 0) {
                at = end;
                continue;
            }
            token(out, literals, at, end - at, distance[end], before);
            before = distance[end] > 0 ? distance[end] : before;
            at = end;
            literals = end;
        }
        if (literals < data.length) {
            token(out, literals, data.length, DataPacker.LEAST_MATCH, 0, before);
        }
        return out.toByteArray();
    }

    private void token(WasmWriter out, int literals, int at, int length, int back, int before) {
        int kind = back == 0 ? 0 : back == before ? 3 : back <= 0xFF ? 1 : 2;
        int count = at - literals;
        int more = length - DataPacker.LEAST_MATCH;
        out.u8(Math.min(count, 7) << 5 | Math.min(more, 7) << 2 | kind);
        extra(out, count);
        out.raw(data, literals, count);
        extra(out, more);
        if (kind == 1 || kind == 2) {
            out.u8(back & 0xFF);
        }
        if (kind == 2) {
            out.u8(back >> 8);
        }
    }

    private static void extra(WasmWriter out, int count) {
        if (count >= 7) {
            int rest = count - 7;
            while (rest >= 255) {
                out.u8(255);
                rest -= 255;
            }
            out.u8(rest);
        }
    }

    /** What modules do with it. */
    static byte[] unpack(byte[] packed, int length) {
        byte[] data = new byte[length];
        int in = 0;
        int at = 0;
        int back = 0;
        while (at < length) {
            int token = packed[in++] & 0xFF;
            int count = token >> 5;
            if (count == 7) {
                int more;
                do {
                    more = packed[in++] & 0xFF;
                    count += more;
                } while (more == 255);
            }
            System.arraycopy(packed, in, data, at, count);
            in += count;
            at += count;
            int match = (token >> 2) & 7;
            if (match == 7) {
                int more;
                do {
                    more = packed[in++] & 0xFF;
                    match += more;
                } while (more == 255);
            }
            match += DataPacker.LEAST_MATCH;
            int kind = token & 3;
            if (kind == 1) {
                back = packed[in++] & 0xFF;
            } else if (kind == 2) {
                back = (packed[in] & 0xFF) | (packed[in + 1] & 0xFF) << 8;
                in += 2;
            }
            if (kind != 0) {
                System.arraycopy(data, at - back, data, at, match);
            }
            at += match;
        }
        return data;
    }
}
