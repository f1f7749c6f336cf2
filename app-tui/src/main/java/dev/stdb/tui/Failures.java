package dev.stdb.tui;

import dev.stdb.workbench.run.WorkFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of commands, said to the user. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /**
     * @param json whether the command was asked for JSON: then the failure of its work is JSON on standard output too
     * @return the exit code
     */
    static int report(Throwable failure, boolean json) {
        if (failure instanceof WorkFailed failed) {
            if (json) {
                JsonAnswer.print(
                        "ok", false, "message", String.valueOf(failed.getMessage()), "problems", failed.details());
                return 1;
            }
            failed.details().forEach(System.err::println);
            System.err.println("stdb-tui: " + failed.getMessage());
            return 1;
        }
        log.error("the command failed", failure);
        System.err.println("stdb-tui failed: " + failure);
        System.err.println("The log has the details: " + FileLogging.file());
        return 1;
    }
}
