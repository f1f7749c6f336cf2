package dev.stdb.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import com.googlecode.lanterna.TextColor;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.terminal.ansi.ANSITerminal;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The user's terminal, taken over until {@link #close}: raw, with SGR mouse, bracketed paste and frames that appear
 * whole. A shutdown hook gives it back when nobody closes it; closing twice does nothing.
 *
 * <p>{@link #readInput} is for one thread, drawing for another.
 */
public final class StdbTerminal extends ANSITerminal {
    private static final String MODES_ON = "\u001B[?1002h\u001B[?1006h\u001B[?2004h\u001B[22;2t";
    private static final String MODES_OFF = "\u001B[?1002l\u001B[?1006l\u001B[?2004l\u001B[23;2t";

    private final StrokeReader strokes;
    private final Tty tty;
    private final boolean colour;
    private final AtomicBoolean taken = new AtomicBoolean(true);
    private final Thread hook;
    private boolean privateMode;

    private StdbTerminal(InputStream in, OutputStream out, Tty tty, boolean colour) {
        super(in, out, StandardCharsets.UTF_8);
        this.strokes = new StrokeReader(in);
        this.tty = tty;
        this.colour = colour;
        onResized(tty.sizeAtStart().getColumns(), tty.sizeAtStart().getRows());
        this.hook = new Thread(this::giveBack, "restore terminal");
    }

    /**
     * Takes the terminal of this process over.
     *
     * @param colour false draws without any colour (NO_COLOR)
     * @throws IOException when this process has no terminal
     */
    public static StdbTerminal open(boolean colour) throws IOException {
        var terminal = new StdbTerminal(
                new FileInputStream(FileDescriptor.in),
                new FrameOutput(new FileOutputStream(FileDescriptor.out)),
                Tty.raw(),
                colour);
        Runtime.getRuntime().addShutdownHook(terminal.hook);
        return terminal;
    }

    /** Calls this when the window's size changed, on a thread of the system's; needs the module jdk.unsupported. */
    public void onWindowChange(Runnable changed) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object listener = Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) changed.run();
                        return method.getName().equals("equals") ? isSame(proxy, first(arguments)) : null;
                    });
            Object winch = signal.getConstructor(String.class).newInstance("WINCH");
            signal.getMethod("handle", signal, handler).invoke(null, winch, listener);
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | InstantiationException
                | IllegalAccessException
                | InvocationTargetException e) {
            throw new IllegalStateException("this Java cannot tell when the window changes its size", e);
        }
    }

    @SuppressWarnings("ReferenceEquality") // a proxy is equal to itself only
    private static boolean isSame(Object proxy, @Nullable Object other) {
        return proxy == other;
    }

    private static @Nullable Object first(Object @Nullable [] arguments) {
        return arguments == null || arguments.length == 0 ? null : arguments[0];
    }

    @Override
    public KeyStroke readInput() throws IOException {
        return strokes.read();
    }

    @Override
    public @Nullable KeyStroke pollInput() throws IOException {
        return strokes.poll();
    }

    @Override
    protected TerminalSize findTerminalSize() throws IOException {
        return tty.size();
    }

    @Override
    public void setForegroundColor(TextColor color) throws IOException {
        if (colour) super.setForegroundColor(color);
    }

    @Override
    public void setBackgroundColor(TextColor color) throws IOException {
        if (colour) super.setBackgroundColor(color);
    }

    @Override
    public void enterPrivateMode() throws IOException {
        super.enterPrivateMode();
        privateMode = true;
        writeToTerminal(MODES_ON.getBytes(StandardCharsets.US_ASCII));
        flush();
    }

    @Override
    public void exitPrivateMode() throws IOException {
        if (!privateMode) return;
        privateMode = false;
        writeToTerminal(MODES_OFF.getBytes(StandardCharsets.US_ASCII));
        super.exitPrivateMode();
    }

    @Override
    public void close() {
        giveBack();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook finds nothing left to do.
        }
    }

    private void giveBack() {
        if (!taken.compareAndSet(true, false)) return;
        try {
            exitPrivateMode();
        } catch (IOException e) {
            System.err.println("The terminal could not be cleared: " + e.getMessage());
        }
        try {
            tty.restore();
        } catch (IOException e) {
            System.err.println(
                    "The terminal's settings could not be restored (" + e.getMessage() + "): run `stty sane`.");
        }
    }
}
