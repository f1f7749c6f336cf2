package dev.stdb.tui;

import dev.stdb.tui.screen.Theme;
import dev.stdb.tui.screen.WorkbenchScreen;
import dev.stdb.tui.terminal.StdbTerminal;
import dev.stdb.workbench.Link;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Target;
import dev.stdb.workbench.run.Secret;
import dev.stdb.workbench.run.ServerLink;
import dev.stdb.workbench.run.Store;
import java.io.Console;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The full screen from start to end: takes the terminal, connects, runs until the user leaves, gives it back. */
final class Session {
    private static final Logger log = LoggerFactory.getLogger(Session.class);

    private Session() {}

    /** Whether there is a terminal to draw on and to read keys from. */
    @SuppressWarnings("SystemConsoleNull") // null where the platform has no console at all; isTerminal tells the rest
    static boolean hasTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** @return the exit code: 0, or 1 when there never was a connection or something failed */
    static int run(Target target, Optional<Secret> token) throws IOException {
        var colours = Theme.detect(System.getenv());
        try (StdbTerminal terminal = StdbTerminal.open(colours != Theme.Colours.NONE)) {
            Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> crash(terminal, thread, failure));
            return run(terminal, new Theme(colours), target, token);
        }
    }

    private static int run(StdbTerminal terminal, Theme theme, Target target, Optional<Secret> token)
            throws IOException {
        var screen = new WorkbenchScreen(terminal, theme);
        var effects = new ServerLink(token, System::currentTimeMillis);
        var store = new Store(Model.of(target, System.currentTimeMillis()), System::currentTimeMillis, effects, screen);
        try (store) {
            store.post(new Msg.Resized(screen.viewport()));
            store.post(new Msg.Started());
            store.start();
            terminal.onWindowChange(() -> resized(screen, store));
            startReading(screen, store);
            store.ended().toCompletableFuture().join();
        } catch (CompletionException e) {
            terminal.close();
            return report(e.getCause() == null ? e : e.getCause());
        }
        terminal.close();
        return farewell(store.model());
    }

    private static void resized(WorkbenchScreen screen, Store store) {
        try {
            store.post(new Msg.Resized(screen.viewport()));
        } catch (IOException e) {
            log.warn("the new size of the window is not known", e);
        }
    }

    private static void startReading(WorkbenchScreen screen, Store store) {
        var thread = new Thread(
                () -> {
                    try {
                        screen.readInput(store::post);
                    } catch (IOException e) {
                        log.warn("the terminal can no longer be read", e);
                    }
                    store.close(); // the terminal is gone
                },
                "keys");
        thread.setDaemon(true);
        thread.start();
    }

    /** What stays on the user's terminal afterwards. */
    private static int farewell(Model model) {
        if (!model.catalogue().entries().isEmpty()) return 0;
        var why = switch (model.link()) {
            case Link.Down down -> down.why();
            case Link.Stopped stopped -> stopped.why();
            default -> null;
        };
        if (why == null) return model.link() instanceof Link.Up ? 0 : 1;
        System.err.println(why.sentence());
        if (!why.serverText().isBlank())
            System.err.println("It says: " + why.serverText().strip());
        System.err.println(why.wayOut());
        return 1;
    }

    private static void crash(StdbTerminal terminal, Thread thread, Throwable failure) {
        terminal.close();
        log.error("thread {} failed", thread.getName(), failure);
        System.exit(report(failure));
    }

    private static int report(Throwable failure) {
        log.error("the workbench failed", failure);
        System.err.println("stdb-tui failed: " + failure);
        System.err.println("This is a fault of the program. The log has the details: " + FileLogging.file());
        return 1;
    }
}
