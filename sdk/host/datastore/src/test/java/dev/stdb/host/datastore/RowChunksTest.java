package dev.stdb.host.datastore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowChunksTest {
    private static RowChunks chunks(int rows, int bytes) {
        byte[][] all = new byte[rows][bytes];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(all[i], (byte) i);
        }
        return new RowChunks(List.of(all).iterator());
    }

    @Test
    void aChunkEndsWithTheRowThatFillsThirtyTwoKibibytes() {
        RowChunks chunks = chunks(100, 1000);
        assertThat(chunks.nextBytes()).isEqualTo(33_000);
    }

    @Test
    void whatIsMovedIsTheRowsInTheirOrder() {
        RowChunks chunks = chunks(100, 1000);
        var moved = new ByteArrayOutputStream();
        while (!chunks.isEmpty()) {
            int before = moved.size();
            int written = chunks.move(40_000, (at, chunk) -> {
                assertThat(before + at).isEqualTo(moved.size());
                moved.writeBytes(chunk);
            });
            assertThat(written).isEqualTo(moved.size() - before).isLessThanOrEqualTo(40_000);
        }
        byte[] bytes = moved.toByteArray();
        assertThat(bytes).hasSize(100_000);
        for (int i = 0; i < bytes.length; i++) {
            assertThat(bytes[i]).isEqualTo((byte) (i / 1000));
        }
    }

    @Test
    void aBufferTakesAsManyWholeChunksAsItHolds() {
        RowChunks chunks = chunks(100, 1000);
        assertThat(chunks.move(32_999, (at, chunk) -> {})).isZero();
        assertThat(chunks.move(99_999, (at, chunk) -> {})).isEqualTo(99_000);
        assertThat(chunks.nextBytes()).isEqualTo(1000);
    }

    @Test
    void noRowsAreNoChunks() {
        RowChunks chunks = new RowChunks(List.<byte[]>of().iterator());
        assertThat(chunks.isEmpty()).isTrue();
        assertThat(chunks.nextBytes()).isZero();
        assertThat(chunks.move(100, (at, chunk) -> {})).isZero();
    }
}
