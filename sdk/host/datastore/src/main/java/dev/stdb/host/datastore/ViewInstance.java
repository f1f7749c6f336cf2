package dev.stdb.host.datastore;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.Identity;
import dev.stdb.bsatn.special.U256;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One result of a view: of the caller's own, or the one that all share.
 *
 * @param table the table that holds it
 * @param sender whose it is, null for an anonymous view's
 */
record ViewInstance(TableInfo table, @Nullable Identity sender) {
    private static final int HASH_BYTES = 32;

    /** The result that {@code caller} sees of the view behind {@code table}. */
    static ViewInstance of(TableInfo table, ViewInfo view, Identity caller) {
        return new ViewInstance(table, view.isAnonymous() ? null : caller);
    }

    /**
     * What stands in the first column of its rows. The server puts a hash of the arguments there; since nobody can read the column, the caller's identity stands for
     * itself.
     */
    U256 mark() {
        return sender == null ? U256.of(0) : sender.value();
    }

    byte[] markBytes() {
        return new BsatnWriter().u256(mark()).toByteArray();
    }

    /** Whether {@code row} begins with {@code mark}, so that it belongs to the result with that mark. */
    static boolean isMarked(byte[] row, byte[] mark) {
        return Arrays.equals(row, 0, HASH_BYTES, mark, 0, HASH_BYTES);
    }

    /** The row of a view without its first column. */
    static byte[] visible(byte[] row) {
        return Arrays.copyOfRange(row, HASH_BYTES, row.length);
    }
}
