package dev.stdb.module.build.runtime;

import java.util.Arrays;
import org.teavm.interop.Address;
import org.teavm.runtime.ExceptionHandling;

/** Says in the module log why a call ends, before the trap that ends it: the host itself writes nothing. */
public final class ModulePanic {
    private static final int PANIC = 101;
    private static final int MOST_CAUSES = 8;
    private static final byte[] OUT_OF_MEMORY = bytes("java.lang.OutOfMemoryError: the module's Java heap is full."
            + " It grows up to the limit that the module was built with.");
    private static boolean panicking;

    private ModulePanic() {}

    /** Takes the place of {@code ExceptionHandling.printStack}, which TeaVM calls when nothing catches an exception. */
    public static void uncaught() {
        if (panicking) {
            return;
        }
        panicking = true;
        Throwable thrown = ExceptionHandling.peekException();
        if (thrown == null) {
            return;
        }
        ModuleConsole.flush();
        write(describe(thrown));
    }

    /** Takes the place of {@code Throwable.fillInStackTrace}: frames of which the module keeps no names are left out. */
    public static Throwable fillInStackTrace(Throwable thrown) {
        StackTraceElement[] frames = ExceptionHandling.fillStackTrace();
        int named = 0;
        for (StackTraceElement frame : frames) {
            if (frame != null && !frame.getClassName().isEmpty()) {
                frames[named++] = frame;
            }
        }
        thrown.setStackTrace(named == frames.length ? frames : Arrays.copyOf(frames, named));
        return thrown;
    }

    /** Takes the place of {@code WasmSupport.printOutOfMemory}: nothing can be allocated here. */
    public static void outOfMemory() {
        panicking = true;
        Address none = Address.fromInt(0);
        ModuleConsole.consoleLog(PANIC, none, 0, none, 0, -1, Address.ofData(OUT_OF_MEMORY), OUT_OF_MEMORY.length);
    }

    private static byte[] bytes(String ascii) {
        byte[] result = new byte[ascii.length()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) ascii.charAt(i);
        }
        return result;
    }

    private static String describe(Throwable thrown) {
        var text = new StringBuilder();
        Throwable next = thrown;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            if (i > 0) {
                text.append("\nCaused by: ");
            }
            text.append(next);
            for (StackTraceElement element : next.getStackTrace()) {
                text.append("\n\tat ").append(element);
            }
            next = next.getCause();
        }
        return text.toString();
    }

    private static void write(String message) {
        byte[] utf8 = new byte[message.length() * 3];
        ModuleConsole.record(PANIC, utf8, encode(message, utf8));
    }

    /** UTF-8 without the class library's charsets, which are larger than a small module; gives the number of bytes. */
    private static int encode(String text, byte[] into) {
        int n = 0;
        for (int i = 0; i < text.length(); i++) {
            int c = text.charAt(i);
            if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.length()) {
                c = 0x10000 + ((c - 0xD800) << 10) + (text.charAt(++i) - 0xDC00);
            }
            if (c < 0x80) {
                into[n++] = (byte) c;
                continue;
            }
            if (c < 0x800) {
                into[n++] = (byte) (0xC0 | (c >> 6));
            } else {
                if (c < 0x10000) {
                    into[n++] = (byte) (0xE0 | (c >> 12));
                } else {
                    into[n++] = (byte) (0xF0 | (c >> 18));
                    into[n++] = (byte) (0x80 | ((c >> 12) & 0x3F));
                }
                into[n++] = (byte) (0x80 | ((c >> 6) & 0x3F));
            }
            into[n++] = (byte) (0x80 | (c & 0x3F));
        }
        return n;
    }
}
