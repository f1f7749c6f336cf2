package dev.stdb.tui.terminal;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a terminal sends, as key strokes: UTF-8 text, the escape sequences of xterm and its relatives, SGR mouse reports
 * (1006) and bracketed paste (2004). Used by one thread, which {@link #read} blocks.
 */
final class StrokeReader {
    /** A paste beyond this many bytes is cut; the rest is read and dropped. */
    static final int MAX_PASTE_BYTES = 1 << 20;

    private static final int ESC = 0x1B;
    private static final int ESCAPE_WAIT_MILLIS = 30;
    private static final int MAX_SEQUENCE = 64;
    private static final byte[] PASTE_END = "\u001B[201~".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int next;
    private int filled;

    StrokeReader(InputStream in) {
        this.in = in;
    }

    /** The next stroke, waiting for it; {@link KeyType#EOF} when the terminal is gone. */
    KeyStroke read() throws IOException {
        while (true) {
            KeyStroke stroke = decode();
            if (stroke != null) return stroke;
        }
    }

    /** The next stroke when something has arrived already, else null. */
    @Nullable
    KeyStroke poll() throws IOException {
        return next < filled || in.available() > 0 ? decode() : null;
    }

    private @Nullable KeyStroke decode() throws IOException {
        int b = take();
        if (b < 0) return new KeyStroke(KeyType.EOF);
        if (b == ESC) return escape();
        return plain(b, false);
    }

    private KeyStroke plain(int b, boolean alt) throws IOException {
        return switch (b) {
            case '\r', '\n' -> new KeyStroke(KeyType.Enter, false, alt);
            case '\t' -> new KeyStroke(KeyType.Tab, false, alt);
            case 0x7F, 0x08 -> new KeyStroke(KeyType.Backspace, false, alt);
            case 0 -> new KeyStroke(' ', true, alt);
            default -> b < 0x20 ? control(b, alt) : text(b, alt);
        };
    }

    private static KeyStroke control(int b, boolean alt) {
        char letter = (char) (b <= 26 ? b + 'a' - 1 : b + '@');
        return new KeyStroke(letter, true, alt);
    }

    private KeyStroke text(int b, boolean alt) throws IOException {
        int codePoint = b < 0x80 ? b : utf8(b);
        if (Character.isBmpCodePoint(codePoint)) return new KeyStroke((char) codePoint, false, alt);
        return new PasteStroke(Character.toString(codePoint));
    }

    /** The rest of a UTF-8 sequence; U+FFFD for what is none. */
    private int utf8(int lead) throws IOException {
        int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
        if (more == 0 || lead > 0xF7) return 0xFFFD;
        int codePoint = lead & (0x3F >> more);
        for (int i = 0; i < more; i++) {
            int b = take();
            if (b < 0 || (b & 0xC0) != 0x80) return 0xFFFD;
            codePoint = (codePoint << 6) | (b & 0x3F);
        }
        return Character.isValidCodePoint(codePoint) && (codePoint < 0xD800 || codePoint > 0xDFFF) ? codePoint : 0xFFFD;
    }

    private @Nullable KeyStroke escape() throws IOException {
        if (!arrivesSoon()) return new KeyStroke(KeyType.Escape);
        int b = take();
        return switch (b) {
            case '[' -> controlSequence();
            case 'O' -> applicationKey();
            case 0x7F, 0x08 -> plain(b, true);
            case -1 -> new KeyStroke(KeyType.Escape);
            default -> {
                next--; // Esc and a quick key after it; terminals send Alt and a key the same way
                yield new KeyStroke(KeyType.Escape);
            }
        };
    }

    private KeyStroke applicationKey() throws IOException {
        if (!arrivesSoon()) return new KeyStroke('O', false, true);
        int b = take();
        return switch (b) {
            case 'P' -> new KeyStroke(KeyType.F1);
            case 'Q' -> new KeyStroke(KeyType.F2);
            case 'R' -> new KeyStroke(KeyType.F3);
            case 'S' -> new KeyStroke(KeyType.F4);
            case 'M' -> new KeyStroke(KeyType.Enter);
            default -> letterKey(b, 1);
        };
    }

    private @Nullable KeyStroke controlSequence() throws IOException {
        if (!arrivesSoon()) return new KeyStroke('[', false, true);
        var parameters = new StringBuilder();
        while (true) {
            int b = take();
            if (b < 0) return new KeyStroke(KeyType.EOF);
            if (b == '[' && parameters.isEmpty()) {
                take(); // the Linux console's function keys: ESC [ [ A
                return null;
            }
            if (b >= 0x40 && b <= 0x7E) return sequence(parameters.toString(), b);
            if (parameters.length() < MAX_SEQUENCE) parameters.append((char) b);
        }
    }

    private @Nullable KeyStroke sequence(String parameters, int end) throws IOException {
        if (parameters.startsWith("<")) return mouse(parameters.substring(1), end == 'M');
        String[] numbers = parameters.split(";", -1);
        int modifiers = numbers.length > 1 ? number(numbers[1], 1) : 1;
        if (end == '~') return number(numbers[0], 0) == 200 ? paste() : numberedKey(number(numbers[0], 0), modifiers);
        if (end == 'I' || end == 'O') return null; // the window got or lost the focus
        return letterKey(end, modifiers);
    }

    private static KeyStroke letterKey(int letter, int modifiers) {
        KeyType type = switch (letter) {
            case 'A' -> KeyType.ArrowUp;
            case 'B' -> KeyType.ArrowDown;
            case 'C' -> KeyType.ArrowRight;
            case 'D' -> KeyType.ArrowLeft;
            case 'H' -> KeyType.Home;
            case 'F' -> KeyType.End;
            case 'Z' -> KeyType.ReverseTab;
            case 'P' -> KeyType.F1;
            case 'Q' -> KeyType.F2;
            case 'R' -> KeyType.F3;
            case 'S' -> KeyType.F4;
            default -> KeyType.Unknown;
        };
        return modified(type, modifiers);
    }

    private static KeyStroke numberedKey(int number, int modifiers) {
        KeyType type = switch (number) {
            case 1, 7 -> KeyType.Home;
            case 2 -> KeyType.Insert;
            case 3 -> KeyType.Delete;
            case 4, 8 -> KeyType.End;
            case 5 -> KeyType.PageUp;
            case 6 -> KeyType.PageDown;
            case 11 -> KeyType.F1;
            case 12 -> KeyType.F2;
            case 13 -> KeyType.F3;
            case 14 -> KeyType.F4;
            case 15 -> KeyType.F5;
            default -> KeyType.Unknown;
        };
        return modified(type, modifiers);
    }

    private static KeyStroke modified(KeyType type, int modifiers) {
        int bits = modifiers - 1;
        return new KeyStroke(type, (bits & 4) != 0, (bits & 2) != 0, (bits & 1) != 0);
    }

    private static @Nullable KeyStroke mouse(String parameters, boolean pressed) {
        String[] numbers = parameters.split(";", -1);
        if (numbers.length != 3) return null;
        int code = number(numbers[0], -1);
        int column = number(numbers[1], 0) - 1;
        int row = number(numbers[2], 0) - 1;
        if (code < 0 || column < 0 || row < 0) return null;
        int button = (code & 3) + 1;
        MouseActionType type;
        if ((code & 0x40) != 0) type = (code & 1) == 0 ? MouseActionType.SCROLL_UP : MouseActionType.SCROLL_DOWN;
        else if ((code & 0x20) != 0) type = button == 4 ? MouseActionType.MOVE : MouseActionType.DRAG;
        else type = pressed ? MouseActionType.CLICK_DOWN : MouseActionType.CLICK_RELEASE;
        return new MouseAction(type, button, new TerminalPosition(column, row));
    }

    private KeyStroke paste() throws IOException {
        var text = new ByteArrayOutputStream();
        int matched = 0;
        while (matched < PASTE_END.length) {
            int b = take();
            if (b < 0) break;
            if (b == PASTE_END[matched]) {
                matched++;
                continue;
            }
            keep(text, PASTE_END, matched);
            matched = b == ESC ? 1 : 0;
            if (matched == 0 && text.size() < MAX_PASTE_BYTES) text.write(b);
        }
        return new PasteStroke(text.toString(StandardCharsets.UTF_8));
    }

    private static void keep(ByteArrayOutputStream text, byte[] bytes, int count) {
        if (text.size() < MAX_PASTE_BYTES) text.write(bytes, 0, count);
    }

    private static int number(String digits, int otherwise) {
        if (digits.isEmpty() || digits.length() > 6) return otherwise;
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) < '0' || digits.charAt(i) > '9') return otherwise;
        }
        return Integer.parseInt(digits);
    }

    /** Whether more follows at once, as in an escape sequence, or the user pressed just Esc. */
    private boolean arrivesSoon() throws IOException {
        for (int waited = 0; next == filled && in.available() == 0; waited += 5) {
            if (waited >= ESCAPE_WAIT_MILLIS) return false;
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private int take() throws IOException {
        if (next == filled) {
            filled = in.read(buffer);
            next = 0;
            if (filled <= 0) {
                filled = 0;
                return -1;
            }
        }
        return buffer[next++] & 0xFF;
    }
}
