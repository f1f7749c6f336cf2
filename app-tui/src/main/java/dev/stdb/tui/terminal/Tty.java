package dev.stdb.tui.terminal;

import com.googlecode.lanterna.TerminalSize;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The terminal device of a Unix system, through {@code stty}: its settings, kept, changed and put back. */
final class Tty {
    private static final File DEVICE = new File("/dev/tty");
    private static final TerminalSize FALLBACK = new TerminalSize(80, 24);

    private final String saved;
    private TerminalSize sizeAtStart;

    private Tty(String saved, TerminalSize size) {
        this.saved = saved;
        this.sizeAtStart = size;
    }

    /**
     * Turns echo, line editing and signal keys off.
     *
     * @throws IOException when there is no terminal
     */
    static Tty raw() throws IOException {
        String answer = run("stty -g && stty size && stty -icanon -echo -isig -ixon -icrnl min 1 time 0");
        String[] lines = answer.split("\n", -1);
        if (lines.length < 2) throw new IOException("stty said: " + answer.strip());
        return new Tty(lines[0].strip(), parseSize(lines[1]).orElse(FALLBACK));
    }

    /** Puts the settings back as they were. */
    void restore() throws IOException {
        run("stty '" + saved + "'");
    }

    /** Columns and rows as they were when this was made. */
    TerminalSize sizeAtStart() {
        return sizeAtStart;
    }

    /** Columns and rows now; those of the last answer when the device does not say. */
    TerminalSize size() throws IOException {
        sizeAtStart = parseSize(run("stty size")).orElse(sizeAtStart);
        return sizeAtStart;
    }

    private static Optional<TerminalSize> parseSize(String rowsAndColumns) {
        String[] parts = rowsAndColumns.strip().split(" ", -1);
        if (parts.length != 2) return Optional.empty();
        try {
            int rows = Integer.parseInt(parts[0]);
            int columns = Integer.parseInt(parts[1]);
            return rows > 0 && columns > 0 ? Optional.of(new TerminalSize(columns, rows)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String run(String script) throws IOException {
        Process process = new ProcessBuilder("/bin/sh", "-c", script)
                .redirectInput(DEVICE)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) throw new IOException("stty does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while stty ran", e);
        }
        if (process.exitValue() != 0) throw new IOException(answer.strip());
        return answer;
    }
}
