package dev.stdb.host.datastore;

import java.util.Arrays;
import java.util.List;

/** What one run of a view reads: passes everything on and writes down what was asked. */
final class RecordingView implements ReadView {
    private static final int INCLUDED = 0;

    private final Datastore datastore;
    private final ReadView view;
    private final ReadSet reads;

    RecordingView(Datastore datastore, ReadView view, ReadSet reads) {
        this.datastore = datastore;
        this.view = view;
        this.reads = reads;
    }

    @Override
    public long rowCount(int tableId) {
        reads.addTable(tableId);
        return view.rowCount(tableId);
    }

    @Override
    public List<byte[]> scan(int tableId) {
        reads.addTable(tableId);
        return view.scan(tableId);
    }

    @Override
    public List<byte[]> scanPoint(int indexId, byte[] point) {
        var rows = view.scanPoint(indexId, point);
        var index = datastore.index(indexId);
        reads.addPoint(index.info, index.pointKey(point));
        return rows;
    }

    /** A range of one whole key is that key; any other counts as the table. */
    @Override
    public List<byte[]> scanRange(int indexId, byte[] prefix, int prefixElems, byte[] start, byte[] end) {
        var rows = view.scanRange(indexId, prefix, prefixElems, start, end);
        var index = datastore.index(indexId);
        boolean isPoint = prefixElems == index.info.columns().size() - 1
                && start.length > 0
                && start[0] == INCLUDED
                && Arrays.equals(start, end);
        if (isPoint) {
            int fixed = prefixElems == 0 ? 0 : prefix.length;
            byte[] point = Arrays.copyOf(prefix, fixed + start.length - 1);
            System.arraycopy(start, 1, point, fixed, start.length - 1);
            reads.addPoint(index.info, index.pointKey(point));
        } else {
            reads.addTable(index.info.tableId());
        }
        return rows;
    }
}
