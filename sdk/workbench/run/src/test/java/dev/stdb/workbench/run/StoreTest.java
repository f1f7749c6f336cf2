package dev.stdb.workbench.run;

import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.testing.Patience;
import dev.stdb.workbench.Answer;
import dev.stdb.workbench.Arena;
import dev.stdb.workbench.Effect;
import dev.stdb.workbench.Feed;
import dev.stdb.workbench.Link;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.TableState;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final Duration SOON = Patience.LIMIT;
    private static final long FRAME_MILLIS = 33;
    private static final long STARTED = System.currentTimeMillis();

    /** A server that answers at once. */
    private static final class Server implements EffectRunner {
        private final List<Effect> asked = new CopyOnWriteArrayList<>();
        private volatile boolean closed;

        @Override
        public CompletionStage<?> run(Effect effect, Consumer<Msg> answers) {
            asked.add(effect);
            return CompletableFuture.runAsync(() -> {
                switch (effect) {
                    case Effect.Connect connect -> answers.accept(new Msg.Connected(Arena.UP, Arena.schema()));
                    case Effect.Subscribe(var entry, var most) ->
                        answers.accept(
                                new Msg.Loaded(entry.name(), entry.name().equals("bot") ? Arena.bots(3) : List.of()));
                    case Effect.CallReducer(var id, var reducer, var arguments) ->
                        answers.accept(new Msg.Answered(id, new Answer.Refused("no")));
                    default -> throw new IllegalArgumentException(effect.toString());
                }
            });
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** One for which time stands still, so that nothing is shown but what comes. */
    private static Store store(EffectRunner effects, Face face) {
        return store(effects, face, () -> STARTED);
    }

    private static Store store(EffectRunner effects, Face face, LongSupplier clock) {
        return new Store(Model.of(Arena.HERE, clock.getAsLong()), clock, effects, face);
    }

    private static TableState bot(Store store) {
        return Objects.requireNonNull(store.model().tables().get("bot"));
    }

    @Test
    void startingLeadsToLiveRows() throws Exception {
        var server = new Server();
        try (var store = store(server, model -> {})) {
            store.start();
            store.post(new Msg.Started());
            store.awaitIdle(SOON);
            assertThat(store.model().link()).isInstanceOf(Link.Up.class);
            assertThat(bot(store).feed()).isEqualTo(new Feed.Live());
            assertThat(bot(store).rows().count()).isEqualTo(3);
        }
        assertThat(server.closed).isTrue();
    }

    @Test
    void whatIsShownLastIsTheLatest() throws Exception {
        var shown = new ArrayList<Model>();
        try (var store = store(new Server(), shown::add)) {
            store.start();
            store.post(new Msg.Started());
            for (char c : ":open player".toCharArray()) store.post(new Msg.Pressed(Key.typed(c)));
            store.awaitIdle(SOON);
            store.post(new Msg.Pressed(Key.of(Key.Code.ENTER)));
            store.awaitIdle(SOON);
            assertThat(shown.getLast()).isSameAs(store.model());
            assertThat(store.model().open()).isEqualTo("player");
        }
    }

    @Test
    void manyChangesAreShownInFewFrames() throws Exception {
        var shown = new ArrayList<Model>();
        try (var store = store(new Server(), shown::add)) {
            store.start();
            store.post(new Msg.Started());
            store.awaitIdle(SOON);
            int before = shown.size();
            long began = System.nanoTime();
            for (int i = 0; i < 2000; i++) {
                var change = new TableChange("bot", List.of(new RowChange.Inserted(Arena.bot(100 + i, "x", i))));
                store.post(new Msg.Changed(List.of(change), 1, STARTED));
            }
            store.awaitIdle(SOON);
            long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            assertThat(bot(store).rows().count()).isEqualTo(2003);
            assertThat(shown.size() - before) // the first and the last besides, which are shown as soon as they can be
                    .isLessThanOrEqualTo((int) (took / FRAME_MILLIS) + 2);
        }
    }

    @Test
    void leavingEndsTheLoop() throws Exception {
        try (var store = store(new Server(), model -> {})) {
            store.start();
            store.post(new Msg.Pressed(Key.ctrl('c')));
            store.ended().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
    }

    @Test
    void aFailureOfTheFaceEndsItAndIsTold() {
        var store = store(new Server(), model -> {
            throw new IllegalStateException("no terminal");
        });
        store.start();
        assertThatThrownBy(() -> store.ended().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS))
                .hasRootCauseMessage("no terminal");
        assertThatThrownBy(() -> store.ended().toCompletableFuture().join()).isInstanceOf(CompletionException.class);
    }

    @Test
    void flashesSettleByThemselvesAndThenItSleeps() throws Exception {
        var shown = new CopyOnWriteArrayList<Model>();
        try (var store = store(new Server(), shown::add, System::currentTimeMillis)) {
            store.start();
            store.post(new Msg.Started());
            store.awaitIdle(SOON);
            var change = new TableChange(
                    "bot", List.of(new RowChange.Deleted(Arena.bots(3).get(1))));
            store.post(new Msg.Changed(List.of(change), 1, System.currentTimeMillis()));
            await().until(() -> store.model().tables().containsKey("bot")
                    && bot(store).rows().lines() == 2);
            await().until(() -> store.model().wakeAtMillis() == Long.MAX_VALUE);
            store.awaitIdle(SOON); // a model is there before it is shown
            int frames = shown.size();
            TimeUnit.MILLISECONDS.sleep(400);
            assertThat(shown).hasSize(frames);
        }
    }
}
