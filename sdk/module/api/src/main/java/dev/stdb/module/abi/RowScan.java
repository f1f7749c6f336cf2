package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.DatabaseException;
import java.util.NoSuchElementException;
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

    /** Rows of no bytes that are left: the host cannot hand those out. */
    private long emptyRows;

    /** The scan that was opened before this one and is still open. */
    @Nullable
    RowScan next;

    RowScan(ModuleInstance instance, int iterator, @Nullable RowScan next) {
        this.instance = instance;
        this.iterator = iterator;
        this.next = next;
    }

    /** So many rows of no bytes each, without an iterator of the host. */
    RowScan(ModuleInstance instance, long emptyRows) {
        this.instance = instance;
        this.iterator = -1;
        this.hostHasMore = false;
        this.emptyRows = emptyRows;
    }

    /** Whether a row is left; if so {@link #reader} stands at its first byte. */
    public boolean more() {
        return find(false);
    }

    /**
     * Whether a row is left. Loops over rows ask the reader first: this is long on purpose, so that it does not become part of
     * every loop.
     *
     * @param take there must be one, and if it has no bytes this is it
     */
    public boolean find(boolean take) {
        while (!reader.hasMore() && emptyRows == 0) {
            if (!hostHasMore) {
                close();
                if (take) {
                    throw new NoSuchElementException("there are no more rows");
                }
                return false;
            }
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
            if (errno != Errno.OK) {
                exhausted(errno);
            }
            reader.reset(mine, 0, instance.lastLength());
        }
        if (take && emptyRows > 0) {
            emptyRows--;
        }
        return true;
    }

    private void exhausted(int errno) {
        if (errno != Errno.EXHAUSTED) {
            throw DatabaseException.of(errno, "read");
        }
        hostHasMore = false;
    }

    /** Reads the rows, for the whole scan. */
    public BsatnReader reader() {
        return reader;
    }

    /** Gives iterator and buffer back; what is left of the rows is gone. Closing twice is harmless. */
    public void close() {
        emptyRows = 0;
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
}
