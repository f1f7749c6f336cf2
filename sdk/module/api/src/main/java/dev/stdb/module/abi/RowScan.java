package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one open scan as bytes, chunk by chunk. {@link #more} first, then {@link #reader} stands at a row.
 *
 * <p>Ends itself at the last row; {@link #close} ends it early.
 */
public final class RowScan {
    private static final byte[] NOTHING = new byte[0];

    private final ModuleInstance instance;
    private final int iterator;
    private byte @Nullable [] buffer;
    private final BsatnReader reader = new BsatnReader(NOTHING);

    /** Whether the host still has rows, and so an iterator that must be closed. */
    private boolean hostHasMore = true;

    /** The scan that was opened before this one and is still open. */
    @Nullable
    RowScan next;

    RowScan(ModuleInstance instance, int iterator, @Nullable RowScan next) {
        this.instance = instance;
        this.iterator = iterator;
        this.next = next;
    }

    /** Whether a row is left; if so {@link #reader} stands at its first byte. */
    public boolean more() {
        return reader.remaining() > 0 || moreFromHost();
    }

    private boolean moreFromHost() {
        while (reader.remaining() == 0) {
            if (!hostHasMore) {
                close();
                return false;
            }
            fill();
        }
        return true;
    }

    /** Reads the rows, for the whole scan. */
    public BsatnReader reader() {
        return reader;
    }

    /** Gives iterator and buffer back; what is left of the rows is gone. Closing twice is harmless. */
    public void close() {
        if (hostHasMore) {
            hostHasMore = false;
            int errno = Hosts.current().close(iterator);
            if (errno != 0) {
                throw DatabaseException.of(errno, "close");
            }
        }
        byte[] mine = buffer;
        if (mine != null) {
            buffer = null;
            instance.giveBuffer(mine);
        }
        reader.reset(NOTHING, 0, 0);
        instance.forget(this);
    }

    private void fill() {
        byte[] mine = buffer;
        if (mine == null) {
            mine = instance.takeBuffer();
            buffer = mine;
        }
        int errno = instance.advance(iterator, mine);
        while (errno == Errno.BUFFER_TOO_SMALL) {
            mine = new byte[instance.lastLength()];
            buffer = mine;
            errno = instance.advance(iterator, mine);
        }
        if (errno == Errno.EXHAUSTED) {
            hostHasMore = false;
        } else if (errno != Errno.OK) {
            throw DatabaseException.of(errno, "read");
        }
        reader.reset(mine, 0, instance.lastLength());
    }
}
