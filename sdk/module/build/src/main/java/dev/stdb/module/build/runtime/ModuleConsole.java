package dev.stdb.module.build.runtime;

import org.teavm.interop.Address;
import org.teavm.interop.Import;

/**
 * Standard output and error of a module: whole lines go to the module log, output at level Info, errors at level Error. What
 * a call leaves without a line end is written when it returns.
 */
public final class ModuleConsole {
    private static final int ERROR = 0;
    private static final int INFO = 2;
    private static final int LONGEST_LINE = 8192;
    private static final int NO_LINE = -1;

    private static final Line OUT = new Line(INFO);
    private static final Line ERR = new Line(ERROR);
    private static boolean pending;

    private ModuleConsole() {}

    @Import(module = "spacetime_10.0", name = "console_log")
    static native void consoleLog(
            int level,
            Address target,
            int targetLength,
            Address file,
            int fileLength,
            int line,
            Address message,
            int messageLength);

    /** Takes the place of {@code Console.writeStdout}. */
    public static void writeStdout(byte[] data, int from, int length) {
        OUT.write(data, from, length);
    }

    /** Takes the place of {@code Console.writeStderr}. */
    public static void writeStderr(byte[] data, int from, int length) {
        ERR.write(data, from, length);
    }

    /** Called at the end of every exported function. */
    public static void flush() {
        if (pending) {
            pending = false;
            OUT.end();
            ERR.end();
        }
    }

    /** Writes one record; the text is UTF-8. */
    static void record(int level, byte[] text, int length) {
        Address none = Address.fromInt(0);
        consoleLog(level, none, 0, none, 0, NO_LINE, Address.ofData(text), length);
    }

    private static final class Line {
        private final int level;
        private byte[] text = new byte[256];
        private int length;

        Line(int level) {
            this.level = level;
        }

        void write(byte[] data, int from, int count) {
            for (int i = from; i < from + count; i++) {
                if (data[i] == '\n') {
                    record(level, text, length);
                    length = 0;
                } else {
                    add(data[i]);
                }
            }
            pending |= length > 0;
        }

        private void add(byte b) {
            if (length == LONGEST_LINE) {
                record(level, text, length);
                length = 0;
            }
            if (length == text.length) {
                byte[] longer = new byte[length * 2];
                System.arraycopy(text, 0, longer, 0, length);
                text = longer;
            }
            text[length++] = b;
        }

        void end() {
            if (length > 0) {
                record(level, text, length);
                length = 0;
            }
        }
    }
}
