package dev.stdb.workbench.run;

import java.io.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of work that did not succeed; the message and the details are for the user. */
public final class WorkFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    public WorkFailed(String message, List<String> details) {
        super(message);
        this.details = List.copyOf(details);
    }

    public WorkFailed(@Nullable String message, Throwable cause) {
        super(message == null ? cause.toString() : message, cause);
        this.details = List.of();
    }

    /** Each problem found, whole: place, what is wrong, what to do; may have several lines. */
    public List<String> details() {
        return details;
    }
}
