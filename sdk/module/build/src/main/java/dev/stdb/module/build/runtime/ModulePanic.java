package dev.stdb.module.build.runtime;

import dev.stdb.module.Log;
import org.teavm.interop.Address;
import org.teavm.runtime.ExceptionHandling;

/** Says in the module log why a call ends, before the trap that ends it: the host itself writes nothing. */
public final class ModulePanic {
    private static final int PANIC = 101;
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
        Log.panic(thrown);
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
        StackTraceElement[] kept = new StackTraceElement[named];
        System.arraycopy(frames, 0, kept, 0, named);
        thrown.setStackTrace(kept);
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
}
