package dev.stdb.tui;

import dev.stdb.workbench.run.WorkFailed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures of commands, said to the user. */
final class Failures {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** @return the exit code */
    static int report(Throwable failure) {
        if (failure instanceof WorkFailed failed) {
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
