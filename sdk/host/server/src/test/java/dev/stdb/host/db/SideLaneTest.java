package dev.stdb.host.db;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.special.ConnectionId;
import dev.stdb.bsatn.special.U128;
import dev.stdb.testing.Patience;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SideLaneTest {
    private static final ConnectionId SOMEBODY = new ConnectionId(new U128(0, 1));

    private final AtomicInteger asleep = new AtomicInteger();

    private String sleep() {
        asleep.incrementAndGet();
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody counts it down");
        } catch (InterruptedException brokenOff) {
            return "given up";
        } finally {
            asleep.decrementAndGet();
        }
    }

    @Test
    void aCallEndsHoweverEarlyItsConnectionLeaves() throws Exception {
        try (var lane = new SideLane("test", 4)) {
            Thread leaving = Thread.ofPlatform().daemon().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    lane.cancel(SOMEBODY);
                }
            });
            for (int i = 0; i < 500; i++) {
                assertThat(lane.start(SOMEBODY, "given up", this::sleep)
                                .outcome()
                                .get(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo("given up");
            }
            leaving.interrupt();
            leaving.join();
            await().until(() -> asleep.get() == 0);
        }
    }
}
