package dev.stdb.tui.terminal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Collects what is written until {@link #flush}, then hands it on in one piece, marked as one frame (synchronised output,
 * mode 2026), so that no terminal shows a half-drawn screen.
 */
final class FrameOutput extends OutputStream {
    private static final byte[] BEGIN = "\u001B[?2026h".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\u001B[?2026l".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream terminal;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(1 << 16);

    FrameOutput(OutputStream terminal) {
        this.terminal = terminal;
        frame.writeBytes(BEGIN);
    }

    @Override
    public synchronized void write(int b) {
        frame.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        frame.write(bytes, from, count);
    }

    @Override
    public synchronized void flush() throws IOException {
        if (frame.size() == BEGIN.length) return;
        frame.writeBytes(END);
        frame.writeTo(terminal);
        terminal.flush();
        frame.reset();
        frame.writeBytes(BEGIN);
    }
}
