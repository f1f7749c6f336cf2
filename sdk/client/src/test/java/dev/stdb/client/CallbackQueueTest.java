package dev.stdb.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallbackQueueTest {
    private final List<Runnable> executor = new ArrayList<>();
    private final List<Boolean> told = new ArrayList<>();

    private void fill(CallbackQueue queue, Runnable callback) {
        for (int i = 0; i < CallbackQueue.LIMIT; i++) {
            queue.add(callback);
        }
    }

    @Test
    void itTellsWhenItFillsUpAndWhenItIsHalfEmptyAgain() {
        var self = new CallbackQueue[1];
        self[0] = new CallbackQueue(executor::add, () -> told.add(self[0].isFull()));
        var ran = new AtomicInteger();
        fill(self[0], ran::incrementAndGet);
        assertThat(told).containsExactly(true);

        executor.removeFirst().run();

        assertThat(told).containsExactly(true, false);
        assertThat(ran).hasValue(CallbackQueue.LIMIT);
        assertThat(executor).isEmpty();
    }

    /** The thread that filled it may stand still before it has said so, until another has worked everything off. */
    @Test
    void whoIsToldLateLearnsWhatIsTrueByThen() {
        var self = new CallbackQueue[1];
        var late = new Runnable() {
            private boolean worked;

            @Override
            public void run() {
                if (!worked) {
                    worked = true;
                    executor.removeFirst().run();
                }
                told.add(self[0].isFull());
            }
        };
        self[0] = new CallbackQueue(executor::add, late);
        fill(self[0], () -> {});

        assertThat(told).containsExactly(false, false);
    }
}
