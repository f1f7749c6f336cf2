package dev.stdb.workbench.run;

import dev.stdb.workbench.Effect;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Next;
import dev.stdb.workbench.Update;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one loop that changes the model: takes messages in order, updates, starts the effects, shows the result. It sleeps
 * until a message comes or the time that the model asked for.
 *
 * <pre>{@code
 * try (var store = new Store(Model.of(target, clock.getAsLong()), clock, effects, screen::show)) {
 *     store.start();
 *     store.post(new Msg.Started());
 *     store.ended().toCompletableFuture().join();   // until the user leaves
 * }
 * }</pre>
 *
 * <p>{@link #post} may be called on any thread. Changes that come in quick succession are shown at most every 33 ms; keys
 * and clicks at once.
 */
public final class Store implements AutoCloseable {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

    private sealed interface Item {}

    private record Message(Msg msg) implements Item {}

    private record Barrier(CompletableFuture<Boolean> reached) implements Item {}

    private record Stop() implements Item {}

    private final LinkedBlockingQueue<Item> queue = new LinkedBlockingQueue<>();
    private final LongSupplier clock;
    private final EffectRunner effects;
    private final Face face;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicInteger working = new AtomicInteger();
    private final Thread thread;
    private volatile Model model;

    // Owned by the loop's thread.
    private long wakeAt = Long.MAX_VALUE;
    private boolean shown;
    private boolean urgent = true;
    private long shownAtNanos;

    /** @param clock milliseconds since 1970 */
    public Store(Model initial, LongSupplier clock, EffectRunner effects, Face face) {
        this.model = initial;
        this.clock = clock;
        this.effects = effects;
        this.face = face;
        this.thread = new Thread(this::loop, "workbench");
        this.thread.setDaemon(true);
    }

    /** Starts the loop, which shows the model at once. */
    public void start() {
        thread.start();
    }

    /** Hands a message to the loop. Any thread, at once; after the end it does nothing. */
    public void post(Msg msg) {
        queue.add(new Message(msg));
    }

    /** The state as of now. */
    public Model model() {
        return model;
    }

    /** Completes when the user has left; fails when the loop failed. */
    public CompletionStage<Void> ended() {
        return ended.minimalCompletionStage();
    }

    /**
     * Waits until all messages are worked off, all effects have given their first answer, and the result is shown.
     *
     * @throws TimeoutException when that takes longer
     */
    public void awaitIdle(Duration atMost) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!isIdle(deadline)) {
            if (System.nanoTime() > deadline) throw new TimeoutException("still busy after " + atMost);
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private boolean isIdle(long deadline) throws TimeoutException, InterruptedException {
        var reached = new CompletableFuture<Boolean>();
        queue.add(new Barrier(reached));
        try {
            return reached.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the loop failed", e.getCause());
        }
    }

    /** Ends the loop and the effects. Any thread but the loop's. */
    @Override
    public void close() {
        queue.add(new Stop());
        if (!Thread.currentThread().equals(thread) && thread.isAlive()) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        effects.close();
        ended.complete(null);
    }

    private void loop() {
        try {
            boolean running = true;
            while (running) running = step();
            ended.complete(null);
        } catch (Throwable e) {
            ended.completeExceptionally(e);
            failBarriers(e);
            throw e;
        }
    }

    private boolean step() {
        if (!shown && due() <= 0) show();
        Item item = take();
        return switch (item) {
            case null -> wake();
            case Message(Msg msg) -> handle(msg);
            case Barrier(CompletableFuture<Boolean> reached) -> {
                if (!shown) show();
                // An effect posts before it counts as done, so with none at work all that was posted is in the queue.
                reached.complete(working.get() == 0 && queue.isEmpty());
                yield true;
            }
            case Stop stop -> false;
        };
    }

    /** The next item, or null when it is time to wake or to show what changed. */
    private @Nullable Item take() {
        try {
            if (shown && wakeAt == Long.MAX_VALUE) return queue.take();
            long untilWake = wakeAt == Long.MAX_VALUE
                    ? Long.MAX_VALUE
                    : TimeUnit.MILLISECONDS.toNanos(Math.max(0, wakeAt - clock.getAsLong()));
            return queue.poll(shown ? untilWake : Math.min(untilWake, Math.max(0, due())), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return new Stop();
        }
    }

    /** Nanoseconds until the next frame may be shown. */
    private long due() {
        if (urgent && queue.isEmpty()) return 0;
        return shownAtNanos + FRAME_NANOS - System.nanoTime();
    }

    private boolean wake() {
        if (wakeAt > clock.getAsLong()) return true;
        wakeAt = Long.MAX_VALUE;
        return handle(new Msg.Woken());
    }

    private boolean handle(Msg msg) {
        Model before = model.at(clock.getAsLong());
        Next next = Update.update(before, msg);
        model = next.model();
        shown = false;
        urgent |= !(msg instanceof Msg.Changed);
        boolean running = true;
        for (Effect effect : next.effects()) running &= perform(effect);
        return running;
    }

    private boolean perform(Effect effect) {
        switch (effect) {
            case Effect.Quit quit -> {
                return false;
            }
            case Effect.WakeAt(long at) -> wakeAt = at;
            default -> {
                working.incrementAndGet();
                effects.run(effect, this::post).whenComplete((done, failed) -> {
                    if (failed != null) post(new Msg.Told("That did not work: " + failed, true));
                    working.decrementAndGet();
                });
            }
        }
        return true;
    }

    private void show() {
        shown = true;
        urgent = false;
        face.show(model);
        shownAtNanos = System.nanoTime();
    }

    private void failBarriers(Throwable why) {
        Item item;
        while ((item = queue.poll()) != null) {
            if (item instanceof Barrier(CompletableFuture<Boolean> reached)) reached.completeExceptionally(why);
        }
    }
}
