package dev.stdb.client.internal.net;

import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Notices that nothing comes any more: a server that forgot this client neither closes nor ends the stream. Entered only on the
 * event loop.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a task of the event loop that does not fail
final class Watchdog {
    private static final long SECOND_LOOK_MILLIS = 100;

    private final EventLoop loop;
    private final Timer timer;
    private final Duration limit;
    private final Consumer<Duration> dead;
    private volatile long lastHeard; // also read for statistics
    private Timer.@Nullable Alarm alarm;
    private boolean stopped;
    private boolean paused;

    Watchdog(EventLoop loop, Timer timer, Duration limit, Consumer<Duration> dead) {
        this.loop = loop;
        this.timer = timer;
        this.limit = limit;
        this.dead = dead;
        this.lastHeard = timer.nanoTime();
    }

    void heard() {
        lastHeard = timer.nanoTime();
    }

    Duration silence() {
        return Duration.ofNanos(timer.nanoTime() - lastHeard);
    }

    void start() {
        arm(limit);
    }

    void stop() {
        stopped = true;
        if (alarm != null) {
            alarm.close();
        }
    }

    /** While we do not read ourselves, silence means nothing. */
    void pause(boolean paused) {
        this.paused = paused;
        heard();
    }

    private void arm(Duration delay) {
        alarm = timer.after(delay, () -> loop.execute(this::look));
    }

    private void look() {
        if (!stopped) {
            Duration left = limit.minus(silence());
            if (left.isPositive() || paused) {
                arm(left.isPositive() ? left : limit);
            } else {
                // Perhaps a slow callback kept the loop from reading: give it one round to read what waits.
                loop.schedule(this::lookAgain, SECOND_LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private void lookAgain() {
        if (!stopped) {
            Duration silence = silence();
            if (silence.compareTo(limit) < 0) {
                arm(limit.minus(silence));
            } else {
                dead.accept(silence);
            }
        }
    }
}
