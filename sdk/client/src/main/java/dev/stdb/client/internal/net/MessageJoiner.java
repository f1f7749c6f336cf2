package dev.stdb.client.internal.net;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;

/** Joins the fragments of one message. The server sends pieces of 4 KiB, so they go into chunks of 1 MiB and are joined once. */
final class MessageJoiner {
    private static final int CHUNK = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] chunk = new byte[0];
    private int used;
    private long total;
    private boolean open;

    boolean isOpen() {
        return open;
    }

    /** Returns how many bytes the message has so far. */
    long total() {
        return total;
    }

    void append(ByteBuf piece) {
        open = true;
        total += piece.readableBytes();
        while (piece.isReadable()) {
            if (used == chunk.length) {
                nextChunk();
            }
            int n = Math.min(piece.readableBytes(), chunk.length - used);
            piece.readBytes(chunk, used, n);
            used += n;
        }
    }

    private void nextChunk() {
        if (used > 0) {
            full.add(chunk);
        }
        chunk = new byte[full.isEmpty() && used == 0 ? 1 << 14 : CHUNK];
        used = 0;
    }

    /** Returns the whole message and is empty again. */
    byte[] join() {
        byte[] whole = new byte[Math.toIntExact(total)];
        int at = 0;
        for (byte[] piece : full) {
            System.arraycopy(piece, 0, whole, at, piece.length);
            at += piece.length;
        }
        System.arraycopy(chunk, 0, whole, at, used);
        full.clear();
        chunk = new byte[0];
        used = 0;
        total = 0;
        open = false;
        return whole;
    }
}
