package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.abi.RowScan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table or index, read once from first to last: a snapshot of when they were asked for, so the table may be changed
 * while reading. Leaving early is fine; {@link #close} then frees the host's buffers before the call's end.
 *
 * <pre>{@code
 * for (Player p : ctx.db().player().level().filter(3)) { ... }
 * List<Player> all = ctx.db().player().rows().toList();
 * }</pre>
 */
@SuppressWarnings("IterableAndIterator") // a scan is read once, and one object for both is one less to allocate in wasm
public final class Rows<R> implements Iterable<R>, Iterator<R> {
    private final TableReader<R> table;
    private final @Nullable RowScan scan;
    private final BsatnReader in;
    private long emptyRows;

    Rows(TableReader<R> table, RowScan scan) {
        this.table = table;
        this.scan = scan;
        this.in = scan.reader();
    }

    /** So many rows of no bytes each. */
    Rows(TableReader<R> table, long emptyRows) {
        this.table = table;
        this.scan = null;
        this.in = new BsatnReader(new byte[0]);
        this.emptyRows = emptyRows;
    }

    @Override
    public boolean hasNext() {
        return in.remaining() > 0 || more();
    }

    private boolean more() {
        return scan == null ? emptyRows > 0 : scan.more();
    }

    @Override
    public R next() {
        if (in.remaining() <= 0) {
            takeMore();
        }
        return table.read(in);
    }

    private void takeMore() {
        if (!more()) {
            throw new NoSuchElementException("there are no more rows");
        }
        if (scan == null) {
            emptyRows--;
        }
    }

    /** These rows themselves: they can be read once. */
    @Override
    public Iterator<R> iterator() {
        return this;
    }

    /** What is left of the rows, in a list. */
    public List<R> toList() {
        List<R> list = new ArrayList<>();
        while (hasNext()) {
            list.add(next());
        }
        return list;
    }

    /** What is left of the rows, as a stream. */
    public Stream<R> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.NONNULL | Spliterator.IMMUTABLE), false);
    }

    /** Stops reading: the host forgets what is left. Happens by itself at the last row and at the end of the call. */
    public void close() {
        emptyRows = 0;
        if (scan != null) {
            scan.close();
        }
    }
}
