package dev.stdb.module.abi;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.DatabaseException;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one open scan as bytes, chunk by chunk: while {@link #reader} has bytes it stands at a row. After each row that was the
 * reader's last, {@link #fetch} brings the next ones.
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

    /** Rows that are there already, without an iterator of the host. */
    RowScan(ModuleInstance instance, byte[] rows) {
        this.instance = instance;
        this.iterator = -1;
        this.hostHasMore = false;
        reader.reset(rows, 0, rows.length);
    }

    /**
     * Fetches rows until the reader has some or none are left; then it closes. Loops over rows ask the reader before: this is
     * long on purpose, so that it does not become part of every loop.
     */
    public void fetch() {
        while (!reader.hasMore()) {
            if (!hostHasMore) {
                close();
                return;
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
        reader.finish();
        instance.forget(this);
    }
}
