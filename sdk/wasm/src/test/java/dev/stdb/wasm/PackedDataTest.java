package dev.stdb.wasm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PackedDataTest {
    private static void isTheSameAgain(byte[] data) {
        assertThat(PackedData.unpack(DataPacker.packed(data), data.length)).isEqualTo(data);
    }

    @Test
    void whatIsPackedUnpacksToTheSameBytes() {
        var random = new Random(7);
        for (int round = 0; round < 300; round++) {
            byte[] data = new byte[random.nextInt(3000)];
            int at = 0;
            while (at < data.length) {
                int length = Math.min(data.length - at, 1 + random.nextInt(round % 3 == 0 ? 900 : 40));
                switch (random.nextInt(3)) {
                    case 0 -> at += length;
                    case 1 -> {
                        for (int end = at + length; at < end; at++) {
                            data[at] = (byte) random.nextInt();
                        }
                    }
                    default -> {
                        int back = at == 0 ? 0 : 1 + random.nextInt(at);
                        for (int end = at + length; at < end; at++) {
                            data[at] = back == 0 ? 1 : data[at - back];
                        }
                    }
                }
            }
            isTheSameAgain(data);
        }
    }

    @Test
    void runsOfAllLengthsGoRoundTheirLengthBytes() {
        for (int zeros : new int[] {0, 1, 2, 8, 9, 10, 263, 264, 265, 518, 519, 520, 4000, 4001, 9000}) {
            byte[] data = new byte[zeros + 2];
            data[0] = 1;
            data[zeros + 1] = 2;
            isTheSameAgain(data);
            java.util.Arrays.fill(data, (byte) 3);
            isTheSameAgain(data);
        }
    }

    @Test
    void zerosAndRepetitionTakeNextToNothing() {
        byte[] data = new byte[60_000];
        for (int i = 0; i < data.length; i += 12) {
            data[i] = 5;
            data[i + 1] = (byte) (i / 1200);
        }
        assertThat(DataPacker.packed(data).length).isLessThan(2000);
    }
}
