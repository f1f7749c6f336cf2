package dev.stdb.tui.screen;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.screen.Screen;
import com.googlecode.lanterna.screen.TerminalScreen;
import com.googlecode.lanterna.terminal.Terminal;
import dev.stdb.workbench.Model;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Screens;
import dev.stdb.workbench.Spot;
import dev.stdb.workbench.Viewport;
import dev.stdb.workbench.run.Face;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The workbench on a Lanterna terminal: draws models, reads keys and the mouse. {@link #show} is called by the loop,
 * {@link #readInput} occupies a thread of its own.
 */
public final class WorkbenchScreen implements Face {
    private static final long DOUBLE_CLICK_MILLIS = 400;
    private static final int WHEEL_LINES = 3;

    private final Terminal terminal;
    private final Screen screen;
    private final Canvas canvas;
    private final Theme theme;
    private volatile Hits hits = new Hits();
    private boolean first = true; // owned by the thread that draws

    // Owned by the thread that reads input.
    private Optional<Spot> lastClicked = Optional.empty();
    private long lastClickAt;

    public WorkbenchScreen(Terminal terminal, Theme theme) throws IOException {
        this.terminal = terminal;
        this.screen = new TerminalScreen(terminal);
        this.canvas = new Canvas(screen);
        this.theme = theme;
        screen.startScreen();
        screen.setCursorPosition(null);
    }

    /** How much there is room for now. */
    public Viewport viewport() throws IOException {
        TerminalSize size = terminal.getTerminalSize();
        return Layout.of(size.getColumns(), size.getRows()).viewport();
    }

    @Override
    public void show(Model model) {
        try {
            boolean whole = screen.doResizeIfNecessary() != null || first;
            first = false;
            TerminalSize size = screen.getTerminalSize();
            var painter = new Painter(canvas, theme, Layout.of(size.getColumns(), size.getRows()));
            hits = painter.paint(Screens.of(model));
            boolean typing = painter.caretX() >= 0;
            screen.setCursorPosition(typing ? new TerminalPosition(painter.caretX(), painter.caretY()) : null);
            screen.refresh(whole ? Screen.RefreshType.COMPLETE : Screen.RefreshType.DELTA);
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal could not be drawn on", e);
        }
    }

    /** Reads until the terminal ends, handing on what is pressed and clicked. */
    public void readInput(Consumer<Msg> messages) throws IOException {
        while (true) {
            KeyStroke stroke = terminal.readInput();
            if (stroke.getKeyType() == KeyType.EOF) return;
            if (stroke instanceof MouseAction action) mouse(action, messages);
            else messages.accept(Strokes.message(stroke));
        }
    }

    private void mouse(MouseAction action, Consumer<Msg> messages) {
        TerminalPosition at = action.getPosition();
        Optional<Spot> spot = hits.at(at.getColumn(), at.getRow());
        switch (action.getActionType()) {
            case CLICK_DOWN -> {
                if (action.getButton() == 1 && spot.isPresent()) click(spot.get(), messages);
            }
            case SCROLL_UP -> spot.ifPresent(under -> messages.accept(new Msg.Wheel(under, -WHEEL_LINES)));
            case SCROLL_DOWN -> spot.ifPresent(under -> messages.accept(new Msg.Wheel(under, WHEEL_LINES)));
            default -> {}
        }
    }

    private void click(Spot spot, Consumer<Msg> messages) {
        long now = System.nanoTime() / 1_000_000;
        boolean twice = lastClicked.equals(Optional.of(spot)) && now - lastClickAt < DOUBLE_CLICK_MILLIS;
        lastClicked = twice ? Optional.empty() : Optional.of(spot);
        lastClickAt = now;
        messages.accept(new Msg.Clicked(spot, twice));
    }
}
