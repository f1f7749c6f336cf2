package dev.stdb.host.program;

import java.util.Map;
import java.util.OptionalInt;

/** The imports that read and write tables. Entered by the thread that runs the call. */
final class DatastoreImports {
    private static final int MAX_PREFIX_COLUMNS = 0xFFFF;

    private final Call call;
    private final RowIterators iterators = new RowIterators();

    DatastoreImports(Call call) {
        this.call = call;
    }

    void addTo(Map<String, ImportBody> all) {
        names(all);
        rows(all);
        scans(all);
        deletes(all);
    }

    private TransactionAccess tx() {
        return call.tx();
    }

    // ---- names

    private void names(Map<String, ImportBody> all) {
        all.put("table_id_from_name", (m, a) -> {
            String name = m.text(a[0], a[1]); // a bad pointer ends the call even without a transaction
            return id(m, a, tx().tableId(name), Errno.NO_SUCH_TABLE);
        });
        all.put("index_id_from_name", (m, a) -> {
            String name = m.text(a[0], a[1]);
            return id(m, a, tx().indexId(name), Errno.NO_SUCH_INDEX);
        });
    }

    private static long id(GuestMemory memory, long[] args, OptionalInt found, int errno) {
        memory.u32(args[2], found.orElseThrow(() -> new Errno.Failure(errno)));
        return 0;
    }

    // ---- rows

    private void rows(Map<String, ImportBody> all) {
        all.put("datastore_table_row_count", (m, a) -> {
            m.u64(a[1], tx().rowCount((int) a[0]));
            return 0;
        });
        all.put("datastore_insert_bsatn", (m, a) -> {
            byte[] row = m.bytes(a[1], m.u32(a[2]));
            return writeBack(m, a[1], a[2], tx().insert((int) a[0], row));
        });
        all.put("datastore_update_bsatn", (m, a) -> {
            byte[] row = m.bytes(a[2], m.u32(a[3]));
            return writeBack(m, a[2], a[3], tx().update((int) a[0], (int) a[1], row));
        });
    }

    private static long writeBack(GuestMemory memory, long row, long lengthAt, byte[] generated) {
        memory.write(row, generated);
        memory.u32(lengthAt, generated.length);
        return 0;
    }

    // ---- scans

    private void scans(Map<String, ImportBody> all) {
        all.put("datastore_table_scan_bsatn", (m, a) -> {
            m.u32(a[1], iterators.open(tx().scan((int) a[0])));
            return 0;
        });
        ImportBody range = (m, a) -> {
            var key = Range.of(m, a);
            m.u32(a[8], iterators.open(tx().scanRange((int) a[0], key.prefix, key.columns, key.start, key.end)));
            return 0;
        };
        all.put("datastore_index_scan_range_bsatn", range);
        all.put("datastore_btree_scan_bsatn", range);
        all.put("datastore_index_scan_point_bsatn", (m, a) -> {
            byte[] key = m.bytes(a[1], a[2]);
            m.u32(a[3], iterators.open(tx().scanPoint((int) a[0], key)));
            return 0;
        });
        all.put("row_iter_bsatn_advance", (m, a) -> iterators.advance((int) a[0], m, a[1], a[2]));
        all.put("row_iter_bsatn_close", (m, a) -> iterators.close((int) a[0]));
    }

    /** The arguments of a range: BSATN of the first columns' values, and of the bounds of the next one. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Range(byte[] prefix, int columns, byte[] start, byte[] end) {
        static Range of(GuestMemory memory, long[] a) {
            long columns = a[3] & 0xFFFFFFFFL;
            if (columns > MAX_PREFIX_COLUMNS) {
                throw new Errno.Fatal("a prefix of " + columns + " columns");
            }
            byte[] prefix = columns == 0 ? new byte[0] : memory.bytes(a[1], a[2]);
            return new Range(prefix, (int) columns, memory.bytes(a[4], a[5]), memory.bytes(a[6], a[7]));
        }
    }

    // ---- deletes

    private void deletes(Map<String, ImportBody> all) {
        ImportBody range = (m, a) -> {
            var key = Range.of(m, a);
            m.u32(a[8], tx().deleteRange((int) a[0], key.prefix, key.columns, key.start, key.end));
            return 0;
        };
        all.put("datastore_delete_by_index_scan_range_bsatn", range);
        all.put("datastore_delete_by_btree_scan_bsatn", range);
        all.put("datastore_delete_by_index_scan_point_bsatn", (m, a) -> {
            byte[] key = m.bytes(a[1], a[2]);
            m.u32(a[3], tx().deletePoint((int) a[0], key));
            return 0;
        });
        all.put("datastore_delete_all_by_eq_bsatn", (m, a) -> {
            byte[] rows = m.bytes(a[1], a[2]);
            m.u32(a[3], tx().deleteAllEqual((int) a[0], rows));
            return 0;
        });
        all.put("datastore_clear", (m, a) -> {
            m.u64(a[1], tx().clear((int) a[0]));
            return 0;
        });
    }
}
