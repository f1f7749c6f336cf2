package dev.stdb.module.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.Result;
import dev.stdb.module.testing.chat.Chat;
import dev.stdb.module.testing.chat.Content;
import dev.stdb.module.testing.chat.Db;
import dev.stdb.module.testing.chat.Member;
import dev.stdb.module.testing.chat.Message;
import dev.stdb.module.testing.chat.Mood;
import dev.stdb.module.testing.chat.Typing;
import dev.stdb.module.testing.target.Target;
import dev.stdb.sql.SqlException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Runs against the chat's classes here, and against its wasm in {@code sdk/module/testing-wasm}. */
class TestDatabaseTest {
    private static final boolean WASM =
            System.getProperty(Target.PROPERTY, "jvm").equals("wasm");

    private final TestDatabase db = TestDatabase.of(Chat.class);
    private final TestClient alice = db.as("alice");
    private final TestClient bob = db.as("bob");

    @AfterEach
    void close() {
        db.close();
    }

    private void join(TestClient client, String name) {
        client.call(Chat::join, name, Mood.FINE, null, List.of("user")).orThrow();
    }

    private List<Content> contents() {
        return db.rows(Message.class).stream().map(Message::content).toList();
    }

    @Nested
    class Calls {
        @Test
        void initHasRun() {
            assertThat(contents()).containsExactly(new Content.Text("welcome"));
        }

        @Test
        void aCallByMethodReferenceStoresWhatItWrites() {
            assertThat(alice.call(Chat::join, "Ada", Mood.TIRED, "ada@example.com", List.of("user", "admin")))
                    .isEqualTo(new CallResult.Committed());
            assertThat(db.rows(Member.class))
                    .containsExactly(new Member(
                            alice.identity(), "Ada", Mood.TIRED, "ada@example.com", List.of("user", "admin"), true));
        }

        @Test
        void aCallByCanonicalOrJavaNameIsTheSameCall() {
            alice.call("join", "Ada", Mood.FINE, Optional.empty(), List.of()).orThrow();
            alice.call("say", "attic", new Content.Nudge()).orThrow();
            alice.call("delete_room", "lobby").orThrow();
            alice.call("deleteRoom", "attic").orThrow();
            assertThat(contents()).isEmpty();
        }

        @Test
        void sumsRoundTrip() {
            join(alice, "Ada");
            alice.call(Chat::say, "attic", new Content.Roll(200, 250)).orThrow();
            alice.call(Chat::say, "attic", new Content.Text("ä€😀")).orThrow();
            assertThat(contents()).endsWith(new Content.Roll(200, 250), new Content.Text("ä€😀"));
        }

        @Test
        void aRefusalIsAValueAndStoresNothing() {
            assertThat(alice.call(Chat::join, " ", Mood.FINE, null, List.of()))
                    .isEqualTo(new CallResult.Refused("a name, please"));
            assertThat(alice.call(Chat::say, "attic", new Content.Nudge()))
                    .isEqualTo(new CallResult.Refused("join first"));
            assertThat(db.rows(Member.class)).isEmpty();
            assertThat(db.logs())
                    .extracting(LogEntry::level, LogEntry::message)
                    .contains(org.assertj.core.groups.Tuple.tuple(LogEntry.Level.ERROR, "join first"));
        }

        @Test
        void aCrashIsAValueWithItsExceptionAndStoresNothing() {
            CallResult result = alice.call(Chat::deleteRoom, "nowhere");
            assertThat(result).isInstanceOfSatisfying(CallResult.Crashed.class, crash -> {
                assertThat(crash.message()).isEqualTo("java.lang.IllegalStateException: no messages in nowhere");
                if (!WASM) {
                    assertThat(crash.exception())
                            .isInstanceOf(IllegalStateException.class)
                            .hasStackTraceContaining("Chat.java");
                }
            });
            assertThat(db.logs().getLast().level()).isEqualTo(LogEntry.Level.PANIC);
            assertThatThrownBy(result::orThrow)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("the call crashed: java.lang.IllegalStateException: no messages in nowhere");
            join(alice, "Ada"); // a crash is the end of a call, not of the database
        }

        @Test
        void aUniqueViolationCrashesAsOnTheServer() {
            join(alice, "Ada");
            assertThat(bob.call(Chat::join, "Ada", Mood.FINE, null, List.of())).isInstanceOf(CallResult.Crashed.class);
            assertThat(db.rows(Member.class)).hasSize(1);
        }

        @Test
        void logsKnowWhoWroteThemAndWhere() {
            join(alice, "Ada");
            LogEntry last = db.logs().getLast();
            assertThat(last.level()).isEqualTo(LogEntry.Level.INFO);
            assertThat(last.message()).isEqualTo("Ada joined");
            assertThat(last.function()).isEqualTo("join");
            assertThat(last.file()).isEqualTo("Chat.java");
            assertThat(last.line()).isPositive();
        }

        @Test
        void aSequenceGoesOnAfterARollback() {
            join(alice, "Ada");
            alice.call(Chat::roll, "attic", 6).orThrow();
            alice.call(Chat::roll, "attic", 6).orThrow();
            assertThat(db.rows(Message.class)).extracting(Message::id).containsExactly(1L, 2L, 3L);
        }

        @Test
        void theSameTimeThrowsTheSameDice() {
            alice.call(Chat::roll, "a", 200).orThrow();
            alice.call(Chat::roll, "b", 200).orThrow();
            db.clock().advance(Duration.ofSeconds(5));
            alice.call(Chat::roll, "c", 200).orThrow();
            var rolls = contents().subList(1, 4);
            assertThat(rolls.get(0)).isEqualTo(rolls.get(1)).isNotEqualTo(rolls.get(2));
        }
    }

    @Nested
    class Mistakes {
        @Test
        void ofTheTestAreToldAtOnce() {
            assertThatThrownBy(() -> alice.call("jion", "Ada"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the module has no reducer jion; it has ")
                    .hasMessageContaining("join");
            assertThatThrownBy(() -> alice.call("nap", new TimeDuration(1)))
                    .hasMessageContaining("nap is a procedure: call it with procedure(…)");
            assertThatThrownBy(() -> alice.call("roll", "attic"))
                    .hasMessage("roll takes 2 arguments (room: String, sides: U8), and the test gave 1");
            assertThatThrownBy(() -> alice.call("roll", "attic", "six"))
                    .hasMessage("argument 2 (sides) of roll is U8 in the module, and the test gave the String \"six\"");
            assertThatThrownBy(() -> alice.call("roll", "attic", 256))
                    .hasMessage("argument 2 (sides) of roll is a U8, and 256 does not fit");
            assertThatThrownBy(() -> alice.call("roll", null, 6))
                    .hasMessage("argument 1 (room) of roll is null, and only an Optional or @Nullable may be");
            assertThatThrownBy(() -> alice.call("connected"))
                    .hasMessage("nobody calls the lifecycle reducer connected: it runs on TestDatabase.connect");
            assertThatThrownBy(() -> alice.call((dev.stdb.module.testing.chat.ReducerContext ctx) -> {}))
                    .hasMessageContaining("a lambda has no name");
        }

        @Test
        void aScheduledReducerIsTheOwnersOnly() {
            assertThatThrownBy(() -> alice.call("remind", new Object[] {null}))
                    .hasMessageContaining("only db.owner() may call it");
        }

        @Test
        void aClassWithoutModuleIsRefused() {
            assertThatThrownBy(() ->
                            TestDatabase.builder(String.class).target("jvm").start())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("stdb-module-processor");
        }

        @Test
        void anUnknownTargetIsRefused() {
            assertThatThrownBy(() ->
                            TestDatabase.builder(Chat.class).target("moon").start())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("stdb.test.target is moon, and nothing on the class path runs modules as that");
        }
    }

    @Nested
    class Clients {
        @Test
        void connectingAndDisconnectingRunTheLifecycleReducers() {
            join(bob, "Bob");
            bob.disconnect();
            assertThat(db.rows(Member.class)).extracting(Member::online).containsExactly(false);
            try (TestClient again = db.connect("bob")) {
                assertThat(again.connection()).isEqualTo(new CallResult.Committed());
                assertThat(db.rows(Member.class)).extracting(Member::online).containsExactly(true);
                assertThat(again.connectionId()).isNotEqualTo(bob.connectionId());
            }
            assertThat(db.rows(Member.class)).extracting(Member::online).containsExactly(false);
            assertThatThrownBy(() -> bob.call(Chat::typing, "lobby")).hasMessageContaining("not connected any more");
        }

        @Test
        void theTokenDecidesWhoComesIn() {
            TestClient mallory = db.connect(Claims.of("https://login.example", "mallory"));
            assertThat(mallory.connection()).isEqualTo(new CallResult.Refused("you are not welcome here"));
            assertThatThrownBy(() -> mallory.call(Chat::typing, "lobby")).hasMessageContaining("not let in");
        }

        @Test
        void oneNameIsOneIdentity() {
            assertThat(db.as("alice")).isSameAs(alice);
            assertThat(db.as(TestDatabase.identity("alice"))).isSameAs(alice);
            assertThat(db.connect("alice").identity()).isEqualTo(alice.identity());
        }
    }

    @Nested
    class Schedules {
        private final Timestamp noon = new Timestamp(db.clock().now().microsSinceEpoch() + 3_600_000_000L);

        @Test
        void aRowForATimeIsCalledThenAndGone() {
            alice.call(Chat::remindAt, noon, "lobby", "lunch").orThrow();
            assertThat(db.clock().advance(Duration.ofMinutes(59))).isEmpty();
            assertThat(db.clock().advance(Duration.ofMinutes(2)))
                    .containsExactly(new ScheduledCall("remind", noon, new CallResult.Committed()));
            assertThat(contents()).endsWith(new Content.Text("lunch"));
            assertThat(db.rows(Message.class).getLast().at()).isEqualTo(noon);
            assertThat(db.<Db, Long>read(Db.class, tables -> tables.reminder().count()))
                    .isZero();
        }

        @Test
        void anIntervalComesAgainAndAgain() {
            alice.call(Chat::remindEvery, TimeDuration.ofSeconds(10), "lobby", "drink")
                    .orThrow();
            assertThat(db.clock().advance(Duration.ofSeconds(35))).hasSize(3);
            assertThat(db.clock().advance(Duration.ofSeconds(5))).hasSize(1);
        }

        @Test
        void aRefusedScheduledCallIsAValueToo() {
            alice.call(Chat::remindAt, noon, "lobby", "").orThrow();
            assertThat(db.clock().advance(Duration.ofHours(2)))
                    .extracting(ScheduledCall::result)
                    .containsExactly(new CallResult.Refused("nothing to say"));
        }

        @Test
        void aTimeThatHasPassedIsCalledAtOnce() {
            alice.call(Chat::remindAt, Timestamp.EPOCH, "lobby", "late").orThrow();
            assertThat(contents()).endsWith(new Content.Text("late"));
        }

        @Test
        void anImmediateCallRunsAfterTheCallThatAskedForIt() {
            alice.call(Chat::nudgeSoon, "lobby").orThrow();
            assertThat(db.scheduledCalls()).extracting(ScheduledCall::function).containsExactly("roll");
            assertThat(contents()).hasSize(2);
        }

        @Test
        void aProcedureIsScheduledLikeAReducer() {
            db.http().answer("https://mail.example/", HttpResponse.of(202));
            alice.call(Chat::mailEvery, TimeDuration.ofSeconds(60), "lobby").orThrow();
            assertThat(db.clock().advance(Duration.ofSeconds(130)))
                    .extracting(ScheduledCall::function)
                    .containsExactly("mail_digest", "mail_digest");
            assertThat(db.http().requests()).extracting(HttpRequest::text).containsExactly("lobby: 1", "lobby: 1");
        }
    }

    @Nested
    class Procedures {
        @Test
        void aProcedureGetsTheAnswersOfTheTestAndReturnsItsValue() {
            db.http().answer("https://quotes.example/", HttpResponse.of(200).body("know thyself"));
            Result<Message, String> quote = alice.procedure(Chat::quote, "lobby", "https://quotes.example/")
                    .orThrow();
            assertThat(quote).isEqualTo(Result.ok(db.rows(Message.class).getLast()));
            assertThat(contents()).endsWith(new Content.Text("know thyself"));
            assertThat(db.http().requests()).extracting(HttpRequest::method).containsExactly("GET");
        }

        @Test
        void itsRefusedTransactionIsRolledBack() {
            db.http().answer("https://quotes.example/", HttpResponse.of(200));
            assertThat(alice.procedure(Chat::quote, "lobby", "https://quotes.example/")
                            .orThrow())
                    .isEqualTo(Result.err("an empty quote"));
            assertThat(contents()).hasSize(1);
        }

        @Test
        void aFailedRequestIsTheModulesToHandle() {
            db.http().fail("https://quotes.example/", "connection refused");
            assertThat(alice.procedure(Chat::quote, "lobby", "https://quotes.example/")
                            .orThrow())
                    .isEqualTo(Result.err("no quote: connection refused"));
        }

        @Test
        void aRequestWithoutAnswerSaysWhatToSet() {
            assertThat(alice.procedure(Chat::quote, "lobby", "https://unknown.example/"))
                    .isInstanceOfSatisfying(
                            ProcedureResult.Crashed.class,
                            crash -> assertThat(crash.message())
                                    .contains("the test has no answer to GET https://unknown.example/"));
        }

        @Test
        void sleepMovesTheClockAndMakesWhatIsDue() {
            alice.call(Chat::remindEvery, TimeDuration.ofSeconds(10), "lobby", "drink")
                    .orThrow();
            Timestamp start = db.clock().now();
            assertThat(alice.procedure(Chat::nap, TimeDuration.ofSeconds(25)).orThrow())
                    .isEqualTo(start.plus(TimeDuration.ofSeconds(25)))
                    .isEqualTo(db.clock().now());
            assertThat(db.scheduledCalls()).hasSize(2);
        }

        @Test
        void genericResultsAreObjectsOfTheModule() {
            join(alice, "Ada");
            assertThat(alice.procedure(Chat::moods).orThrow())
                    .containsExactly(Optional.of(Mood.FINE), Optional.empty());
            assertThat(alice.procedure(Timestamp.class, "nap", TimeDuration.ZERO)
                            .orThrow())
                    .isEqualTo(db.clock().now());
        }

        @Test
        void aCrashIsAValueAndWhatWasCommittedStays() {
            var typing = bob.subscribe(Typing.class, "SELECT * FROM typing");
            assertThat(alice.procedure(Void.class, "explode"))
                    .isInstanceOfSatisfying(
                            ProcedureResult.Crashed.class,
                            crash -> assertThat(crash.message()).isEqualTo("java.lang.IllegalStateException: boom"));
            assertThat(typing.takeDeltas()).hasSize(1);
        }
    }

    @Nested
    class Subscriptions {
        @Test
        void beginWithTheRowsAndTellEveryChange() {
            join(alice, "Ada");
            var attic = bob.subscribe(Message.class, "SELECT * FROM message WHERE room = 'attic'");
            assertThat(attic.rows()).isEmpty();
            alice.call(Chat::say, "lobby", new Content.Nudge()).orThrow();
            assertThat(attic.takeDeltas()).isEmpty();
            alice.call(Chat::say, "attic", new Content.Nudge()).orThrow();
            Message said = db.rows(Message.class).getLast();
            assertThat(attic.takeDeltas()).containsExactly(new Delta<>(List.of(said), List.of()));
            assertThat(attic.rows()).containsExactly(said);
            alice.call(Chat::deleteRoom, "attic").orThrow();
            assertThat(attic.takeDeltas()).containsExactly(new Delta<>(List.of(), List.of(said)));
            assertThat(attic.rows()).isEmpty();
        }

        @Test
        void eventsAreDeltasAndNeverRows() {
            var typing = bob.subscribe(Typing.class, "SELECT * FROM typing");
            alice.call(Chat::typing, "attic").orThrow();
            assertThat(typing.takeDeltas())
                    .containsExactly(new Delta<>(List.of(new Typing("somebody", "attic")), List.of()));
            assertThat(typing.rows()).isEmpty();
        }

        @Test
        void aRefusedCallTellsNobody() {
            var members = bob.subscribe(Member.class, "SELECT * FROM member");
            alice.call(Chat::join, "", Mood.FINE, null, List.of());
            alice.call(Chat::deleteRoom, "nowhere");
            assertThat(members.takeDeltas()).isEmpty();
        }

        @Test
        void privateTablesAreRefusedInTheServersWords() {
            assertThatThrownBy(() -> bob.subscribe(Object.class, "SELECT * FROM reminder"))
                    .isInstanceOf(SqlException.class)
                    .hasMessageContaining("reminder");
        }
    }

    @Nested
    class Views {
        @Test
        void ofASenderShowWhatConcernsIt() {
            join(alice, "Ada");
            assertThat(alice.view(Member.class, "me")).extracting(Member::name).containsExactly("Ada");
            assertThat(bob.view(Member.class, "me")).isEmpty();
        }

        @Test
        void areKeptUpToDate() {
            var lobby = bob.subscribe(Message.class, "SELECT * FROM lobby");
            assertThat(lobby.rows()).hasSize(1);
            join(alice, "Ada");
            alice.call(Chat::say, "lobby", new Content.Nudge()).orThrow();
            alice.call(Chat::say, "attic", new Content.Nudge()).orThrow();
            assertThat(lobby.takeDeltas())
                    .extracting(delta -> delta.inserted().size())
                    .containsExactly(1);
            assertThat(lobby.rows()).hasSize(2);
        }

        @Test
        void bringTheWholeTransactionDownWhenTheyFail() {
            join(alice, "Ada");
            bob.subscribe(Message.class, "SELECT * FROM fragile");
            CallResult result = alice.call(Chat::say, "fragile", new Content.Nudge());
            assertThat(result).isInstanceOfSatisfying(CallResult.Crashed.class, crash -> {
                assertThat(crash.message())
                        .isEqualTo("view `fragile` failed: java.lang.IllegalStateException: handle with care");
                assertThat(crash.exception() == null).isEqualTo(WASM);
            });
            assertThat(contents()).hasSize(1);
        }

        @Test
        void startOverAtASnapshot() {
            join(alice, "Ada");
            var lobby = bob.subscribe(Message.class, "SELECT * FROM lobby");
            Snapshot before = db.snapshot();
            alice.call(Chat::say, "lobby", new Content.Nudge()).orThrow();
            db.restore(before);
            assertThat(lobby.rows()).hasSize(1);
            alice.call(Chat::say, "lobby", new Content.Nudge()).orThrow();
            assertThat(lobby.takeDeltas()).hasSize(1);
        }

        @Test
        void thatAreQueriesAreFollowedToo() {
            join(alice, "Ada");
            var away = bob.subscribe(Member.class, "SELECT * FROM away");
            assertThat(away.rows()).isEmpty();
            alice.disconnect();
            assertThat(away.rows()).extracting(Member::name).containsExactly("Ada");
        }
    }

    @Nested
    class HttpHandlers {
        @Test
        void answerByRoute() {
            join(alice, "Ada");
            join(bob, "Bob");
            HttpResponse answer = db.request(HttpRequest.get("/members"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("Ada,Bob");
            assertThat(answer.header("content-type")).isEqualTo("text/plain");
            assertThat(db.request(HttpRequest.get("https://db.example/v1/database/chat/route/members"))
                            .text())
                    .isEqualTo("Ada,Bob");
        }

        @Test
        void thatAreNotThereAre404AndCrashesAre500() {
            assertThat(db.request(HttpRequest.post("/members", "")).status()).isEqualTo(404);
            assertThat(db.request(HttpRequest.get("/member")).status()).isEqualTo(404);
            HttpResponse broken = db.request(HttpRequest.post("/broken", "this"));
            assertThat(broken.status()).isEqualTo(500);
            assertThat(broken.text()).isEqualTo("java.lang.IllegalArgumentException: cannot read this");
        }
    }

    @Nested
    class Snapshots {
        @Test
        void bringEverythingBack() {
            join(alice, "Ada");
            alice.call(Chat::remindEvery, TimeDuration.ofSeconds(10), "lobby", "drink")
                    .orThrow();
            var messages = bob.subscribe(Message.class, "SELECT * FROM message");
            Snapshot before = db.snapshot();
            Timestamp then = db.clock().now();
            for (int i = 0; i < 2; i++) { // as often as the test likes
                alice.call(Chat::say, "lobby", new Content.Nudge()).orThrow();
                assertThat(db.rows(Message.class).getLast().id()).isEqualTo(2);
                db.clock().advance(Duration.ofSeconds(20));
                alice.disconnect();
                TestClient late = db.connect("late");
                db.restore(before);
                assertThat(contents()).containsExactly(new Content.Text("welcome"));
                assertThat(messages.rows()).hasSize(1);
                assertThat(db.clock().now()).isEqualTo(then);
                assertThat(db.scheduledCalls()).isEmpty();
                assertThat(alice.isConnected()).isTrue();
                assertThat(late.isConnected()).isFalse();
            }
            assertThat(db.clock().advance(Duration.ofSeconds(10))).hasSize(1);
            assertThat(messages.takeDeltas()).hasSize(1);
        }
    }

    @Nested
    class Handles {
        @Test
        void ofTheModuleReadAndWrite() {
            var members = bob.subscribe(Member.class, "SELECT * FROM member");
            var ada = new Member(alice.identity(), "Ada", Mood.FINE, null, List.of(), false);
            db.write(Db.class, tables -> tables.member().insert(ada));
            assertThat(members.takeDeltas()).containsExactly(new Delta<>(List.of(ada), List.of()));
            assertThat(db.<Db, Member>read(
                            Db.class, tables -> tables.member().name().find("Ada")))
                    .isEqualTo(ada);
        }

        @Test
        void doNotWriteInARead() {
            assertThatThrownBy(() -> db.<Db, Object>read(
                            Db.class, tables -> tables.typing().insert(new Typing("me", "lobby"))))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("only reads");
        }
    }

    @Test
    void theClockStandsWhereTheTestPutsIt() {
        try (var early = TestDatabase.builder(Chat.class)
                .startingAt(Instant.parse("2030-05-06T07:08:09.000010Z"))
                .start()) {
            assertThat(early.rows(Message.class).getFirst().at())
                    .isEqualTo(early.clock().now());
            early.clock().advanceTo(Instant.parse("2030-05-06T08:00:00Z"));
            assertThat(early.clock().now().toString()).isEqualTo("2030-05-06T08:00:00+00:00");
            assertThatThrownBy(() -> early.clock().advance(Duration.ofSeconds(-1)))
                    .hasMessageContaining("never goes back");
        }
    }
}
