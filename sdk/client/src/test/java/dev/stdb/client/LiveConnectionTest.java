package dev.stdb.client;

import static dev.stdb.client.Arena.TIME;
import static dev.stdb.client.Arena.await;
import static dev.stdb.client.Arena.event;
import static dev.stdb.client.Arena.events;
import static dev.stdb.client.Arena.item;
import static dev.stdb.client.Arena.itemValue;
import static dev.stdb.client.Arena.list;
import static dev.stdb.client.Arena.plain;
import static dev.stdb.client.Arena.rows;
import static dev.stdb.client.Arena.set;
import static dev.stdb.client.Arena.transaction;
import static dev.stdb.client.Arena.update;
import static dev.stdb.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.BsatnWriter;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.protocol.BsatnRowList;
import dev.stdb.protocol.ClientMessage;
import dev.stdb.protocol.Compression;
import dev.stdb.protocol.Protocol;
import dev.stdb.protocol.QueryRows;
import dev.stdb.protocol.QuerySetId;
import dev.stdb.protocol.RowBytes;
import dev.stdb.protocol.ServerMessage;
import dev.stdb.protocol.SubscribeSetResult;
import dev.stdb.protocol.TableRows;
import dev.stdb.protocol.WireReducerOutcome;
import dev.stdb.testing.ManualClock;
import dev.stdb.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LiveConnectionTest {
    private static final BsatnRowList NONE = BsatnRowList.EMPTY;
    private static final AlgebraicValue.Product NO_ARGS = AlgebraicValue.UNIT;

    private final Arena arena = new Arena();

    @AfterEach
    void close() {
        arena.close();
    }

    @Nested
    class Subscribing {
        @Test
        void rowsAreThereWhenItIsApplied() {
            var live = arena.live();
            var seen = new CopyOnWriteArrayList<AlgebraicValue>();
            live.conn().table("item").onInsert(row -> seen.add(row.value()));

            var outcome = live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5), item(2, "two", 6)));

            assertThat(await(outcome.applied())).isEqualTo(new SubscriptionOutcome.Applied(2));
            assertThat(outcome.isActive()).isTrue();
            assertThat(live.conn().table("item").count()).isEqualTo(2);
            assertThat(live.conn().table("item").rows())
                    .extracting(Row::value)
                    .containsExactlyInAnyOrder(itemValue(1, "one", 5), itemValue(2, "two", 6));
            assertThat(seen).hasSize(2);
            assertThat(live.conn().cachedTables()).containsExactly("item");
        }

        @Test
        void aTransactionIsAppliedAsAWholeBeforeAnybodyHears() {
            var live = arena.live();
            live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5), item(2, "two", 6)));
            var log = new CopyOnWriteArrayList<String>();
            TableCache items = live.conn().table("item");
            TableCache plains = live.conn().table("plain");
            items.onInsert(row -> log.add("insert " + items.count() + " " + plains.count()));
            items.onDelete(row -> log.add("delete " + items.count() + " " + plains.count()));
            items.onUpdate((before, after) -> log.add("update " + before.value() + " -> " + after.value()));
            live.conn().table("ev").onEvent(row -> log.add("event " + row.value()));
            var events = new CopyOnWriteArrayList<TransactionEvent>();
            live.conn().onTransaction(events::add);

            live.server()
                    .send(transaction(
                            1,
                            update(
                                    "item",
                                    list(item(1, "uno", 5), item(3, "three", 7)),
                                    list(item(1, "one", 5), item(2, "two", 6))),
                            update("plain", list(plain(9, "p")), NONE),
                            events("ev", event("hit", 3), event("hit", 3))));

            await().until(() -> !events.isEmpty());
            assertThat(log)
                    .containsExactly(
                            "delete 2 1",
                            "update " + itemValue(1, "one", 5) + " -> " + itemValue(1, "uno", 5),
                            "insert 2 1",
                            "event Product[values=[Str[value=hit], U64[value=3]]]",
                            "event Product[values=[Str[value=hit], U64[value=3]]]");
            TransactionEvent event = events.getFirst();
            assertThat(event.cause()).isEqualTo(new TransactionEvent.Cause.Update());
            assertThat(event.changes()).extracting(TableChange::table).containsExactly("item", "plain", "ev");
            TableChange change = event.changes().getFirst();
            assertThat(change.size()).isEqualTo(3);
            assertThat(change.count()).isEqualTo(2);
            assertThat(change.updates().getFirst().after().value()).isEqualTo(itemValue(1, "uno", 5));
            assertThat(live.conn().table("ev").count()).isZero();
        }

        @Test
        void aRowThatTwoQueriesMatchIsThereOnceAndStaysUntilBothLetGo() {
            var live = arena.live();
            var deleted = new CopyOnWriteArrayList<Row>();
            live.conn().table("item").onDelete(deleted::add);
            Subscription first =
                    live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5), item(2, "two", 6)));
            live.subscribed("SELECT * FROM item WHERE id = 1", rows("item", item(1, "one", 5)));
            assertThat(live.conn().table("item").count()).isEqualTo(2);

            end(live, first);

            assertThat(deleted).extracting(Row::value).containsExactly(itemValue(2, "two", 6));
            assertThat(live.conn().table("item").count()).isEqualTo(1);
            assertThat(first.isActive()).isFalse();
        }

        @Test
        void rowsOfAJoinThatTheServerNeverTakesBackGoWithTheirSet() {
            var live = arena.live();
            Subscription join = live.subscribed("SELECT item.* FROM ev JOIN item ON ev.value = item.score");
            live.server().send(transaction(1, update("item", list(item(3, "three", 3)), NONE)));
            await().until(() -> live.conn().table("item").count() == 1);

            end(live, join);

            assertThat(live.conn().table("item").count()).isZero();
        }

        private void end(Arena.Live live, Subscription subscription) {
            CompletionStage<Void> ended = subscription.unsubscribe();
            var asked = live.server().take(ClientMessage.Unsubscribe.class);
            live.server().send(new ServerMessage.UnsubscribeApplied(asked.requestId(), asked.querySetId(), null));
            await(ended);
        }

        @Test
        void unsubscribingTwiceAsksOnce() {
            var live = arena.live();
            Subscription subscription = live.subscribed("SELECT * FROM item");
            subscription.unsubscribe();
            end(live, subscription);

            assertThat(live.server().poll()).isEmpty();
            await(subscription.unsubscribe());
        }

        @Test
        void aRefusalIsAnAnswer() {
            var live = arena.live();
            Subscription subscription = live.conn().subscribe(List.of("SELECT * FROM nothing"));
            var errors = new CopyOnWriteArrayList<String>();
            subscription.onError(errors::add);
            var asked = live.server().take(ClientMessage.Subscribe.class);
            live.server()
                    .send(new ServerMessage.SubscriptionError(asked.requestId(), asked.querySetId(), "no such table"));

            assertThat(await(subscription.applied())).isEqualTo(new SubscriptionOutcome.Refused("no such table"));
            assertThat(errors).containsExactly("no such table");
            subscription.onError(late -> errors.add("late: " + late));
            assertThat(errors).containsExactly("no such table", "late: no such table");
            assertThat(live.conn().isOpen()).isTrue();
        }

        @Test
        void aSetTheServerEndsLosesItsRows() {
            var live = arena.live();
            Subscription subscription = live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));
            var errors = new CopyOnWriteArrayList<String>();
            subscription.onError(error -> errors.add(
                    error + ", rows left: " + live.conn().table("item").count()));
            live.server().send(new ServerMessage.SubscriptionError(null, new QuerySetId(1), "evaluation failed"));

            await().until(() -> !errors.isEmpty());
            assertThat(errors).containsExactly("evaluation failed, rows left: 0");
            assertThat(subscription.isActive()).isFalse();
        }

        @Test
        void aDeleteOfARowThatNeverCameIsIgnoredWithAWarning() {
            var live = arena.live();
            var warnings = new CopyOnWriteArrayList<String>();
            live.conn().onWarning(warnings::add);
            live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));
            live.server().send(transaction(1, update("item", NONE, list(item(9, "never", 0)))));

            await().until(() -> !warnings.isEmpty());
            assertThat(warnings.getFirst()).contains("1 rows it had not sent");
            assertThat(live.conn().table("item").count()).isEqualTo(1);
            assertThat(live.conn().stats().unmatchedDeletes()).isEqualTo(1);
        }

        @Test
        void aTableTheSchemaDoesNotKnowIsKeptAsBytesUntilTheSchemaIsReadAgain() {
            var live = arena.live();
            live.subscribed("SELECT * FROM newer", rows("newer", plain(1, "x")));
            Row row = live.conn().table("newer").rows().getFirst();

            assertThat(row.bsatn()).isEqualTo(plain(1, "x").toByteArray());
            assertThatThrownBy(row::value)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("`newer`");

            await(live.conn().reloadSchema());
            assertThat(live.conn().schema().table("item")).isPresent();
        }

        @Test
        void severalSetsGoInOneBatchOnlyToServersThatKnowIt() {
            arena.version("2.10.2");
            var live = arena.live();
            List<Subscription> sets =
                    live.conn().subscribeAll(List.of(List.of("SELECT * FROM item"), List.of("SELECT * FROM bad")));
            var batch = live.server().take(ClientMessage.SubscribeBatch.class);
            live.server()
                    .send(new ServerMessage.SubscribeBatchApplied(
                            batch.requestId(),
                            List.of(
                                    new SubscribeSetResult(
                                            batch.sets().get(0).querySetId(),
                                            new SubscribeSetResult.Outcome.Applied(
                                                    new QueryRows(List.of(rows("item", item(1, "one", 5)))))),
                                    new SubscribeSetResult(
                                            batch.sets().get(1).querySetId(),
                                            new SubscribeSetResult.Outcome.Failed("bad SQL")))));

            assertThat(await(sets.get(0).applied())).isEqualTo(new SubscriptionOutcome.Applied(1));
            assertThat(await(sets.get(1).applied())).isEqualTo(new SubscriptionOutcome.Refused("bad SQL"));
        }

        @Test
        void olderServersGetOneAfterTheOther() {
            arena.version("2.10.1");
            var live = arena.live();
            live.conn().subscribeAll(List.of(List.of("SELECT * FROM item"), List.of("SELECT * FROM plain")));

            assertThat(live.server().take(ClientMessage.Subscribe.class).queryStrings())
                    .containsExactly("SELECT * FROM item");
            assertThat(live.server().take(ClientMessage.Subscribe.class).queryStrings())
                    .containsExactly("SELECT * FROM plain");
        }
    }

    @Nested
    class Calling {
        @Test
        void committedComesWithTheRowsItChanged() {
            var live = arena.live();
            live.subscribed("SELECT * FROM item");
            var order = new CopyOnWriteArrayList<String>();
            live.conn().table("item").onInsert(row -> order.add("insert"));
            live.conn().onTransaction(tx -> order.add("transaction " + tx.cause()));
            var call = live.conn().callReducer("insert_item", itemValue(1, "one", 5));
            var told = call.thenRun(() -> order.add("outcome"));
            var asked = live.server().take(ClientMessage.CallReducer.class);
            assertThat(asked.reducer()).isEqualTo("insert_item");
            assertThat(asked.args()).isEqualTo(item(1, "one", 5));

            live.server()
                    .send(new ServerMessage.ReducerResult(
                            asked.requestId(),
                            TIME,
                            new WireReducerOutcome.Ok(
                                    RowBytes.of(new byte[0]), set(1, update("item", list(item(1, "one", 5)), NONE)))));

            var committed = (ReducerOutcome.Committed) await(call);
            assertThat(committed.timestamp()).isEqualTo(TIME);
            assertThat(committed.value()).isEmpty();
            assertThat(committed.changes().getFirst().inserts())
                    .extracting(Row::value)
                    .containsExactly(itemValue(1, "one", 5));
            await(told);
            assertThat(order)
                    .containsExactly(
                            "insert", "transaction OwnReducer[reducer=insert_item, timestamp=" + TIME + "]", "outcome");
            assertThat(live.conn().table("item").count()).isEqualTo(1);
        }

        @Test
        void refusedAndCrashedAreAnswers() {
            var live = arena.live();
            var refused = live.conn().callReducer("clear_all", NO_ARGS);
            var asked = live.server().take();
            live.server()
                    .send(new ServerMessage.ReducerResult(
                            asked.requestId(),
                            TIME,
                            new WireReducerOutcome.Err(RowBytes.of(
                                    new BsatnWriter().str("not today").toByteArray()))));
            assertThat(await(refused)).isEqualTo(new ReducerOutcome.Refused("not today", TIME));

            var crashed = live.conn().callReducer("clear_all", NO_ARGS);
            asked = live.server().take();
            live.server()
                    .send(new ServerMessage.ReducerResult(
                            asked.requestId(),
                            TIME,
                            new WireReducerOutcome.InternalError("The instance encountered a fatal error.")));
            assertThat(await(crashed))
                    .isEqualTo(new ReducerOutcome.Crashed("The instance encountered a fatal error.", TIME));
        }

        @Test
        void aShorthandForNothingChangedIsUnderstood() {
            var live = arena.live();
            var call = live.conn().callReducer("clear_all", NO_ARGS);
            live.server()
                    .send(new ServerMessage.ReducerResult(
                            live.server().take().requestId(), TIME, new WireReducerOutcome.OkEmpty()));

            assertThat(((ReducerOutcome.Committed) await(call)).changes()).isEmpty();
        }

        @Test
        void mistakesOfTheCallerAreFoundBeforeSending() {
            var live = arena.live();

            assertThatThrownBy(() -> live.conn().callReducer("nobody", NO_ARGS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("`nobody`");
            assertThatThrownBy(() -> live.conn().callReducer("insert_item", NO_ARGS))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> live.conn().callReducer("insert_item", new byte[33 << 20]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("32 MiB");
            assertThat(live.server().poll()).isEmpty();
        }

        @Test
        void proceduresReturnValues() {
            var live = arena.live();
            var call = live.conn()
                    .callProcedure("proc_two_tx", new AlgebraicValue.Product(List.of(new AlgebraicValue.U32(4))));
            var asked = live.server().take(ClientMessage.CallProcedure.class);
            live.server()
                    .send(new ServerMessage.ProcedureResult(
                            new ServerMessage.ProcedureStatus.Returned(RowBytes.of(new byte[] {5, 0, 0, 0})),
                            TIME,
                            new TimeDuration(12),
                            asked.requestId()));
            assertThat(await(call))
                    .isEqualTo(new ProcedureOutcome.Returned<>(new AlgebraicValue.U32(5), TIME, new TimeDuration(12)));

            var crash = live.conn().callProcedure("proc_unit", NO_ARGS);
            live.server()
                    .send(new ServerMessage.ProcedureResult(
                            new ServerMessage.ProcedureStatus.InternalError("fatal"),
                            new Timestamp(0),
                            new TimeDuration(0),
                            live.server().take().requestId()));
            assertThat(await(crash)).isEqualTo(new ProcedureOutcome.Crashed<>("fatal"));
        }

        @Test
        void oneOffQueriesAnswerRowsOrTheServersText() {
            var live = arena.live();
            var query = live.conn().oneOffQuery("SELECT * FROM item");
            var asked = live.server().take(ClientMessage.OneOffQuery.class);
            live.server()
                    .send(new ServerMessage.OneOffQueryResult(
                            asked.requestId(),
                            new ServerMessage.QueryResult.Rows(
                                    new QueryRows(List.of(rows("item", item(1, "a", 1), item(1, "a", 1)))))));
            var found = (QueryOutcome.Rows) await(query);
            assertThat(found.table()).isEqualTo("item");
            assertThat(found.rows()).extracting(Row::value).containsExactly(itemValue(1, "a", 1), itemValue(1, "a", 1));
            assertThat(live.conn().table("item").count()).isZero();

            var refused = live.conn().oneOffQuery("nonsense");
            live.server()
                    .send(new ServerMessage.OneOffQueryResult(
                            live.server().take().requestId(), new ServerMessage.QueryResult.Failed("no SQL")));
            assertThat(await(refused)).isEqualTo(new QueryOutcome.Refused("no SQL"));
        }

        @Test
        void manyThreadsMayCallAtOnce() {
            var live = arena.live();
            int threads = 8;
            int each = 500;
            Thread answering = Thread.ofVirtual().start(() -> {
                for (int i = 0; i < threads * each; i++) {
                    var asked = live.server().take(ClientMessage.CallReducer.class);
                    live.server()
                            .send(new ServerMessage.ReducerResult(
                                    asked.requestId(),
                                    new Timestamp(argument(asked)),
                                    new WireReducerOutcome.OkEmpty()));
                }
            });
            List<CompletionStage<ReducerOutcome>> outcomes = new CopyOnWriteArrayList<>();
            AtomicInteger wrong = new AtomicInteger();
            List<Thread> callers = IntStream.range(0, threads)
                    .mapToObj(t -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < each; i++) {
                            int id = t * each + i;
                            outcomes.add(live.conn()
                                    .callReducer("insert_item", itemValue(id, "x", 0))
                                    .thenApply(outcome -> {
                                        if (outcome.timestamp().microsSinceEpoch() != id) {
                                            wrong.incrementAndGet();
                                        }
                                        return outcome;
                                    }));
                        }
                    }))
                    .toList();
            callers.forEach(LiveConnectionTest::join);
            outcomes.forEach(Arena::await);
            join(answering);

            assertThat(outcomes).hasSize(threads * each);
            assertThat(wrong).hasValue(0);
            assertThat(live.conn().stats().pendingRequests()).isZero();
        }

        @Test
        void version3PutsWhatWaitsInOneFrame() {
            var live = arena.live();
            live.subscribed("SELECT * FROM item");
            var held = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            live.conn().table("item").onInsert(row -> {
                held.countDown();
                hold(go);
            });
            live.server().send(transaction(1, update("item", list(item(1, "one", 5)), NONE)));
            hold(held); // from now on the connection's thread stands still
            int before = live.server().frames();
            for (int i = 0; i < 100; i++) {
                live.conn().callReducer("clear_all", NO_ARGS);
            }
            go.countDown();
            for (int i = 0; i < 100; i++) {
                live.server().take(ClientMessage.CallReducer.class);
            }

            assertThat(live.server().frames() - before).isEqualTo(1);
        }

        private static void hold(CountDownLatch latch) {
            try {
                assertThat(latch.await(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }

        private static int argument(ClientMessage.CallReducer call) {
            return call.args().reader().i32();
        }

        @Test
        void aServersQueueIsNeverOverrun() {
            var live = arena.live();
            int all = 20_000; // the server cuts off at 16,384 unanswered messages
            List<CompletionStage<ReducerOutcome>> outcomes = new ArrayList<>();
            for (int i = 0; i < all; i++) {
                outcomes.add(live.conn().callReducer("clear_all", new byte[0]));
            }
            List<ClientMessage> taken = new ArrayList<>();
            for (int i = 0; i < 8192; i++) {
                taken.add(live.server().take());
            }
            live.server().ping(new byte[] {1});
            live.server().takePong();
            assertThat(live.server().poll()).isEmpty();

            for (int i = 0; i < all; i++) {
                ClientMessage next =
                        i < taken.size() ? taken.get(i) : live.server().take();
                live.server()
                        .send(new ServerMessage.ReducerResult(
                                next.requestId(), TIME, new WireReducerOutcome.OkEmpty()));
            }
            outcomes.forEach(Arena::await);
        }
    }

    private static void join(Thread thread) {
        try {
            assertThat(thread.join(Patience.LIMIT)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Nested
    class Frames {
        @ParameterizedTest
        @EnumSource(Compression.class)
        void aLargeMessageArrivesInPiecesOf4KiB(Compression compression) {
            var live = arena.live(arena.builder().compression(compression));
            Subscription subscription = live.conn().subscribe(List.of("SELECT * FROM item"));
            var asked = live.server().take(ClientMessage.Subscribe.class);
            RowBytes[] many = IntStream.range(0, 60_000)
                    .mapToObj(i -> item(i, "name " + i % 1000, i))
                    .toArray(RowBytes[]::new);
            byte[] payload = live.server()
                    .encode(
                            List.of(new ServerMessage.SubscribeApplied(
                                    asked.requestId(), asked.querySetId(), new QueryRows(List.of(rows("item", many))))),
                            compression);
            live.server().sendInPieces(payload, 4096);

            assertThat(await(subscription.applied())).isEqualTo(new SubscriptionOutcome.Applied(60_000));
            assertThat(live.conn().table("item").count()).isEqualTo(60_000);
            assertThat(live.conn().stats().bytesReceived()).isGreaterThanOrEqualTo(payload.length);
        }

        @Test
        void pingsBetweenThePiecesAreAnswered() {
            var live = arena.live();
            Subscription subscription = live.conn().subscribe(List.of("SELECT * FROM item"));
            var asked = live.server().take(ClientMessage.Subscribe.class);
            byte[] payload = live.server()
                    .encode(
                            List.of(new ServerMessage.SubscribeApplied(
                                    asked.requestId(),
                                    asked.querySetId(),
                                    new QueryRows(List.of(rows("item", item(1, "one", 5)))))),
                            Compression.NONE);
            live.server().sendInPieces(payload, 10);
            live.server().ping(new byte[] {4, 2});

            assertThat(live.server().takePong()).containsExactly(4, 2);
            assertThat(await(subscription.applied())).isEqualTo(new SubscriptionOutcome.Applied(1));
        }

        @Test
        void aMessageBeyondTheLimitEndsTheConnectionWithAReason() {
            var live = arena.live(arena.builder().maxMessageBytes(10_000));
            live.server()
                    .sendInPieces(new byte[12_000], 4096); // the last piece is too much: behind it nobody would read

            assertThat(await(live.conn().closed()))
                    .isEqualTo(
                            new DisconnectReason.ProtocolBroken("a message is larger than the limit of 10000 bytes"));
        }

        @Test
        void anUnknownMessageIsSkippedInVersion2() {
            var live = arena.live(Arena.v2(arena.builder()));
            var warnings = new CopyOnWriteArrayList<String>();
            live.conn().onWarning(warnings::add);
            live.server().sendPayload(new byte[] {0, 77, 1, 2, 3});
            live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));

            assertThat(warnings).hasSize(1).allSatisfy(text -> assertThat(text).contains("77"));
            assertThat(live.conn().table("item").count()).isEqualTo(1);
        }

        @Test
        void anUnknownMessageBreaksVersion3SinceNothingBehindItCanBeFound() {
            var live = arena.live();
            live.server().sendPayload(new byte[] {0, 77, 1, 2, 3});

            assertThat(await(live.conn().closed())).isInstanceOf(DisconnectReason.ProtocolBroken.class);
        }

        @Test
        void whatNobodyAskedForBreaksTheConnectionOnlyWhereItMust() {
            var live = arena.live();
            var warnings = new CopyOnWriteArrayList<String>();
            live.conn().onWarning(warnings::add);
            live.server()
                    .send(
                            new ServerMessage.ReducerResult(99, TIME, new WireReducerOutcome.OkEmpty()),
                            new ServerMessage.TransactionUpdate(set(42, update("item", list(item(1, "x", 1)), NONE))));
            live.subscribed("SELECT * FROM plain");
            assertThat(warnings).hasSize(1);
            assertThat(live.conn().table("item").count()).isZero();

            live.server().send(new ServerMessage.SubscribeBatchApplied(99, List.of()));
            assertThat(await(live.conn().closed())).isInstanceOf(DisconnectReason.ProtocolBroken.class);
        }

        @Test
        void theReasonStaysThoughRequestsWereStillOnTheirWay() {
            var live = arena.live();
            for (int i = 0; i < 4; i++) {
                live.conn().callReducer("insert_item", new byte[30 << 20]);
            }
            live.server().sendText("{}");

            assertThat(await(live.conn().closed())).isInstanceOf(DisconnectReason.ProtocolBroken.class);
        }

        @Test
        void textMessagesBreakTheConnection() {
            var live = arena.live();
            live.server().sendText("{}");

            assertThat(await(live.conn().closed())).isInstanceOf(DisconnectReason.ProtocolBroken.class);
        }
    }

    @Nested
    class Ending {
        @Test
        void closingSaysGoodbyeAndFailsWhatWaits() {
            var live = arena.live();
            var call = live.conn().callReducer("clear_all", NO_ARGS);
            live.server().take();
            live.conn().close();

            assertThat(live.server().awaitClose()).isEqualTo(1000);
            assertThat(await(live.conn().closed())).isEqualTo(new DisconnectReason.ClosedByClient());
            assertThatThrownBy(() -> await(call)).isInstanceOf(ConnectionException.Lost.class);
            assertThat(live.conn().isOpen()).isFalse();
            live.conn().close();
        }

        @Test
        void losingTheServerFailsEveryRequestAndKeepsTheRows() {
            var live = arena.live();
            Subscription subscription = live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));
            Subscription waiting = live.conn().subscribe(List.of("SELECT * FROM plain"));
            var reducer = live.conn().callReducer("clear_all", NO_ARGS);
            var procedure = live.conn().callProcedure("proc_unit", NO_ARGS);
            var query = live.conn().oneOffQuery("SELECT * FROM item");
            for (int i = 0; i < 4; i++) {
                live.server().take();
            }
            var reasons = new CopyOnWriteArrayList<DisconnectReason>();
            live.conn().onDisconnect(reasons::add);
            live.server().drop();

            for (CompletionStage<?> each : List.of(waiting.applied(), reducer, procedure, query)) {
                assertThatThrownBy(() -> await(each))
                        .isInstanceOf(ConnectionException.Lost.class)
                        .hasMessageStartingWith("The connection broke");
            }
            Patience.await().until(() -> !reasons.isEmpty()); // told after the requests, by the same thread
            assertThat(reasons).hasSize(1).first().isInstanceOf(DisconnectReason.StreamEnded.class);
            assertThat(subscription.isActive()).isFalse();
            assertThat(live.conn().table("item").rows()).hasSize(1);
            assertThat(live.conn().token()).isEqualTo("a token");

            assertThatThrownBy(() -> await(live.conn().callReducer("clear_all", NO_ARGS)))
                    .isInstanceOf(ConnectionException.Lost.class);
            assertThatThrownBy(() -> await(live.conn().subscribe(List.of("x")).applied()))
                    .isInstanceOf(ConnectionException.Lost.class);
            assertThatThrownBy(() -> await(subscription.unsubscribe())).isInstanceOf(ConnectionException.Lost.class);
        }

        @Test
        void theServersReasonIsData() {
            var live = arena.live();
            live.server().close(1001, "module exited");

            DisconnectReason reason = await(live.conn().closed());
            assertThat(reason).isEqualTo(new DisconnectReason.ClosedByServer(1001, "module exited"));
            assertThat(reason.schemaMayHaveChanged()).isTrue();
            assertThat(reason.sentence()).contains("module exited");
            assertThat(live.server().awaitClose()).isEqualTo(1001);

            assertThat(new DisconnectReason.ClosedByServer(1001, "idle timeout").schemaMayHaveChanged())
                    .isFalse();
            assertThat(new DisconnectReason.ClosedByServer(4000, "").sessionStillHeld())
                    .isTrue();
        }

        @Test
        void aSilentServerIsNoticedAfter45Seconds() {
            ManualClock clock = new ManualClock();
            var live = arena.live(
                    arena.builder().connectTimeout(Duration.ofSeconds(30)).timer(Arena.timer(clock)));
            clock.advance(Duration.ofSeconds(44));
            live.server().ping(new byte[] {7});
            live.server().takePong();
            clock.advance(Duration.ofSeconds(44));
            assertThat(live.conn().isOpen()).isTrue();
            assertThat(live.conn().stats().silence()).isEqualTo(Duration.ofSeconds(44));
            await().until(() -> clock.waiting() == 1);
            var call = live.conn().callReducer("clear_all", NO_ARGS);

            clock.advance(Duration.ofSeconds(1));

            assertThat(await(live.conn().closed())).isEqualTo(new DisconnectReason.Silent(Duration.ofSeconds(45)));
            assertThatThrownBy(() -> await(call))
                    .isInstanceOf(ConnectionException.Lost.class)
                    .hasMessageContaining("silent for 45 s");
        }
    }

    @Nested
    class Callbacks {
        @Test
        void oneThatThrowsHarmsNobody() {
            var live = arena.live();
            var seen = new CopyOnWriteArrayList<Row>();
            live.conn().table("item").onInsert(row -> {
                throw new IllegalStateException("a user's mistake");
            });
            live.conn().table("item").onInsert(seen::add);
            live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));

            assertThat(seen).hasSize(1);
            assertThat(live.conn().isOpen()).isTrue();
        }

        @Test
        void aClosedRegistrationHearsNothing() {
            var live = arena.live();
            var seen = new CopyOnWriteArrayList<Row>();
            Registration registration = live.conn().table("item").onInsert(seen::add);
            registration.close();
            registration.close();
            live.subscribed("SELECT * FROM item", rows("item", item(1, "one", 5)));

            assertThat(seen).isEmpty();
        }

        @Test
        void anExecutorGetsThemInOrderOneAtATimeAndMayWaitForAnswers() {
            try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
                var live = arena.live(arena.builder().callbacks(pool));
                var seen = new CopyOnWriteArrayList<Integer>();
                var outcomes = new CopyOnWriteArrayList<ReducerOutcome>();
                live.conn().table("plain").onInsert(row -> {
                    seen.add((int) ((AlgebraicValue.U32) row.value().values().getFirst()).value());
                });
                live.subscribed("SELECT * FROM plain");
                for (int i = 0; i < 500; i++) {
                    live.server().send(transaction(1, update("plain", list(plain(i, "")), NONE)));
                }
                await().until(() -> seen.size() == 500);
                assertThat(seen).isSorted();

                Thread.ofVirtual().start(() -> {
                    var asked = live.server().take();
                    live.server()
                            .send(new ServerMessage.ReducerResult(
                                    asked.requestId(), TIME, new WireReducerOutcome.OkEmpty()));
                });
                live.conn().onTransaction(tx -> {
                    if (tx.cause() instanceof TransactionEvent.Cause.Update) {
                        live.conn().callReducer("clear_all", NO_ARGS).thenAccept(outcomes::add);
                    }
                });
                live.server().send(transaction(1, update("plain", list(plain(1000, "")), NONE)));
                await().until(() -> !outcomes.isEmpty());
                live.conn().close();
                await(live.conn().closed());
            }
        }

        @Test
        void anExecutorThatHasEndedLeavesNobodyWaiting() {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            var live = arena.live(arena.builder().callbacks(pool));
            pool.close();
            var call = live.conn().callReducer("clear_all", NO_ARGS);
            live.server()
                    .send(new ServerMessage.ReducerResult(
                            live.server().take().requestId(), TIME, new WireReducerOutcome.OkEmpty()));
            assertThat(await(call)).isInstanceOf(ReducerOutcome.Committed.class);

            live.conn().close();
            await(live.conn().closed());
            assertThatThrownBy(() -> await(live.conn().callReducer("clear_all", NO_ARGS)))
                    .isInstanceOf(ConnectionException.Lost.class);
        }

        @Test
        void readersOnOtherThreadsSeeWholeTransactions() {
            var live = arena.live();
            live.subscribed("SELECT * FROM item");
            AtomicInteger torn = new AtomicInteger();
            Thread reader = Thread.ofPlatform().start(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    boolean same = live.conn()
                            .read(() -> live.conn().table("item").count()
                                    == live.conn().table("plain").count());
                    boolean even = live.conn().table("item").rows().size() % 2 == 0;
                    if (!same || !even) {
                        torn.incrementAndGet();
                    }
                }
            });
            for (int i = 0; i < 300; i++) {
                live.server()
                        .send(transaction(
                                1,
                                update("item", list(item(2 * i, "a", 0), item(2 * i + 1, "b", 0)), NONE),
                                update("plain", list(plain(2 * i, "a"), plain(2 * i + 1, "b")), NONE)));
            }
            await().until(() -> live.conn().table("plain").count() == 600);
            reader.interrupt();
            join(reader);

            assertThat(torn).hasValue(0);
        }
    }

    @Test
    void neitherPrintsNorStatsShowTheToken() {
        var live = arena.live(arena.builder().token("very-secret"));

        assertThat(live.conn().toString()).doesNotContain("very-secret");
        assertThat(live.conn().protocol()).isEqualTo(Protocol.V3);
        assertThat(new TableRows("t", BsatnRowList.EMPTY).table()).isEqualTo("t");
    }
}
