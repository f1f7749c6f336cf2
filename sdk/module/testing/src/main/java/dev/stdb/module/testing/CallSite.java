package dev.stdb.module.testing;

import org.jspecify.annotations.Nullable;

/** Finds the line of module code that called the log. */
final class CallSite {
    private static final String API = "dev.stdb.module.";

    private CallSite() {}

    /** The innermost frame that is neither the API's nor ours, null if there is none. */
    static @Nullable StackTraceElement find() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> !isPlumbing(frame.getClassName()))
                        .findFirst()
                        .map(StackWalker.StackFrame::toStackTraceElement)
                        .orElse(null));
    }

    private static boolean isPlumbing(String className) {
        return className.startsWith(API + "abi.")
                || className.startsWith(CallSite.class.getPackageName() + ".JvmHost")
                || className.equals(CallSite.class.getName())
                // Classes of the API itself, none of a package below it.
                || (className.startsWith(API) && className.indexOf('.', API.length()) < 0);
    }
}
