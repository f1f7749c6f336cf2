package dev.stdb.workbench;

import static dev.stdb.workbench.Arena.bot;
import static dev.stdb.workbench.Arena.bots;
import static dev.stdb.workbench.Arena.hit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.Trouble.Kind;
import dev.stdb.workbench.keys.Action;
import dev.stdb.workbench.keys.Context;
import dev.stdb.workbench.keys.Key.Code;
import dev.stdb.workbench.rows.RowChange;
import dev.stdb.workbench.rows.TableChange;
import dev.stdb.workbench.view.GridView;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UpdateTest {
    private static final Trouble DOWN = new Trouble(Kind.SERVER_DOWN, "No server answers.", "", "Start one.");

    @Nested
    class TheConnection {
        @Test
        void startingConnects() {
            var arena = Arena.starting(Arena.HERE).send(new Msg.Started());
            assertThat(arena.effects).contains(new Effect.Connect(Arena.HERE));
            assertThat(arena.model.link()).isEqualTo(new Link.Connecting(1));
        }

        @Test
        void beingConnectedSubscribesEveryTableAndOpensTheFirst() {
            var arena = Arena.starting(Arena.HERE)
                    .send(new Msg.Started())
                    .send(new Msg.Connected(Arena.UP, Arena.schema()));
            assertThat(arena.effects)
                    .filteredOn(Effect.Subscribe.class::isInstance)
                    .extracting(effect -> ((Effect.Subscribe) effect).entry().name())
                    .containsExactlyInAnyOrder("bot", "player", "tick_timer", "hit");
            assertThat(arena.model.open()).isEqualTo("bot");
        }

        @Test
        void losingTheServerKeepsTheRowsAndPlansAnotherTry() {
            var arena = Arena.live().loaded("bot", bots(3));
            arena.send(new Msg.Lost(new Trouble(Kind.LOST, "The connection broke.", "", "")));
            assertThat(arena.table("bot").rows().count()).isEqualTo(3);
            assertThat(arena.table("bot").feed()).isEqualTo(new Feed.Stale());
            assertThat(arena.model.link()).isInstanceOf(Link.Down.class);
            arena.after(1000);
            assertThat(arena.effects).contains(new Effect.Connect(Arena.HERE));
        }

        @Test
        void triesGrowApart() {
            assertThat(List.of(1, 2, 3, 4, 5, 6, 60))
                    .extracting(n -> Link.patience(n).toSeconds())
                    .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        }

        @Test
        void failedTriesAreCountedAndRepeated() {
            var arena = Arena.starting(Arena.HERE).send(new Msg.Started()).send(new Msg.ConnectFailed(DOWN));
            arena.after(1000).send(new Msg.ConnectFailed(DOWN));
            assertThat(arena.model.link()).isEqualTo(new Link.Down(DOWN, 2, arena.model.nowMillis() + 2000));
        }

        @Test
        void anUnknownDatabaseIsNotTriedAgainByItself() {
            var unknown = new Trouble(
                    Kind.UNKNOWN_DATABASE, "There is no database `nope`.", "`nope` not found", "Check the name.");
            var arena = Arena.starting(Arena.HERE).send(new Msg.Started()).send(new Msg.ConnectFailed(unknown));
            assertThat(arena.model.link()).isEqualTo(new Link.Stopped(unknown));
            assertThat(arena.model.wakeAtMillis()).isEqualTo(Long.MAX_VALUE);
            assertThat(Screens.of(arena.model).grid().message().toString())
                    .contains("There is no database `nope`.")
                    .contains("not found")
                    .contains("Check the name.");
        }

        @Test
        void reconnectingReplacesTheRowsAndKeepsTheCursorsTable() {
            var arena = Arena.live().loaded("bot", bots(3)).command("open player");
            arena.send(new Msg.Lost(DOWN)).after(1000).send(new Msg.Connected(Arena.UP, Arena.schema()));
            arena.loaded("bot", bots(2));
            assertThat(arena.table("bot").rows().count()).isEqualTo(2);
            assertThat(arena.model.open()).isEqualTo("player");
        }

        @Test
        void aCallWithoutAnswerIsMarkedWhenTheConnectionIsLost() {
            var arena = Arena.live().command("call join").type("Ada").ctrl('s').send(new Msg.Lost(DOWN));
            assertThat(arena.model.calls().getLast().answer()).isEqualTo(new Answer.Lost("No server answers."));
        }
    }

    @Nested
    class Rows {
        @Test
        void aDeletedRowShowsForAMomentAndIsNotCounted() {
            var arena = Arena.live().loaded("bot", bots(2)).changed("bot", new RowChange.Deleted(bot(1, "bot 1", 100)));
            assertThat(arena.table("bot").rows().count()).isEqualTo(1);
            assertThat(arena.table("bot").rows().lines()).isEqualTo(2);
            arena.after(600).after(700);
            assertThat(arena.table("bot").rows().lines()).isEqualTo(1);
        }

        @Test
        void aChangeFlashesInTheChangedCellAndSettles() {
            var arena = Arena.live().loaded("bot", bots(1));
            arena.changed("bot", new RowChange.Updated(bot(0, "bot 0", 100), bot(0, "bot 0", 90)));
            var cells = GridPane.of(arena.model).rows().getFirst().cells();
            assertThat(cells).extracting(GridView.Cell::strength).containsExactly(0, 0, 3);
            assertThat(cells).extracting(GridView.Cell::text).containsExactly("0", "bot 0", "90");
            arena.after(1300);
            assertThat(GridPane.of(arena.model).rows().getFirst().cells())
                    .extracting(GridView.Cell::strength)
                    .containsExactly(0, 0, 0);
        }

        @Test
        void theCursorStaysOnItsRowWhenRowsComeAbove() {
            var arena = Arena.live()
                    .loaded("bot", List.of(bot(5, "e", 1), bot(7, "g", 1)))
                    .command("open bot");
            arena.press(Code.DOWN).changed("bot", new RowChange.Inserted(bot(6, "f", 1)));
            assertThat(arena.table("bot").position().line()).isEqualTo(2);
        }

        @Test
        void nothingIsPlannedOnceEverythingHasSettled() {
            var arena = Arena.live().loaded("bot", bots(1));
            arena.changed("bot", new RowChange.Inserted(bot(9, "i", 1)));
            assertThat(arena.model.wakeAtMillis()).isLessThan(Long.MAX_VALUE);
            for (int i = 0; i < 100 && arena.model.wakeAtMillis() < Long.MAX_VALUE; i++) arena.after(1000);
            assertThat(arena.model.wakeAtMillis()).isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void aFilterShowsOnlyWhatMatchesAndFollowsChanges() {
            var arena = Arena.live()
                    .loaded("bot", List.of(bot(1, "Ada", 1), bot(2, "Blip", 1)))
                    .command("open bot");
            arena.type("/ad");
            assertThat(arena.table("bot").rows().lines()).isEqualTo(1);
            arena.press(Code.ENTER).changed("bot", new RowChange.Inserted(bot(3, "adam", 1)));
            assertThat(arena.table("bot").rows().lines()).isEqualTo(2);
            arena.changed("bot", new RowChange.Updated(bot(3, "adam", 1), bot(3, "eve", 1)));
            assertThat(arena.table("bot").rows().lines()).isEqualTo(1);
            arena.press(Code.ESCAPE);
            assertThat(arena.table("bot").rows().lines()).isEqualTo(3);
        }

        @Test
        void aFilterWithAColumnLooksThereOnly() {
            var arena = Arena.live()
                    .loaded("bot", List.of(bot(1, "7", 1), bot(7, "x", 1)))
                    .command("filter name:7");
            assertThat(arena.table("bot").rows().lines()).isEqualTo(1);
            assertThat(arena.table("bot").rows().line(0).values()).isEqualTo(bot(1, "7", 1));
        }

        @Test
        void sortingTwiceTurnsTheOrderAndThriceUndoesIt() {
            var rows = List.of(bot(1, "b", 1), bot(2, "c", 1), bot(3, "a", 1));
            var arena = Arena.live()
                    .loaded("bot", rows)
                    .command("open bot")
                    .press(Code.RIGHT)
                    .type("s");
            assertThat(names(arena)).containsExactly("a", "b", "c");
            assertThat(names(arena.type("s"))).containsExactly("c", "b", "a");
            assertThat(names(arena.type("s"))).containsExactly("b", "c", "a");
        }

        private List<String> names(Arena arena) {
            return GridPane.of(arena.model).rows().stream()
                    .map(row -> row.cells().get(1).text())
                    .toList();
        }

        @Test
        void aRefusedTableSaysWhyInsteadOfRows() {
            var arena = Arena.live()
                    .send(new Msg.FeedRefused("tick_timer", "no such table: `tick_timer`"))
                    .command("open tick_timer");
            assertThat(GridPane.of(arena.model).message().toString())
                    .contains("private")
                    .contains("no such table");
        }

        @Test
        void aTableLeftOutForItsSizeIsFetchedWhenOpened() {
            var arena = Arena.live().send(new Msg.LeftOut("player", 5_000_000)).command("open player");
            assertThat(arena.effects)
                    .contains(new Effect.Subscribe(arena.table("player").entry(), 0));
        }
    }

    @Nested
    class Events {
        @Test
        void eventsRunAndTheNewestStaysInView() {
            var arena = Arena.live().command("open hit");
            for (int i = 0; i < 50; i++) arena.changed("hit", new RowChange.Happened(hit("Ada", i)));
            assertThat(arena.model.context()).isEqualTo(Context.STREAM);
            assertThat(GridPane.of(arena.model).rows().getLast().line()).isEqualTo(49);
        }

        @Test
        void heldStillTheyShowWhatTheyShowedAndCountTheRest() {
            var arena = Arena.live().command("open hit").changed("hit", new RowChange.Happened(hit("Ada", 1)));
            arena.type(" ").changed("hit", new RowChange.Happened(hit("Ada", 2)));
            assertThat(arena.table("hit").events().lines()).isEqualTo(1);
            assertThat(arena.table("hit").events().missed()).isEqualTo(1);
            assertThat(arena.type(" ").table("hit").events().lines()).isEqualTo(2);
        }

        @Test
        void lookingBackLetsTheStreamRunWithoutMovingTheView() {
            var arena = Arena.live().command("open hit");
            for (int i = 0; i < 5; i++) arena.changed("hit", new RowChange.Happened(hit("Ada", i)));
            arena.press(Code.UP).press(Code.UP);
            arena.changed("hit", new RowChange.Happened(hit("Ada", 9)));
            assertThat(arena.table("hit").position().line()).isEqualTo(2);
            arena.press(Code.END).changed("hit", new RowChange.Happened(hit("Ada", 9)));
            assertThat(arena.table("hit").position().line()).isEqualTo(6);
        }
    }

    @Nested
    class Calls {
        @Test
        void aFilledFormIsSentAndItsAnswerShown() {
            var arena = Arena.live()
                    .command("call join")
                    .type("Ada")
                    .press(Code.ENTER)
                    .press(Code.ENTER);
            assertThat(arena.effects)
                    .contains(new Effect.CallReducer(
                            1, "join", AlgebraicValue.Product.of(new AlgebraicValue.Str("Ada"))));
            var change = new TableChange("bot", List.of(new RowChange.Inserted(bot(1, "Ada", 100))));
            arena.send(new Msg.Answered(1, new Answer.Committed(List.of(change))));
            assertThat(Screens.of(arena.model).overlay().toString())
                    .contains("Committed")
                    .contains("Ada  100");
        }

        @Test
        void aWrongFieldStopsTheCallAndSaysWhatIsWrongThere() {
            var arena = Arena.live().command("call place").type("12x").ctrl('s');
            assertThat(arena.effects).noneMatch(Effect.CallReducer.class::isInstance);
            assertThat(Screens.of(arena.model).overlay().toString())
                    .contains("Not sent")
                    .contains("not a whole number");
        }

        @Test
        void theModulesRefusalIsShownInItsOwnWords() {
            var arena = Arena.live()
                    .command("call join")
                    .ctrl('s')
                    .send(new Msg.Answered(1, new Answer.Refused("a name is needed")));
            assertThat(Screens.of(arena.model).overlay().toString())
                    .contains("Refused")
                    .contains("a name is needed");
        }

        @Test
        void aCrashIsShownInTheServersWords() {
            var arena = Arena.live().command("call join").ctrl('s');
            arena.send(new Msg.Answered(1, new Answer.Crashed("The instance encountered a fatal error.")));
            assertThat(Screens.of(arena.model).overlay().toString())
                    .contains("Crashed")
                    .contains("fatal error");
        }

        @Test
        void aCallCanBeRepeatedFromTheHistoryWithItsArguments() {
            var arena = Arena.live()
                    .command("call join")
                    .type("Ada")
                    .ctrl('s')
                    .press(Code.ESCAPE)
                    .type("h")
                    .type("c");
            assertThat(arena.model.overlay())
                    .hasValueSatisfying(overlay -> assertThat(overlay).isInstanceOf(Overlay.Calling.class));
            arena.ctrl('s');
            assertThat(arena.effects)
                    .contains(new Effect.CallReducer(
                            2, "join", AlgebraicValue.Product.of(new AlgebraicValue.Str("Ada"))));
        }

        @Test
        void aLifecycleReducerIsNotCalled() {
            var arena = Arena.live().command("call init");
            assertThat(arena.model.overlays()).isEmpty();
            assertThat(Screens.of(arena.model).status().toString()).contains("called by the server itself");
        }

        @Test
        void anotherMachineIsReadOnlyUntilUnlockedAndConfirmed() {
            var arena = Arena.live(Arena.AWAY).command("call join").type("Ada").ctrl('s');
            assertThat(arena.effects).noneMatch(Effect.CallReducer.class::isInstance);
            assertThat(Screens.of(arena.model).overlay().toString())
                    .contains("read-only")
                    .contains(":unlock");
            arena.press(Code.ESCAPE)
                    .command("unlock")
                    .type("n")
                    .command("call join")
                    .type("Ada")
                    .ctrl('s');
            assertThat(arena.effects).noneMatch(Effect.CallReducer.class::isInstance);
            arena.press(Code.ESCAPE)
                    .command("unlock")
                    .type("y")
                    .command("call join")
                    .type("Ada")
                    .ctrl('s');
            assertThat(arena.effects).anyMatch(Effect.CallReducer.class::isInstance);
        }
    }

    @Nested
    class Commands {
        @Test
        void anUnknownOneIsNamed() {
            assertThat(Screens.of(Arena.live().command("frobnicate").model)
                            .status()
                            .toString())
                    .contains("no command `frobnicate`");
        }

        @Test
        void tabCompletesCommandsAndNames() {
            var arena = Arena.live()
                    .type(":op")
                    .press(Code.TAB)
                    .type("pl")
                    .press(Code.TAB)
                    .press(Code.ENTER);
            assertThat(arena.model.open()).isEqualTo("player");
        }

        @Test
        void upBringsTheCommandBeforeBack() {
            var arena = Arena.live().command("open player").command("open bot").type(":");
            arena.press(Code.UP).press(Code.UP).press(Code.ENTER);
            assertThat(arena.model.open()).isEqualTo("player");
        }

        @Test
        void quitEnds() {
            assertThat(Arena.live().command("q").effects).contains(new Effect.Quit());
            assertThat(Arena.live().type("q").effects).contains(new Effect.Quit());
            assertThat(Arena.live().command("call join").ctrl('c').effects).contains(new Effect.Quit());
        }
    }

    @Nested
    class TheMouse {
        @Test
        void aClickOnAHintDoesWhatItsKeyDoes() {
            var arena = Arena.live().send(new Msg.Clicked(new Spot.Hint(Action.HELP), false));
            assertThat(arena.model.context()).isEqualTo(Context.HELP);
        }

        @Test
        void twoClicksOnACellShowTheRow() {
            var arena = Arena.live().loaded("bot", bots(5)).send(new Msg.Clicked(new Spot.Cell(3, 1), true));
            assertThat(Screens.of(arena.model).overlay().toString()).contains("bot 3");
        }

        @Test
        void aClickOnAHeadingSorts() {
            var arena = Arena.live().loaded("bot", bots(3)).send(new Msg.Clicked(new Spot.Heading(1), false));
            assertThat(arena.table("bot").rows().order().sortColumn()).hasValue(1);
        }

        @Test
        void aClickInTheListOpensTheTable() {
            var arena = Arena.live().send(new Msg.Clicked(new Spot.ListLine(2), false));
            assertThat(arena.model.open()).isEqualTo("player");
        }
    }
}
