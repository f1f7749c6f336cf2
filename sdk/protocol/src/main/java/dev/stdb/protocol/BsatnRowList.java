package dev.stdb.protocol;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.Codec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows in BSATN, back to back, in no particular order. Each {@link #row} is a slice of the frame the list came in:
 * nothing is copied, so whoever keeps a row calls {@link RowBytes#compact()}.
 *
 * <pre>{@code
 * for (int i = 0; i < rows.size(); i++) apply(codec.read(rows.row(i).reader()));
 * }</pre>
 */
public sealed interface BsatnRowList {
    /** The number of rows. */
    int size();

    /** Row {@code index}, from 0; throws {@link IndexOutOfBoundsException}. */
    RowBytes row(int index);

    /** Where row {@code index} begins within {@link #data}: {@link #row} without an object for each. */
    int start(int index);

    /** How long row {@code index} is, in bytes. */
    int rowLength(int index);

    /** All rows, back to back. */
    RowBytes data();

    /** Whether there is no row. */
    default boolean isEmpty() {
        return size() == 0;
    }

    /**
     * Rows of one size.
     *
     * @param rowSize in bytes, 1 to 65535
     */
    record FixedSize(int rowSize, RowBytes data) implements BsatnRowList {
        public FixedSize {
            if (rowSize < 1 || rowSize > MAX_FIXED_SIZE) {
                throw new IllegalArgumentException("a fixed row size is 1 to 65535 bytes, not " + rowSize);
            }
        }

        @Override
        public int size() {
            return data.length() / rowSize;
        }

        @Override
        public RowBytes row(int index) {
            java.util.Objects.checkIndex(index, size());
            return data.slice(index * rowSize, rowSize);
        }

        @Override
        public int start(int index) {
            return index * rowSize;
        }

        @Override
        public int rowLength(int index) {
            return rowSize;
        }
    }

    /** Rows of any size, by where each one starts. An empty list has this form. */
    final class RowOffsets implements BsatnRowList {
        private final int[] starts;
        private final RowBytes data;

        private RowOffsets(int[] starts, RowBytes data) {
            this.starts = starts;
            this.data = data;
        }

        @Override
        public int size() {
            return starts.length;
        }

        @Override
        public RowBytes row(int index) {
            return data.slice(start(index), rowLength(index));
        }

        @Override
        public int start(int index) {
            return starts[index];
        }

        @Override
        public int rowLength(int index) {
            return (index + 1 < starts.length ? starts[index + 1] : data.length()) - starts[index];
        }

        @Override
        public RowBytes data() {
            return data;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof RowOffsets that && Arrays.equals(starts, that.starts) && data.equals(that.data);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(starts) + data.hashCode();
        }

        @Override
        public String toString() {
            return "RowOffsets[starts=" + Arrays.toString(starts) + ", data=" + data + "]";
        }
    }

    /** The longest row that a list of one size may have, in bytes. */
    int MAX_FIXED_SIZE = 0xFFFF;

    /** The list without rows. */
    BsatnRowList EMPTY = new RowOffsets(new int[0], RowBytes.of(new byte[0]));

    /**
     * The rows in the form that the server chooses: of one size if all have the same one, of 1 to 65535 bytes, and by
     * offsets otherwise.
     */
    static BsatnRowList of(List<RowBytes> rows) {
        if (rows.isEmpty()) return EMPTY;
        int[] starts = new int[rows.size()];
        int first = rows.getFirst().length();
        boolean sameSize = first > 0 && first <= MAX_FIXED_SIZE;
        var data = new BsatnWriter();
        for (int i = 0; i < starts.length; i++) {
            starts[i] = data.size();
            sameSize &= rows.get(i).length() == first;
            rows.get(i).writeTo(data);
        }
        var bytes = RowBytes.of(data.toByteArray());
        return sameSize ? new FixedSize(first, bytes) : new RowOffsets(starts, bytes);
    }

    Codec<BsatnRowList> CODEC = new Codec<>() {
        @Override
        public void write(BsatnRowList value, BsatnWriter out) {
            switch (value) {
                case FixedSize(int rowSize, var data) ->
                    Wire.writeBytes(data, out.u8(0).u16(rowSize));
                case RowOffsets list -> {
                    out.u8(1).length(list.starts.length);
                    for (int start : list.starts) out.u64(start);
                    Wire.writeBytes(list.data, out);
                }
            }
        }

        @Override
        public BsatnRowList read(BsatnReader in) {
            int tag = in.u8();
            return switch (tag) {
                case 0 -> readFixedSize(in);
                case 1 -> readRowOffsets(in);
                default -> throw in.unknownTag("RowSizeHint", tag);
            };
        }

        private BsatnRowList readFixedSize(BsatnReader in) {
            int offset = in.position();
            int rowSize = in.u16();
            var data = Wire.readBytes(in);
            if (rowSize == 0) throw new ProtocolException.InvalidRowList("rows of fixed size 0", offset);
            if (data.length() % rowSize != 0) {
                throw new ProtocolException.InvalidRowList(
                        data.length() + " bytes are no whole number of rows of " + rowSize + " bytes", offset);
            }
            return new FixedSize(rowSize, data);
        }

        private BsatnRowList readRowOffsets(BsatnReader in) {
            int offset = in.position();
            int[] starts = new int[in.length("row offsets", Long.BYTES)];
            long previous = 0;
            for (int i = 0; i < starts.length; i++) {
                long start = in.u64();
                if (start < previous || start > Integer.MAX_VALUE || (i == 0 && start != 0)) {
                    throw new ProtocolException.InvalidRowList(
                            "row " + i + " starts at byte " + Long.toUnsignedString(start) + ", the one before it at "
                                    + previous,
                            offset);
                }
                starts[i] = (int) start;
                previous = start;
            }
            var data = Wire.readBytes(in);
            if (previous > data.length() || (starts.length == 0 && data.length() > 0)) {
                throw new ProtocolException.InvalidRowList(
                        starts.length + " rows, the last from byte " + previous + ", in " + data.length() + " bytes",
                        offset);
            }
            return new RowOffsets(starts, data);
        }
    };
}
