package dev.stdb.module;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.module.abi.RowScan;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
public abstract class Rows<R> implements Iterable<R>, Iterator<R> {
    private final RowScan scan;
    private final BsatnReader in;

    /** For generated code. */
    protected Rows(RowScan scan) {
        this.scan = scan;
        this.in = scan.reader();
    }

    /** Reads one row. Generated for each table, so that a loop over its rows needs no choice at run time. */
    protected abstract R read(BsatnReader in);

    @Override
    public final boolean hasNext() {
        return in.hasMore();
    }

    /** The next row; the reader itself says so when there is none. */
    @Override
    public final R next() {
        R row = read(in);
        if (!in.hasMore()) {
            scan.fetch();
        }
        return row;
    }

    /** These rows themselves: they can be read once. */
    @Override
    public final Iterator<R> iterator() {
        return this;
    }

    /** What is left of the rows, in a list. */
    public final List<R> toList() {
        List<R> list = new ArrayList<>();
        while (hasNext()) {
            list.add(next());
        }
        return list;
    }

    /** What is left of the rows, as a stream. */
    public final Stream<R> stream() {
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(this, Spliterator.NONNULL | Spliterator.IMMUTABLE), false);
    }

    /** Stops reading: the host forgets what is left. Happens by itself at the last row and at the end of the call. */
    public final void close() {
        scan.close();
    }
}
