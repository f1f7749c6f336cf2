package dev.stdb.workbench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.stdb.testing.NobodyThere;
import dev.stdb.workbench.Answer;
import dev.stdb.workbench.Feed;
import dev.stdb.workbench.Link;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.TableState;
import dev.stdb.workbench.Target;
import dev.stdb.workbench.Trouble.Kind;
import dev.stdb.workbench.keys.Key;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way: a template built from source, hosted, connected to and called, through the loop that the screen uses. */
class DemoTest {
    private static final Duration LONG = Duration.ofMinutes(3);

    @TempDir
    static Path home;

    private static UserDirs dirs() {
        return new UserDirs(Map.of(), "Linux", home);
    }

    private static Store connected(Target target, Optional<Secret> token) {
        var link = new ServerLink(token, System::currentTimeMillis);
        var store =
                new Store(Model.of(target, System.currentTimeMillis()), System::currentTimeMillis, link, model -> {});
        store.start();
        store.post(new Msg.Started());
        return store;
    }

    /** Waits for a state and returns it: the next may come at once. */
    private static Model until(Store store, Predicate<Model> holds) {
        return await().atMost(LONG).until(store::model, holds);
    }

    private static boolean isLive(Model model, String table) {
        return table(model, table)
                .filter(state -> state.feed().equals(new Feed.Live()))
                .isPresent();
    }

    private static void type(Store store, String text) {
        text.codePoints().forEach(c -> store.post(new Msg.Pressed(Key.typed(c))));
    }

    @Test
    void theDemoIsBuiltHostedLiveAndCanBeCalled() throws WorkFailed {
        var steps = new ArrayList<String>();
        var fresh = new UserDirs(Map.of(), "Linux", home.resolve("fresh"));
        try (Demo demo = Demo.start(fresh, progress -> steps.add(progress.toString()));
                Store store = connected(demo.target(), Optional.of(demo.token()))) {
            assertThat(steps).anyMatch(step -> step.contains("built from source"));
            until(
                    store,
                    model -> table(model, "bot")
                            .filter(bot -> bot.rows().count() == 14)
                            .isPresent());
            until(store, model -> table(model, "bot").orElseThrow().changedAtMillis() > 0); // the bots move
            until(store, model -> isLive(model, "tick_timer") && isLive(model, "player"));

            call(store, "join", "  ");
            until(store, model -> answer(model) instanceof Answer.Refused);
            assertThat(answer(store.model())).isEqualTo(new Answer.Refused("a player needs a name"));

            call(store, "join", "Zoë");
            until(store, model -> answer(model) instanceof Answer.Committed);
            assertThat(((Answer.Committed) answer(store.model())).changes())
                    .anyMatch(change -> change.table().equals("player"));
            assertThat(table(store.model(), "player").orElseThrow().rows().count())
                    .isEqualTo(1);

            call(store, "crash", "");
            until(store, model -> answer(model) instanceof Answer.Crashed);
        }
        var again = new ArrayList<String>();
        try (Demo demo = Demo.start(fresh, progress -> again.add(progress.toString()))) {
            assertThat(demo.target().local()).isTrue();
            assertThat(again)
                    .anyMatch(step -> step.contains("built before"))
                    .noneMatch(step -> step.contains("compiling"));
        }
    }

    private static Optional<TableState> table(Model model, String name) {
        return Optional.ofNullable(model.tables().get(name));
    }

    private static Answer answer(Model model) {
        return model.calls().isEmpty()
                ? new Answer.Waiting()
                : model.calls().getLast().answer();
    }

    private static void call(Store store, String reducer, String argument) {
        store.post(new Msg.Pressed(Key.of(Key.Code.ESCAPE)));
        type(store, ":call " + reducer);
        store.post(new Msg.Pressed(Key.of(Key.Code.ENTER)));
        type(store, argument);
        store.post(new Msg.Pressed(Key.ctrl('s')));
    }

    @Test
    void aServerThatIsNotThereIsSaidAndTriedAgain() {
        try (var nobody = new NobodyThere();
                Store store = connected(new Target("local", nobody.uri(), "arena", true), Optional.empty())) {
            var down = (Link.Down)
                    until(store, model -> model.link() instanceof Link.Down).link();
            assertThat(down.why().kind()).isEqualTo(Kind.SERVER_DOWN);
            until(store, model -> model.link() instanceof Link.Down next && next.attempt() > 1);
        }
    }

    @Test
    void anUnknownDatabaseAndAWrongTokenAreTwoDifferentSentences() throws WorkFailed {
        try (var host = LocalHost.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), dirs())) {
            var target = new Target("local", host.url(), "nothing-here", true);
            try (Store store = connected(target, Optional.empty())) {
                assertThat(stopped(store).kind()).isEqualTo(Kind.UNKNOWN_DATABASE);
            }
            try (Store store = connected(target, Optional.of(new Secret("not.a.token")))) {
                assertThat(stopped(store).kind()).isEqualTo(Kind.WRONG_TOKEN);
                assertThat(stopped(store).wayOut()).contains("--anonymous");
            }
        }
    }

    @Test
    void somethingElseThatAnswersAtTheAddressIsNoSpacetimeDb() throws Exception {
        var web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", exchange -> {
            byte[] page = "<html>some other program</html>".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        web.start();
        try {
            String url = "http://127.0.0.1:" + web.getAddress().getPort();
            try (Store store = connected(new Target("local", url, "arena", true), Optional.empty())) {
                assertThat(stopped(store).kind()).isEqualTo(Kind.PROTOCOL_REFUSED);
                assertThat(stopped(store).wayOut()).contains("right address");
            }
        } finally {
            web.stop(0);
        }
    }

    private static dev.stdb.workbench.Trouble stopped(Store store) {
        return ((Link.Stopped) until(store, model -> model.link() instanceof Link.Stopped)
                        .link())
                .why();
    }

    @Test
    void theServerGoingAwayKeepsTheRows() throws WorkFailed {
        Demo demo = Demo.start(dirs(), progress -> {});
        try (Store store = connected(demo.target(), Optional.of(demo.token()))) {
            until(
                    store,
                    model -> table(model, "bot")
                            .filter(bot -> bot.rows().count() == 14)
                            .isPresent());
            demo.close();
            until(store, model -> model.link() instanceof Link.Down);
            assertThat(table(store.model(), "bot").orElseThrow().rows().count()).isEqualTo(14);
            assertThat(table(store.model(), "bot").orElseThrow().feed()).isEqualTo(new Feed.Stale());
        }
    }

    @Test
    void anUnknownTemplateNamesThoseThereAre() {
        assertThat(List.of(Projects.templates().getFirst())).anyMatch(line -> line.startsWith("arena"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Projects.create("nope", home.resolve("x")))
                .isInstanceOf(WorkFailed.class)
                .hasMessageContaining("arena");
    }
}
