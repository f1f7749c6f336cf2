package dev.stdb.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnReader;
import dev.stdb.bsatn.BsatnWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BsatnRowListTest {
    private static RowBytes row(int... bytes) {
        byte[] row = new byte[bytes.length];
        for (int i = 0; i < row.length; i++) row[i] = (byte) bytes[i];
        return RowBytes.of(row);
    }

    @Test
    void rowsOfOneSizeAreSentWithoutOffsets() {
        var list = BsatnRowList.of(List.of(row(1, 2), row(3, 4)));

        assertThat(list).isEqualTo(new BsatnRowList.FixedSize(2, row(1, 2, 3, 4)));
        assertThat(list.row(1)).isEqualTo(row(3, 4));
    }

    @Test
    void rowsOfManySizesOfNoBytesAndNoRowsHaveOffsets() {
        assertThat(BsatnRowList.of(List.of(row(1), row(2, 3)))).isInstanceOf(BsatnRowList.RowOffsets.class);
        assertThat(BsatnRowList.of(List.of(row(), row()))).isInstanceOf(BsatnRowList.RowOffsets.class);
        assertThat(BsatnRowList.of(List.of())).isEqualTo(BsatnRowList.EMPTY);
        var long_ = RowBytes.of(new byte[0x1_0000]);
        assertThat(BsatnRowList.of(List.of(long_))).isInstanceOf(BsatnRowList.RowOffsets.class);
    }

    @Test
    void everyListOfRowsComesBackRowByRow() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            var rows = new ArrayList<RowBytes>();
            int same = random.nextInt(5);
            for (int i = random.nextInt(20); i > 0; i--) {
                byte[] row = new byte[random.nextBoolean() ? same : random.nextInt(9)];
                random.nextBytes(row);
                rows.add(RowBytes.of(row));
            }
            BsatnRowList list = BsatnRowList.CODEC.decode(BsatnRowList.CODEC.encode(BsatnRowList.of(rows)));

            var back = new ArrayList<RowBytes>();
            for (int i = 0; i < list.size(); i++) back.add(list.row(i));
            assertThat(back).as("seed %s", seed).isEqualTo(rows);
        }
    }

    @Test
    void rowsAreSlicesOfWhatWasRead() {
        byte[] frame = BsatnRowList.CODEC.encode(BsatnRowList.of(List.of(row(1, 2), row(3, 4))));
        var list = BsatnRowList.CODEC.read(new BsatnReader(frame));
        RowBytes kept = list.row(1).compact();
        frame[frame.length - 1] = 9;

        assertThat(list.row(1)).isEqualTo(row(3, 9));
        assertThat(kept).isEqualTo(row(3, 4)).hasSameHashCodeAs(row(3, 4));
    }

    @Test
    void aRowThatDoesNotExistIsTheCallersMistake() {
        var list = BsatnRowList.of(List.of(row(1)));

        assertThatThrownBy(() -> list.row(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> BsatnRowList.EMPTY.row(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void hintsThatDoNotFitTheRowsAreRefused() {
        refused(new BsatnWriter().u8(0).u16(0).bytes(new byte[0]), "fixed size 0");
        refused(new BsatnWriter().u8(0).u16(2).bytes(new byte[3]), "whole number of rows");
        refused(new BsatnWriter().u8(1).length(1).u64(1).bytes(new byte[3]), "row 0 starts at byte 1");
        refused(new BsatnWriter().u8(1).length(2).u64(0).u64(4).bytes(new byte[3]), "2 rows");
        refused(new BsatnWriter().u8(1).length(3).u64(0).u64(2).u64(1).bytes(new byte[3]), "row 2 starts at byte 1");
        refused(new BsatnWriter().u8(1).length(2).u64(0).u64(-1).bytes(new byte[3]), "18446744073709551615");
        refused(new BsatnWriter().u8(1).length(0).bytes(new byte[3]), "0 rows");
    }

    private static void refused(BsatnWriter list, String why) {
        assertThatThrownBy(() -> BsatnRowList.CODEC.decode(list.toByteArray()))
                .isInstanceOf(ProtocolException.InvalidRowList.class)
                .hasMessageContaining(why);
    }
}
